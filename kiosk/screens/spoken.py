"""What a voice reads of a screen: its head, then what is now on it."""

from textual.screen import Screen
from textual.widget import Widget

from widgets.heading import Heading
from widgets.pressable import Pressable
from widgets.speaker_button import SpeakerButton

from .targets import targets


def of_screen(screen: Screen[None], foot: Widget) -> str:
    """Its heading; then the card that is now, or all that can be pressed above the bar `foot`."""
    heads = [head.headline for head in screen.query(Heading) if head.display]
    above, _bar = targets(screen, foot)
    found = [one for one in above if not isinstance(one, SpeakerButton)]
    now = [one for one in found if is_now(one)]
    return sentences([*heads, *(one.words for one in now or found)])


def is_now(widget: Pressable) -> bool:
    """Whether it is the one thing to do."""
    return str(getattr(widget, "state", "")) == "now"


def sentences(said: list[str]) -> str:
    """One after the other, with a breath in between."""
    ends = (one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in said if one.strip())
    return " ".join(ends)
