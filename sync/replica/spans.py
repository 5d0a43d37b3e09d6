"""Spans: which running numbers of a device are here, as few stretches: [[1, 6], [8, 9]]."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

Span = Sequence[int]  # first and last number, both included
Spans = Sequence[Span]  # ascending, apart


def up_to(number: int) -> list[list[int]]:
    """All numbers from 1 up to this one; none for 0."""
    return [[1, number]] if number > 0 else []


def holds(spans: Spans, number: int) -> bool:
    """Whether the number is in one of the stretches."""
    at = bisect_right(spans, number, key=_first)
    return at > 0 and number <= spans[at - 1][1]


def add(spans: list[list[int]], number: int) -> bool:
    """Put one number more into the stretches; False where it was there."""
    at = bisect_right(spans, number, key=_first)
    if at and number <= spans[at - 1][1]:
        return False
    spans.insert(at, [number, number])
    if at + 1 < len(spans) and spans[at + 1][0] == number + 1:
        spans[at][1] = spans.pop(at + 1)[1]
    if at and spans[at - 1][1] == number - 1:
        spans[at - 1][1] = spans.pop(at)[1]
    return True


def without(spans: Spans, others: Spans) -> list[list[int]]:
    """What is in `spans` and not in `others`."""
    return [piece for span in spans for piece in _left(span, others)]


def count(spans: Spans) -> int:
    """How many numbers the stretches hold."""
    return sum(last - first + 1 for first, last in spans)


def shortened(spans: Spans, most: int) -> list[list[int]]:
    """The first `most` numbers of the stretches."""
    found: list[list[int]] = []
    for first, last in spans:
        if most > 0:
            found.append([first, min(last, first + most - 1)])
        most -= last - first + 1
    return found


def _left(span: Span, others: Spans) -> Iterator[list[int]]:
    first, last = span
    for start, stop in others:
        if stop < first or start > last:
            continue
        if first < start:
            yield [first, start - 1]
        first = stop + 1
    if first <= last:
        yield [first, last]


def _first(span: Span) -> int:
    return span[0]
