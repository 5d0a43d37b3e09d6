"""What the child of the screens hears: words read aloud, and the tone of a star."""

from collections.abc import Callable

from kiosk.device.hearing import lacking
from kiosk.device.sound import Sound
from kiosk.device.voice import Voice
from kiosk.household.plan import Child
from kiosk.language import language


class Hearing:
    """By the settings of the child whom the screens are about; without any, nothing sounds."""

    def __init__(self, child: Callable[[], Child | None]) -> None:
        self._child = child
        self._voice, self._sound = Voice(), Sound()
        self.said_last = ""  # what was read aloud last

    def say(self, words: str, listener: Child | None = None) -> None:
        """Have words read aloud, in place of what was said before; nothing where the `listener`,
        else the child of the screens, is not to be read to.
        """
        child = listener or self._child()
        if child and child.read_aloud:
            self.said_last = words
            self._voice.say(words, language())

    def chime(self) -> None:
        """The tone of a star; nothing where the child is not to hear any, or has no stars."""
        child = self._child()
        if child and child.sounds and child.stars:
            self._sound.chime()

    def sample(self, words: str) -> None:
        """The voice and the tone, for a grown-up to hear; nothing of what the child has not."""
        self.chime()
        self.say(words)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Packages without which the child does not hear what the plan says."""
        child = self._child()
        return lacking([child] if child else ())

    def stop(self) -> None:
        """Be silent from here on."""
        self._voice.stop()
        self._sound.stop()
