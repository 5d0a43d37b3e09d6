"""The targets of a screen as keys and switches go through them: by rows, and by arrows."""

from collections.abc import Callable, Sequence

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from widgets.pressable import Pressable

ASIDE = 3  # how much more a cell to the side counts than one on the way

Rows = tuple[tuple[Pressable, ...], ...]


def targets(screen: Screen[None], below: Widget) -> tuple[list[Pressable], list[Pressable]]:
    """What can be pressed on the screen, in reading order: apart from `below`, and in it."""
    every = (one for one in screen.query(Widget) if isinstance(one, Pressable))
    found = [one for one in every if is_target(one)]
    found.sort(key=lambda one: (one.region.y, one.region.x))
    return (
        [one for one in found if below not in one.ancestors],
        [one for one in found if below in one.ancestors],
    )


def is_target(widget: Pressable) -> bool:
    """Whether a finger could press it now."""
    return widget.focusable and not widget.absent and bool(widget.region.area)


def rows(found: Sequence[Pressable]) -> Rows:
    """Targets that begin on one row are a group; those of a single column are one group as well."""
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
