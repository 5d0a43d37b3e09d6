"""The search for readable words finds them where they are."""

import base64
import os
from pathlib import Path

import pytest

from tests.network.vocabulary import readable, vocabulary

WORDS = vocabulary('title = "Five k words at the mirror"', "Rosa")


def test_the_words_of_a_text_are_its_longer_ones() -> None:
    assert {"title", "Five", "words", "mirror", "Rosa"} == WORDS


@pytest.mark.parametrize("before", range(4))
def test_a_word_is_found_in_base64_at_any_place(tmp_path: Path, before: int) -> None:
    secret = os.urandom(40 + before) + b"Rosa" + os.urandom(40)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/journal").write_bytes(b'{"blob":"' + base64.b64encode(secret) + b'"}')
    assert readable(tmp_path, WORDS) == ["Rosa in deep/journal"]


def test_a_word_is_found_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"\0\1mirror\2")
    assert readable(tmp_path, WORDS) == ["mirror in journal"]


def test_noise_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(base64.b64encode(os.urandom(300_000)))
    assert readable(tmp_path, WORDS) == []
