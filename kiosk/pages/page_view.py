"""What the page for a session holds, in words and mm: the template puts it in its places."""

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.household.sessions.session_tally import Tally

from .bars import Bar, Piece


class Noted(NamedTuple):
    """Words, and beside them who or when."""

    text: str
    aside: str


class Figure(NamedTuple):
    """A number and what it counts."""

    number: int
    words: str


class RoutineView(NamedTuple):
    """A routine with its counts in words and its bar."""

    name: str
    counts: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """A row of the table; `said_days` is its small picture in words."""

    title: str
    place: str
    lines: tuple[str, ...]
    tally: Tally
    days: tuple[Bar, ...]
    said_days: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of the table under a heading."""

    heading: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page. `points` is the size of its type in pt, all else follows it; `session` is where on
    the picture the last visit was, in mm, and `rest` what did not find room.
    """

    language: str
    title: str
    provider: str
    discipline: str
    child: str
    when: str
    sum: tuple[Figure, ...]
    parts: tuple[Part, ...]
    questions: tuple[Noted, ...]
    changes: tuple[Noted, ...]
    weeks: tuple[Bar, ...]
    said_weeks: str
    joint: str  # between the numbers of a week
    session: float | None
    key: tuple[tuple[str, str], ...]  # a pattern's name, and what it stands for
    routines: tuple[RoutineView, ...]
    lines: tuple[str, ...]
    foot: str
    points: float = 10
    rest: str = ""
