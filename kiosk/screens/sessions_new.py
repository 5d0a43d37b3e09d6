"""What is new from sessions: told at the handover until its own page was opened in this home."""

from collections.abc import Sequence, Set

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.news import News
from kiosk.household.plan import Plan
from kiosk.household.sessions.update_words import in_brief
from kiosk.household.sessions.updates import COLLECTION, Update


def with_sessions(
    news: Sequence[News], plan: Plan, waiting: Sequence[Update], opened: Set[str]
) -> tuple[News, ...]:
    """The news of this stay, and before them what was filed earlier and not opened here yet."""
    told = {one.about for one in news}
    late = [
        News(
            each.day,
            in_brief(plan, each),
            named(plan.caregivers, each.by) if each.by else "",
            each.at,
            record(each),
            (record(each),),
        )
        for update in reversed(waiting)
        for each in (update, *update.corrections)
        if each.id not in opened
    ]
    return (*(one for one in late if one.about not in told), *news)


def seen_of(seen: Set[str] | None, news: Sequence[News], opened: Set[str]) -> frozenset[str] | None:
    """The ids of the news that are new no longer: those of a session only when it was opened."""
    if seen is None:
        return None
    waits = (one for one in news if one.about and one.about.partition("/")[2] not in opened)
    return frozenset(seen).difference(id for one in waits for id in one.ids)


def record(update: Update) -> str:
    """The record of an update, as its news name it."""
    return f"{COLLECTION}/{update.id}"
