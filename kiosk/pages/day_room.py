"""A child's day on one sheet of A4: the largest type with which it fits.

The figures are those of `day_sheet.html`; how wide letters are is worked out as in `room`.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.language import _, ngettext

from .day_view import DayView, Part, Row
from .room import BOLD, FULL, HEIGHT, LINE, MM, cut, lines

SIZES = tuple(half / 2 for half in range(36, 17, -1))  # pt; the last is read at arm's length
SMALL = 10.0  # pt
PICTURE = 6.6  # em, wide; 19 / 28 of it high
CIRCLES = 36 * MM  # room for a task's circles
GAP = 1.2 * MM  # between two of them
AIR = 4 * MM  # what a browser may count otherwise


def fitted(page: DayView) -> DayView:
    """The page as it fits on one sheet: where even the smallest type is too large the steps give
    way, then the last tasks, and `rest` says how much did.
    """
    whole = replace(page, parts=tuple(map(shortened, page.parts)))
    for points in SIZES:
        larger = replace(whole, points=points)
        if height(larger) <= HEIGHT - AIR:
            return larger
    for smaller in less(larger):
        smaller = replace(smaller, rest=left_out(whole, smaller))
        if height(smaller) <= HEIGHT - AIR:
            return smaller
    return smaller


def shortened(part: Part) -> Part:
    """No single text takes the page for itself."""
    rows = (replace(row, title=cut(row.title), about=cut(row.about)) for row in part.rows)
    return Part(cut(part.heading), tuple(rows))


def less(page: DayView) -> Iterator[DayView]:
    """The page without steps, then with one task less and less."""
    bare = (
        Part(part.heading, tuple(replace(row, steps=()) for row in part.rows))
        for part in page.parts
    )
    page = replace(page, parts=tuple(bare))
    yield page
    while page.parts:
        last = page.parts[-1]
        shorter = Part(last.heading, last.rows[:-1])
        page = replace(page, parts=(*page.parts[:-1], *([shorter] if shorter.rows else [])))
        yield page


def left_out(whole: DayView, shown: DayView) -> str:
    """What found no room, in a sentence."""
    every, kept = ([row for part in page.parts for row in part.rows] for page in (whole, shown))
    tasks, steps = len(every) - len(kept), sum(len(row.steps) for row in every[: len(kept)])
    said = (
        (tasks, ngettext("{n} task", "{n} tasks", tasks)),
        (steps, ngettext("{n} step", "{n} steps", steps)),
    )
    things = ", ".join(words.format(n=number) for number, words in said if number)
    return _("No room on this page for: {things}.").format(things=things)


def height(page: DayView) -> float:
    """How high the page is at most, in pt."""
    em = page.points
    name = lines(page.child, FULL - 68 * MM, 30, BOLD) * 1.15 * 30 + LINE * 14
    headings = sum(
        2.5 * em + (lines(part.heading, FULL, 1.05 * em, BOLD) - 1) * LINE * 1.05 * em
        for part in page.parts
    )
    rows = sum(row_height(row, em) for part in page.parts for row in part.rows)
    foot = sum(
        lines(words, FULL, 10, BOLD) * LINE * 10 + 5 * MM for words in (page.foot, page.rest)
    )
    return max(20.4 * MM, name) + 4 * MM + headings + rows + foot


def row_height(row: Row, em: float) -> float:
    """The highest of picture, words and circles, with the air between two rows."""
    room = FULL - PICTURE * em - CIRCLES - 2 * em
    words = lines(row.title, room, 1.4 * em, BOLD) * 1.2 * 1.4 * em
    words += lines(row.about, room, 0.95 * em) * LINE * 0.95 * em if row.about else 0
    words += sum(lines(step, room - 1.7 * em, em) * LINE * em for step in row.steps)
    circles = circles_height(len(row.circles), em)
    return em + 0.25 * MM + max(PICTURE * em * 19 / 28, words, circles)


def circles_height(number: int, em: float) -> float:
    """Of all circles of a task, in pt."""
    size, in_a_line = circle(number, em)
    high = -(-number // in_a_line)
    return high * size * MM + (high - 1) * GAP


def circle(number: int, em: float) -> tuple[float, int]:
    """How wide in mm each of so many circles is, and how many of them stand side by side: as large
    as they fit, but in small type no higher than they must be for a pen.
    """
    if number > 6:
        return 8, 4
    if number > 2 or em <= SMALL:
        return 11, 3
    return (18, 1) if number == 1 else (16, 2)
