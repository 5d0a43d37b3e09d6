"""One sheet of A4: how large the type may be, and what finds no room.

No browser is asked: the heights are worked out from the style of the page, with letters as wide as
those of the widest face that it may get (DejaVu Sans); a narrower one leaves some air.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kiosk.language import _, ngettext

from .page_view import PageView, Part, TaskView

MM = 72 / 25.4  # pt
HEIGHT = (297 - 2 * 12) * MM
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)  # pt; the last is the least that is read on a wall
LINE = 1.32  # em
PLAIN, BOLD = 1.0, 1.13  # widths of the faces
SPACE = 0.318  # em, as all of these in DejaVu Sans
WIDTHS = {
    letter: em
    for letters, em in (
        ("ijl", 0.279), ("I'", 0.3), (" ,./:;|·", 0.34), ("t", 0.393), ("f()-[]", 0.4),
        ("r", 0.412), ("s", 0.522), ("cz", 0.55), ("kvxyFL", 0.593), ("w", 0.82), ("mMW%@", 1.0),
    )
    for letter in letters
}  # fmt: skip
OTHER, CAPITAL, IDEOGRAPH = 0.636, 0.78, 1.05
LONGEST = 160  # characters of a title, a reason or a change; questions have LONGEST_NOTE
FULL, HALF, TASK, PICTURE = 186 * MM, 89 * MM, 93 * MM, 116 * MM
JOINT = " · "  # between things on one line
LEAST = {"questions": 3, "changes": 2, "routines": 4, "lines": 2}


def fitted(page: PageView) -> PageView:
    """The page in the largest type with which it fits on one sheet; where even the smallest does
    not, what matters least is left out, and `rest` says how much.
    """
    page = shortened(page)
    for points in SIZES:
        larger = replace(page, points=points)
        if height(larger) <= HEIGHT:
            return larger
    whole = larger
    for smaller in less(larger):
        smaller = replace(smaller, rest=left_out(whole, smaller))
        if height(smaller) <= HEIGHT:
            return smaller
    return smaller


def less(page: PageView) -> Iterator[PageView]:
    """The page with less and less on it: changes go first, tasks last, from the end of each."""
    for name in ("changes", "lines", "routines", "questions"):
        while len(getattr(page, name)) > LEAST[name]:
            page = replace(page, **{name: getattr(page, name)[:-1]})
            yield page
    while page.parts:
        last = page.parts[-1]
        shorter = Part(last.heading, last.tasks[:-1])
        page = replace(page, parts=(*page.parts[:-1], *([shorter] if shorter.tasks else [])))
        yield page


def left_out(whole: PageView, shown: PageView) -> str:
    """What found no room, in a sentence."""
    gone = {name: len(getattr(whole, name)) - len(getattr(shown, name)) for name in LEAST}
    tasks = sum(len(part.tasks) for part in whole.parts) - sum(
        len(part.tasks) for part in shown.parts
    )
    said = (
        (tasks, ngettext("{n} task", "{n} tasks", tasks)),
        (gone["questions"], ngettext("{n} question", "{n} questions", gone["questions"])),
        (gone["changes"], ngettext("{n} change", "{n} changes", gone["changes"])),
        (gone["routines"], ngettext("{n} routine", "{n} routines", gone["routines"])),
        (gone["lines"], ngettext("{n} line", "{n} lines", gone["lines"])),
    )
    things = ", ".join(words.format(n=number) for number, words in said if number)
    return _("No room on this page for: {things}.").format(things=things)


def shortened(page: PageView) -> PageView:
    """No single text takes the page for itself."""
    parts = tuple(Part(part.heading, tuple(map(_short_task, part.tasks))) for part in page.parts)
    return replace(
        page,
        provider=cut(page.provider),
        child=cut(page.child),
        parts=parts,
        changes=tuple(one._replace(text=cut(one.text)) for one in page.changes),
        routines=tuple(one._replace(name=cut(one.name, LONGEST // 4)) for one in page.routines),
        lines=tuple(cut(line, 2 * LONGEST) for line in page.lines),
    )


def _short_task(task: TaskView) -> TaskView:
    lines = tuple(cut(line, 2 * LONGEST) for line in task.lines)
    return replace(task, title=cut(task.title), place=cut(task.place), lines=lines)


def cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def height(page: PageView) -> float:
    """How high the page is at most, in pt."""
    em = page.points
    return sum(
        (
            _head(page, em),
            _table(page, em),
            _notes(page, em),
            _picture(page, em),
            _line(JOINT.join(page.lines), em),
            _line(page.rest, em, BOLD),
            4.6 * MM + lines(page.foot, FULL, 0.85 * em) * LINE * 0.85 * em,
        )
    )


def _line(text: str, em: float, face: float = PLAIN) -> float:
    return 2 * MM + lines(text, FULL, em, face) * LINE * em if text else 0


def _head(page: PageView, em: float) -> float:
    room = FULL - 33 * MM
    name = lines(f"{page.provider} {page.discipline}", room, 2.1 * em, BOLD)
    when = lines(f"{page.child} · {page.when}", room, em)
    title = 0.95 * LINE * em + name * 1.15 * 2.1 * em + when * LINE * em + 4.2 * MM
    return title + (5 * MM + 1.6 * LINE * em)


def _table(page: PageView, em: float) -> float:
    if not page.parts:
        return 0
    rows = sum(_task(task, em) for part in page.parts for task in part.tasks)
    headings = len(page.parts) * (3.7 * MM + 1.08 * LINE * em) - 3.2 * MM
    return 2.4 * MM + 2 * 0.88 * 1.15 * em + 0.6 * MM + headings + rows


def _task(task: TaskView, em: float) -> float:
    place = f" · {task.place}" if task.place else ""
    title = width(task.title) * 1.05 * em * BOLD + width(place) * 0.92 * em
    first = 1 if title <= TASK else lines(task.title + place, TASK, 1.05 * em, BOLD)
    why = lines(JOINT.join(task.lines), TASK, 0.96 * em) if task.lines else 0
    return 2.5 * MM + max(8.4 * MM, (first * 1.05 + why * 0.96) * LINE * em)


def _notes(page: PageView, em: float) -> float:
    both = page.questions and page.changes
    room = HALF if both else FULL
    questions = sum(
        lines(f"{one.text} ({one.aside})", room - 5.4 * MM, em) * LINE * em + 0.9 * MM
        for one in page.questions
    )
    changes = sum(
        lines(f"{one.aside} {one.text}", room, em) * LINE * em + 0.6 * MM for one in page.changes
    )
    heading = 4.3 * MM + 1.08 * LINE * em
    return heading + max(questions, changes) if page.questions or page.changes else 0


def _picture(page: PageView, em: float) -> float:
    if not page.weeks:
        return 0
    key = " ".join(f"{words}    " for _name, words in page.key)
    bars = 37 * MM + lines(key, PICTURE, 0.88 * em) * (LINE * 0.88 * em + 0.6 * MM)
    routines = sum(
        lines(f"{one.name} {one.counts}", 62 * MM, em, BOLD) * LINE * em + 3.8 * MM
        for one in page.routines
    )
    return 4.3 * MM + 1.08 * LINE * em + max(bars, routines)


def lines(text: str, room: float, em: float, face: float = PLAIN) -> int:
    """On how many lines a text stands in `room` pt: whole words, parted only where one alone is
    too long.
    """
    number, used = 1, 0.0
    for word in text.split():
        wide = width(word) * em * face
        if used and used + SPACE * em * face + wide > room:
            number, used = number + 1, 0.0
        used += wide + (SPACE * em * face if used else 0)
        number, used = number + int(used // room), used % room
    return number


@cache
def width(word: str) -> float:
    """How wide a word is in em, rather more than less."""
    return sum(_letter(one) for one in word)


def _letter(one: str) -> float:
    if unicodedata.east_asian_width(one) in "WF":
        return IDEOGRAPH
    return WIDTHS.get(one, CAPITAL if one.isupper() else OTHER)
