"""Reading aloud, by what the system has for it: speech-dispatcher, or espeak-ng itself."""

import shutil

from .background import Background, Command

LIMIT = 30.0  # seconds in which a screen's words are said; a program that takes longer hangs
MOST = 400  # characters of one utterance
PACE = "140"  # words a minute; espeak-ng's own 175 is too fast for a child
PACKAGE = "espeak-ng"


class Voice:
    """Says words in the background. Where no program can, it is silent."""

    def __init__(self) -> None:
        self._background = Background(LIMIT)

    def say(self, words: str, language: str) -> None:
        """Say `words` in place of what is being said; `language` is a code such as "de"."""
        words = " ".join(words.split())[:MOST]
        if words:
            self._background.run(commands(words, language))

    def stop(self) -> None:
        """Be silent from here on."""
        self._background.stop()


def commands(words: str, language: str) -> list[Command]:
    """What can say the words here, the best first: a family may have set up a better voice there
    than espeak-ng's.
    """
    known = {"spd-say": speech_dispatcher, "espeak-ng": espeak_ng}
    return [make(words, language) for name, make in known.items() if shutil.which(name)]


def speech_dispatcher(words: str, language: str) -> Command:
    """Cancels what it still says, speaks, and waits until it was said. `words` is no option."""
    options = ("--cancel", "--wait", "--language", language, "--application-name", "samestars")
    return Command(("spd-say", *options, "--", words))


def espeak_ng(words: str, language: str, *more: str) -> Command:
    """The words go in by standard input, in UTF-8; `more` are options, such as a file to write."""
    options = ("-v", language, "-s", PACE, "-b", "1", *more)
    return Command(("espeak-ng", *options, "--stdin"), words.encode())


def is_installed() -> bool:
    """Whether anything here can read aloud."""
    return bool(commands("", "en"))
