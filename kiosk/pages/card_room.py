"""A task's card on one sheet: A5 as long as its type stays large, then A4.

The figures are those of `task_card.html`; how wide letters are is worked out as in `room`.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.language import _, ngettext

from .card_view import CardView, Step
from .room import BOLD, LINE, MM, cut, lines

SHEETS = {"A5": (124 * MM, 186 * MM), "A4": (186 * MM, 273 * MM)}  # what the margins leave
SIZES = {  # pt, the largest first
    "A5": tuple(half / 2 for half in range(30, 19, -1)),
    "A4": tuple(half / 2 for half in range(30, 15, -1)),
}
PICTURE = 42 * MM  # wide; 19 / 28 of it high, as of a step's
STEP, STEP_PICTURE = 1.1, 4.5  # em of a step's letters, and what its picture has of these
CODE = 36 * MM
AIR = 4 * MM  # what a browser may count otherwise


def fitted(card: CardView) -> CardView:
    """The card in the largest type with which it fits; where nothing helps, the last steps give
    way, and `rest` says how many.
    """
    card = replace(card, title=cut(card.title))
    for paper, sizes in SIZES.items():
        for points in sizes:
            larger = replace(card, paper=paper, points=points)
            if fits(larger):
                return larger
    for smaller in less(larger):
        if fits(smaller):
            return smaller
    return smaller


def less(card: CardView) -> Iterator[CardView]:
    """The card with one step less and less."""
    for number in range(1, len(card.steps) + 1):
        steps = ngettext("{n} step", "{n} steps", number).format(n=number)
        rest = _("No room on this page for: {things}.").format(things=steps)
        yield replace(card, steps=card.steps[:-number], rest=rest)


def fits(card: CardView) -> bool:
    """Whether all of it stands on its sheet."""
    return height(card) <= SHEETS[card.paper][1] - AIR


def height(card: CardView) -> float:
    """How high the card is at most, in pt."""
    em, wide = card.points, SHEETS[card.paper][0]
    title = lines(card.title, wide - PICTURE - 5 * MM, 1.7 * em, BOLD) * 1.15 * 1.7 * em
    names = lines(card.children, wide - PICTURE - 5 * MM, em) * LINE * em
    facts = sum(lines(" ".join(one), wide, em, BOLD) * LINE * em + 0.2 * em for one in card.facts)
    text = lines(card.text, wide, em) * LINE * em + 0.8 * em if card.text else 0
    rest = lines(card.rest, wide, 10, BOLD) * LINE * 10 + 3 * MM if card.rest else 0
    foot = lines(card.comfort, wide, 10) * LINE * 10 + 5 * MM
    steps = sum(step_height(step, wide, em * STEP) for step in card.steps) + 0.8 * em
    head = max(PICTURE * 19 / 28, title + names) + 4 * MM
    return head + facts + 0.8 * em + steps + text + code_height(card, wide) + rest + foot


def step_height(step: Step, wide: float, em: float) -> float:
    """A step with the air below it; `em` is that of its letters."""
    picture = STEP_PICTURE * em if step.picture else 0
    room = wide - 1.7 * em - (picture + 0.5 * em if picture else 0)
    return max(lines(step.text, room, em) * LINE * em, picture * 19 / 28) + 0.3 * em


def code_height(card: CardView, wide: float) -> float:
    """The code with its words beside it."""
    if not card.address:
        return 0
    em = card.points
    room = wide - (CODE + 4 * MM if card.code else 0)
    words = lines(card.invitation, room, em, BOLD) + lines(card.address, room, em)
    return max(CODE if card.code else 0, words * LINE * em) + 0.8 * em
