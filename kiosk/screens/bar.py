"""The bar of large buttons at the foot of every screen: five places, always the same."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.language import _
from widgets.bar_button import BarButton

from .reach import Grip

PLACES = ("back", "second", "third", "fourth", "more")
WIDTHS = {"back": "edge", "second": "side", "third": "centre", "fourth": "side", "more": "edge"}
ADULTS = ("fourth",)  # the way to the grown-ups: 20 mm where a child's targets have 30
MAIN_ADULTS = ("third", "fourth")  # "We tried" and "Not today"
MAIN_WIDTHS = {**WIDTHS, "second": "main", "third": "choice", "fourth": "choice"}


class Button(NamedTuple):
    """What stands in a place: the action that it runs, its word (marked by N_), icon and key."""

    action: str
    label: str
    icon: str
    key: str
    loud: bool = False  # the one thing that is now on the screen


ABSENT = Button("", "", "", "")


class Bar(Horizontal):
    """Back is bottom left and More bottom right, on every screen.

    An absent button leaves its place empty. With `main` the second place is a wide main button and
    the two beside it are its alternatives.
    """

    def __init__(self, *, main: bool = False) -> None:
        super().__init__(classes="bar")
        self._main = main
        self._grip: Grip | None = None
        self._buttons = {
            place: BarButton(id=place, classes=f"{place} {width}")
            for place, width in widths(main).items()
        }
        self._buttons["second"].kind = "main" if main else "quiet"
        self._set = dict.fromkeys(PLACES, ABSENT)
        self.keys_shown = False
        self.taller = 0  # rows beyond the usual height

    def compose(self) -> Iterator[Widget]:
        yield from self._buttons.values()

    def with_main(self, main: bool) -> None:
        """Whether the second place is the main button, and the others make room for it."""
        if main == self._main:
            return
        before, self._main = widths(self._main), main
        for place, width in widths(main).items():
            if width != before[place]:
                self._buttons[place].remove_class(before[place]).add_class(width)
        self._buttons["second"].kind = "main" if main else "quiet"
        self._widen()

    def fit(self, grip: Grip | None, usual: int) -> None:
        """Make every button large enough for a finger; without a grip the look's figures hold.

        `usual` is the bar's height in rows where nobody asks for more; `taller` becomes the rest.
        """
        self._grip = grip
        self.set_class(grip is not None and grip.adult != grip.child, "-large")
        self.taller = max(0, grip.child.rows - usual) if grip else 0
        self.styles.min_height = grip.child.rows if grip else None
        self._widen()

    def _widen(self) -> None:
        grip, adults = self._grip, MAIN_ADULTS if self._main else ADULTS
        for place, button in self._buttons.items():
            least = grip and (grip.adult if place in adults else grip.child)
            button.styles.min_width = least.columns if least else None

    def put(self, **places: Button) -> None:
        """Fill the places named; all others become absent."""
        self._set = {place: places.get(place, ABSENT) for place in PLACES}
        for place, wanted in self._set.items():
            button = self._buttons[place]
            button.label, button.icon = _(wanted.label), wanted.icon
            if button.kind != "main":
                button.kind = "loud" if wanted.loud else "quiet"
        self.set_class(bool(self._main) and not self._set["back"].label, "-whole")
        self.show_keys(self.keys_shown)

    def show_keys(self, shown: bool) -> None:
        """Show on each button the key that does the same; for those who came with a keyboard."""
        self.keys_shown = shown
        for place, wanted in self._set.items():
            self._buttons[place].key_hint = wanted.key if shown else ""

    def label_of(self, place: str) -> str:
        """The word that stands in a place; empty when it is."""
        return self._buttons[place].label

    def action_of(self, button: BarButton) -> str:
        """The action that a pressed button stands for; empty when its place is empty."""
        return self._set[button.id or "back"].action

    def action_for_key(self, key: str) -> str:
        """The action whose key was pressed; empty when there is none."""
        return next((one.action for one in self._set.values() if one.key == key), "")


def widths(main: bool) -> dict[str, str]:
    """The class of each place's width."""
    return MAIN_WIDTHS if main else WIDTHS
