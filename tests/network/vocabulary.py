"""Whether a plan's words can be read in what lies somewhere: as they stand, or within base64."""

import base64
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
PLAIN = bytes.maketrans(b"-_", b"+/")  # base64 as it is written in addresses
LETTERS = re.compile(r"[^\W\d_]{4,}")  # shorter ones come up in noise by chance
LONG = 7  # letters of a word that noise written as base64 does not hold by chance


def vocabulary(*texts: str) -> set[str]:
    """The words of the texts, as they are written there."""
    return {word for text in texts for word in LETTERS.findall(text)}


def values(document: Any) -> Iterator[str]:
    """Every text in a plan file's tables that a family wrote, without the keys."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict | list):
        for one in document.values() if isinstance(document, dict) else document:
            yield from values(one)


def readable(folder: Path, words: Iterable[str]) -> list[str]:
    """Every word that can be read anywhere under the folder, with the file where it lies."""
    wanted = sorted(words)
    return [
        f"{word} in {path.relative_to(folder)}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in read_in(path.read_bytes(), wanted)
    ]


def read_in(data: bytes, words: list[str]) -> Iterator[str]:
    """The words that stand in the bytes, or in what base64 in them says at any alignment."""
    plain = BASE64.sub(b" ", data)
    inner = b" ".join(
        base64.b64decode(run[start : start + (len(run) - start) // 4 * 4])
        for run in (found.group().translate(PLAIN).rstrip(b"=") for found in BASE64.finditer(data))
        for start in range(4)
    )
    said = set(WORD.findall(plain))  # "household" does not say "house"
    for word in words:
        spelled = word.encode()
        if spelled in said or spelled in inner or (len(word) >= LONG and spelled in data):
            yield word
