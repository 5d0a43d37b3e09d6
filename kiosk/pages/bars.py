"""The picture of a sheet: bars for tallies, told apart by pattern and by number, not by colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.household.sessions.session_tally import Tally

KINDS = ("done", "tried", "other-day")  # from the foot of a bar up; also the names of the patterns


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle in mm; `kind` is one of KINDS, or "asked" for the outline of what was due."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label; `middle` is its place along the axis, `top` its end, from above."""

    label: str
    tally: Tally
    middle: float
    top: float
    pieces: tuple[Piece, ...]


def highest(tallies: Sequence[Tally]) -> int:
    """How many slots the tallest of the bars has, at least one."""
    return max([tally.due + tally.more for tally in tallies] + [1])


def upright(
    tallies: Sequence[Tally],
    labels: Sequence[str],
    width: float,
    height: float,
    thick: float = 0.6,
) -> tuple[Bar, ...]:
    """Bars side by side over `width` x `height` mm, each `thick` times its share wide."""
    pitch, most = width / max(1, len(tallies)), highest(tallies)
    broad = pitch * thick
    bars = []
    for number, (tally, label) in enumerate(zip(tallies, labels, strict=True)):
        left, foot, pieces = number * pitch + (pitch - broad) / 2, height, []
        for kind, count in zip(KINDS, _counts(tally), strict=True):
            tall = height * count / most
            foot -= tall
            pieces.append(Piece(kind, left, foot, broad, tall))
        tall = height * (tally.due + tally.more) / most
        pieces.append(Piece("asked", left, height - tall, broad, tall))
        bars.append(Bar(label, tally, left + broad / 2, height - tall, _drawn(pieces)))
    return tuple(bars)


def lying(tally: Tally, most: int, width: float, height: float) -> tuple[Piece, ...]:
    """One bar from the left, where `most` slots take all the width."""
    left, pieces = 0.0, []
    for kind, count in zip(KINDS, _counts(tally), strict=True):
        long = width * count / most
        pieces.append(Piece(kind, left, 0, long, height))
        left += long
    pieces.append(Piece("asked", 0, 0, width * (tally.due + tally.more) / most, height))
    return _drawn(pieces)


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.done, tally.tried, tally.not_today


def _drawn(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(one for one in pieces if one.width and one.height)
