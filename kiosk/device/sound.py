"""One soft, short tone for a star, made here and played by what the system has for it."""

import shutil
from functools import cache

from .background import Background, Command

RATE = 22050  # samples a second
LENGTH = 0.3  # seconds
PITCH = 660.0  # Hz: an e'', where small loudspeakers are at their best
LOUDEST = 0.15  # of full scale
ATTACK = 0.03  # seconds; anything shorter clicks
LIMIT = 5.0  # seconds after which a player hangs
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))  # PipeWire, PulseAudio, bare ALSA
PACKAGE = "alsa-utils"


class Sound:
    """Plays the tone in the background. Where no player is, it is silent."""

    def __init__(self) -> None:
        self._background = Background(LIMIT)

    def chime(self) -> None:
        """Play it once."""
        players = [player for player in PLAYERS if shutil.which(player[0])]
        if players:
            self._background.run([Command((*one, "/dev/stdin"), tone()) for one in players])

    def stop(self) -> None:
        """Be silent from here on."""
        self._background.stop()


def is_installed() -> bool:
    """Whether anything here can play the tone."""
    return any(shutil.which(player[0]) for player in PLAYERS)


@cache
def tone() -> bytes:
    """The tone as a WAV file: 16 bits, one channel."""
    import io  # few children have sounds: not at the start
    import wave
    from array import array

    samples = array("h", (round(32767 * value) for value in curve()))
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def curve() -> list[float]:
    """The samples between -1 and 1: a sine that swells softly and dies away to nothing."""
    from math import cos, exp, pi, sin

    count = round(RATE * LENGTH)
    values = []
    for number in range(count):
        time = number / RATE
        swell = 0.5 - 0.5 * cos(pi * min(1.0, time / ATTACK))
        fade = exp(-4.0 * time / LENGTH) * (1 - number / (count - 1))
        values.append(LOUDEST * swell * fade * sin(2 * pi * PITCH * time))
    return values
