"""Names in Hebrew and Arabic letters, in the order in which cells lie on a screen.

Most terminals that draw cell by cell (foot, kitty, WezTerm, xterm) put letters from left to right,
whatever they are; those that would turn them around are told not to (kiosk.run). So a line is
turned here: each name by itself, as if it were isolated, and nothing beside it moves.
"""

import unicodedata
from itertools import groupby

RIGHT = ("R", "AL")  # letters that are read from right to left, by their bidirectional class
FIGURES = ("EN", "AN")
FIRST = "\u0590"  # no letter before it is read from right to left
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def in_cells(words: str) -> str:
    """A line in the order of cells. One without any letter from left to right is turned whole;
    numbers keep their order.
    """
    if not words or max(words) < FIRST:
        return words
    clusters = _clusters(words)
    kinds = [_kind(cluster) for cluster in clusters]
    if "R" not in kinds:
        return words
    turned = _runs(kinds) if "L" in kinds else [True] * len(kinds)
    pairs = zip(turned, kinds, clusters, strict=True)
    line = ""
    for is_turned, run in groupby(pairs, key=lambda pair: pair[0]):
        parts = [(kind, cluster) for _, kind, cluster in run]
        line += _turned(parts) if is_turned else "".join(cluster for _, cluster in parts)
    return line


def _clusters(words: str) -> list[str]:
    """Letters with the marks on them."""
    found: list[str] = []
    for character in words:
        if found and unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _kind(cluster: str) -> str:
    """R, L, a figure or anything else."""
    found = unicodedata.bidirectional(cluster[0])
    if found in RIGHT:
        return "R"
    return found if found in ("L", *FIGURES) else ""


def _runs(kinds: list[str]) -> list[bool]:
    """What is turned: letters from right to left, and all between two of them but others' words."""
    turned = [kind == "R" for kind in kinds]
    last = None
    for index, kind in enumerate(kinds):
        if kind == "R":
            if last is not None:
                turned[last:index] = [True] * (index - last)
            last = index
        elif kind == "L":
            last = None
    return turned


def _turned(parts: list[tuple[str, str]]) -> str:
    """A run from its end; figures that stand together stay in their order."""
    line = ""
    for is_figure, group in groupby(parts, key=lambda part: part[0] in FIGURES):
        text = [cluster for _, cluster in group]
        line = ("".join(text) if is_figure else "".join(reversed(text)).translate(MIRRORED)) + line
    return line
