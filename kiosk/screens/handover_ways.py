"""Where a finger on the handover leads: from each line to what it says, in one tap."""

from collections.abc import Sequence

from kiosk.household.both_homes import PlanRival
from kiosk.household.handover import Handover
from kiosk.household.plan import Plan
from kiosk.language import _

from .handover_words import Tile
from .one_visit import name_of
from .pages import Page
from .proposal_lines import headline, lines
from .rival_lines import all_lines

Way = tuple[str, object]  # a screen, and what it is to be about


def to_visit(facts: Handover, tile: Tile, fact: int | None) -> Way:
    """The visit under the finger; all of them for keys."""
    visits = facts.visits
    if fact is None or not visits:
        return "who_takes", None
    several = len(visits) > 1
    number = fact + bool(tile.headline) if several else 0  # the headline itself is before fact 0
    return "visit", name_of(visits[min(number, len(visits) - 1)], "handover")


def to_news(
    facts: Handover, tile: Tile, fact: int | None, rivals: Sequence[PlanRival], plan: Plan
) -> Way:
    """What waits for an answer or a choice, a session, or a change of the plan; all of them for
    keys.
    """
    asked = facts.proposals
    if fact is not None and fact < len(asked):
        one = asked[fact]
        page = Page(headline(one), lines(one, plan, facts.day), "", answering=True, proposal=one.id)
        return "pages", page
    if fact is not None and fact == len(asked) and rivals:
        return "pages", Page(_("Both homes"), all_lines(rivals, plan), "", choosing=True)
    about = tile.about[fact] if fact is not None else ""
    if about:
        return "update", about.partition("/")[2]
    sessions = any(tile.about)
    return "pages", page_of(tile, fact, bool(rivals), bool(asked), sessions)


def page_of(
    tile: Tile,
    fact: int | None,
    choosing: bool = False,
    answering: bool = False,
    sessions: bool = False,
) -> Page:
    """All that a tile says, from the line under the finger on."""
    first = len(tile.lines) - len(tile.facts) + max(0, fact or 0)
    headline = tile.label.split(":")[0]
    return Page(
        headline,
        tile.lines,
        _("Nothing"),
        choosing,
        answering,
        sessions,
        first=max(0, first) if fact else 0,
    )
