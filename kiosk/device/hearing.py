"""What a child is to hear, and which packages this machine lacks for it."""

from collections.abc import Iterable

from kiosk.household.plan import Child

from . import sound, voice


def lacking(children: Iterable[Child]) -> tuple[str, ...]:
    """A Debian package for each thing that the plan asks for and that nothing here can do."""
    wanted = tuple(children)
    speaks = voice.is_installed() or not any(child.read_aloud for child in wanted)
    sounds = sound.is_installed() or not any(child.sounds for child in wanted)
    return (() if speaks else (voice.PACKAGE,)) + (() if sounds else (sound.PACKAGE,))
