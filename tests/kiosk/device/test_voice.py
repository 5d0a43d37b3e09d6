"""Reading aloud: what is called, and that a real voice comes of it."""

import shutil
import time
import wave
from array import array
from pathlib import Path

import pytest

from kiosk.device import voice
from kiosk.device.background import Background
from kiosk.device.voice import Voice, commands, espeak_ng, speech_dispatcher

SOON = 10.0  # seconds in which a sentence must have been spoken into a file


def spoken(words: str, language: str, file: Path) -> "array[int]":
    """The samples of what espeak-ng says, read from the file that it wrote."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("no espeak-ng: apt install espeak-ng")
    background = Background(SOON)
    said = espeak_ng(words, language, "-w", str(file))
    background.run([said])
    deadline = time.monotonic() + SOON
    while background.is_busy:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    background.stop()
    with wave.open(str(file)) as read:
        samples = array("h", read.readframes(read.getnframes()))
        assert len(samples) / read.getframerate() > 0.3
    return samples


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Look in the mirror."), ("de", "Fünf Wörter üben"), ("es", "Mañana"), ("fr", "Déjà")],
)
def test_a_real_voice_says_it(language: str, words: str, tmp_path: Path) -> None:
    samples = spoken(words, language, tmp_path / "said.wav")
    loudness = (sum(value * value for value in samples) / len(samples)) ** 0.5
    assert loudness > 300, "1 % of full scale: it is no silence"


def test_a_longer_sentence_takes_longer(tmp_path: Path) -> None:
    short = spoken("Hop.", "en", tmp_path / "short.wav")
    long = spoken("Hop on one foot, and then on the other one.", "en", tmp_path / "long.wav")
    assert len(long) > 2 * len(short)


def test_words_are_never_options(tmp_path: Path) -> None:
    assert speech_dispatcher("--list", "de").program[-2:] == ("--", "--list")
    samples = spoken("--version", "en", tmp_path / "said.wav")
    assert len(samples) > 0, "it was read aloud, not obeyed"


def test_words_are_one_line_of_a_bearable_length(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    said = Voice()
    monkeypatch.setattr(said._background, "run", lambda all: asked.extend(one.given for one in all))
    monkeypatch.setattr(voice.shutil, "which", lambda name: name == "espeak-ng")
    said.say("Look.\n\nThen\tgo. " + "on " * 500, "en")
    assert asked[0].startswith(b"Look. Then go. on on")
    assert len(asked[0]) <= 400


def test_where_nothing_is_installed_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice.shutil, "which", lambda name: None)
    assert commands("Hop", "en") == []
    assert not voice.is_installed()
    said = Voice()
    said.say("Hop", "en")
    said.stop()
