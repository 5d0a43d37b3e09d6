"""A question being answered: its keys, the answer so far, and what a press does to it."""

from abc import ABC, abstractmethod

from kiosk.language import N_
from widgets.key_places import Rows

from ..asking import Asking
from ..bar import Button

Buttons = dict[str, Button]


class Answer(ABC):
    """Knows no widget: the screen shows what it says, and hands it what was pressed."""

    TYPED = False  # a keyboard's letters are its keys, not the bar's
    DATED = False  # a month takes every row: the answer has none of its own
    heads: tuple[str, ...] = ()

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.refusal = ""  # why the last press changed nothing

    @property
    @abstractmethod
    def value(self) -> object:
        """The answer so far; None while there is none."""

    @property
    @abstractmethod
    def said(self) -> str:
        """The same in words."""

    @property
    def fault(self) -> str:
        """Why it can't be taken as it is; empty for an answer that can."""
        return ""

    @property
    def cursor(self) -> int | None:
        """Where the cursor stands in what is said; None where nothing is typed."""
        return None

    @property
    def beside(self) -> str:
        """What stands beside the question."""
        return ""

    @abstractmethod
    def rows(self, columns: int) -> Rows:
        """The keys, on a board of so many columns."""

    @property
    def buttons(self) -> Buttons:
        """What the bar has beside Back and Done, by place; each presses a key."""
        return {}

    @abstractmethod
    def press(self, name: str) -> None:
        """A key of the board or of the bar, by its name."""

    def takes(self, name: str, columns: int) -> bool:
        """Whether it has a key of that name. A quick finger may still press one of the question
        before this one.
        """
        keys = any(key.name == name for row in self.rows(columns) for key in row)
        return keys or any(one.action == press(name) for one in self.buttons.values())

    def type(self, key: str, character: str | None) -> bool:
        """A key of a keyboard; whether it meant something here."""
        return False


def pressing(name: str, label: str, icon: str = "", key: str = "") -> Button:
    """A button of the bar that presses a key of the answer."""
    return Button(press(name), label, icon, key)


def press(name: str) -> str:
    """The action of such a button."""
    return f"press('{name}')"


BEFORE = pressing("before", N_("Before"), "back", "e")
AFTER = pressing("after", N_("After"), "more", "a")
