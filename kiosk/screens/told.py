"""A page of the history of something, newest first; whatever shows it leads back."""

from collections.abc import Iterable, Iterator
from functools import partial
from textwrap import wrap

from kiosk.household.history.history_words import Told, histories_in_words
from kiosk.language import N_

from .bar import Button
from .board import Board
from .pages import Page

LONGEST = 66  # characters: what the smallest window has room for beside a time
HISTORY = Button("history", N_("History"), "show", "h")


async def show_history(board: Board, records: Iterable[str], headline: str, back: str) -> None:
    """Go to the changes of these records, together; `back` is the screen that the page leads to.
    Raises Refused for what cannot be read.
    """
    desk = board.desk
    told = await desk.do(partial(histories_in_words, desk.day, tuple(records)))
    lines = tuple(line for one in reversed(told) for line in in_lines(one))
    board.go("pages", Page(headline, lines, "", back=back))


def in_lines(told: Told) -> Iterator[tuple[str, str]]:
    """A change in as many lines as it takes, so that nothing of it is cut; the first says when."""
    about, line = told.about, ""
    for what in (each for one in told.what for each in wrap(one, LONGEST)):
        longer = f"{line}; {what}" if line else what
        if len(longer) > LONGEST:
            yield about, line
            about, longer = "", what
        line = longer
    yield about, line
