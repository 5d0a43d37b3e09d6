"""The tone of a star: soft, short, quiet; and silence where nothing can play it."""

import io
import wave
from array import array
from itertools import pairwise

import pytest

from kiosk.device import sound
from kiosk.device.background import Command
from kiosk.device.sound import RATE, Sound, tone


def samples() -> "array[int]":
    with wave.open(io.BytesIO(tone())) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE)
        return array("h", read.readframes(read.getnframes()))


def test_the_tone_is_short_and_quiet() -> None:
    heard = samples()
    assert len(heard) / RATE == pytest.approx(0.3, abs=0.01)
    assert 0.05 * 32767 < max(map(abs, heard)) < 0.2 * 32767


def test_it_swells_and_dies_away_without_a_click() -> None:
    heard = samples()
    assert heard[0] == heard[-1] == 0
    part = RATE // 100
    peaks = [max(map(abs, heard[n * part : (n + 1) * part])) for n in range(30)]
    assert peaks[:3] == sorted(peaks[:3])
    assert peaks[3:] == sorted(peaks[3:], reverse=True)
    assert max(abs(heard[n]) for n in range(40)) < 0.02 * 32767, "in its first 2 ms"
    steps = [abs(later - earlier) for earlier, later in pairwise(heard)]
    assert max(steps) < 0.2 * max(map(abs, heard)), "no jump from one sample to the next"


def test_it_is_one_pitch() -> None:
    heard = samples()
    rises = sum(before < 0 <= after for before, after in pairwise(heard))
    assert rises / 0.3 == pytest.approx(660, abs=10)


def test_any_player_will_do_and_none_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[Command]] = []
    played = Sound()
    monkeypatch.setattr(played._background, "run", asked.append)
    monkeypatch.setattr(sound.shutil, "which", lambda name: None)
    played.chime()
    assert asked == []
    monkeypatch.setattr(sound.shutil, "which", lambda name: name != "paplay")
    played.chime()
    assert [one.program[0] for one in asked[0]] == ["pw-play", "aplay"]
    assert asked[0][0].given == tone()


def test_a_player_that_fails_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "PLAYERS", (("false",), ("no-such-player",)))
    played = Sound()
    played.chime()
    played.stop()
