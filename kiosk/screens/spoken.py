"""What a voice reads of a screen: its head, then what is now on it."""

import re
from collections.abc import Iterable, Sequence

from textual.screen import Screen

from widgets.heading import Heading
from widgets.pressable import Pressable


def of_screen(screen: Screen[None], found: Sequence[Pressable]) -> str:
    """Its heading; then, of the targets `found` above the bar, the one that is now, or all."""
    heads = [head.headline for head in screen.query(Heading) if head.display]
    now = [one for one in found if is_now(one)]
    return sentences([*heads, *(one.words for one in now or found)])


def with_others(said: str, found: Iterable[Pressable]) -> str:
    """What is `said` of a screen, then the targets `found` that it does not name."""
    named = re.split(r"(?<=[.!?…]) ", said)
    words = dict.fromkeys(sentences([one.words]) for one in found)
    return sentences([said, *(one for one in words if one not in named)])


def is_now(widget: Pressable) -> bool:
    """Whether it is the one thing to do."""
    return str(getattr(widget, "state", "")) == "now"


def sentences(said: list[str]) -> str:
    """One after the other, with a breath in between."""
    ends = (one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in said if one.strip())
    return " ".join(ends)
