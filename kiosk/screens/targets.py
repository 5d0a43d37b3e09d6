"""The targets of a screen as keys and switches go through them: by rows, and by arrows."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from widgets.pressable import Pressable

ASIDE = 3  # how much more a cell to the side counts than one on the way

Rows = tuple[tuple[Pressable, ...], ...]


class Targets:
    """What can be pressed on a screen now: above its foot, and in it; the `speaker` comes last."""

    def __init__(self, screen: Screen[None], foot: Widget, speaker: Widget) -> None:
        self._screen = screen
        self._foot = foot
        self._speaker = speaker
        self._last_key = ("", 0.0)  # and its time

    @property
    def _found(self) -> list[Pressable]:
        """All of it in reading order."""
        every = (one for one in self._screen.query(Widget) if isinstance(one, Pressable))
        return sorted(filter(is_target, every), key=lambda one: (one.region.y, one.region.x))

    @property
    def above(self) -> list[Pressable]:
        """What is above the foot, but for the speaker."""
        aside = (self._foot, self._speaker)
        return [one for one in self._found if not set(aside) & {one, *one.ancestors}]

    @property
    def below(self) -> list[Pressable]:
        """What is in the foot."""
        return [one for one in self._found if self._foot in one.ancestors]

    def groups(self) -> Rows:
        """What a switch goes through: the rows of targets, then the foot's, then the speaker."""
        speaker = tuple(one for one in self._found if one is self._speaker)
        return tuple(group for group in (*rows(self.above), *rows(self.below), speaker) if group)

    def heard(self, event: events.Key) -> bool:
        """Note a key; whether it is held: the same one, again and again."""
        before, self._last_key = self._last_key, (event.key, event.time)
        return event.key == before[0] and event.time - before[1] < Pressable.STILL

    def towards(self, way: str) -> Pressable | None:
        """Where an arrow key leads: the next target on that way, or the first of all."""
        found, here = self._found, self._screen.focused
        return towards(way, here, found) if here else next(iter(found), None)

    def press(self, number: int) -> None:
        """A number key: press the target at that place in reading order; the foot's have none."""
        above = self.above
        if 1 <= number <= len(above):
            above[number - 1].act()


def is_target(widget: Pressable) -> bool:
    """Whether a finger could press it now."""
    return widget.focusable and not widget.absent and bool(widget.region.area)


def rows(found: Sequence[Pressable]) -> Rows:
    """Targets that begin on one row are a group; those of a single column are one group as well."""
    if not found:
        return ()
    if len({one.region.x for one in found}) == 1:
        return (tuple(found),)
    tops = dict.fromkeys(one.region.y for one in found)
    return tuple(tuple(one for one in found if one.region.y == top) for top in tops)


WAYS: dict[str, Callable[[Region, Region], tuple[int, int]]] = {  # cells on the way, and aside
    "right": lambda here, there: (there.x - here.x, abs(there.y - here.y)),
    "left": lambda here, there: (here.x - there.x, abs(there.y - here.y)),
    "down": lambda here, there: (there.y - here.y, abs(middle(there) - middle(here))),
    "up": lambda here, there: (here.y - there.y, abs(middle(there) - middle(here))),
}


def middle(region: Region) -> int:
    return region.x + region.width // 2


def towards(key: str, here: Widget, found: Sequence[Pressable]) -> Pressable | None:
    """The target that an arrow key leads to from `here`; None where there is none that way."""
    ways = [(WAYS[key](here.region, one.region), one) for one in found if one is not here]
    ahead = [(on + ASIDE * aside, one) for (on, aside), one in ways if on > 0]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None
