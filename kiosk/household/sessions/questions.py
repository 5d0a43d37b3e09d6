"""Questions for a provider: noted in either home, asked at the next session, and then closed.

A record is `question/kim.0123456789`; both homes read the same ones, and either closes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import fresh, time_of, wall_text
from kiosk.household.ledger import Fields, Undated
from kiosk.household.moment import Moment
from kiosk.household.refusals import check_caregiver, refusal
from kiosk.household.sessions.notes import checked_note, known_provider, without_a_day
from kiosk.language import _

COLLECTION = "question"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to ask a provider. `by` is a caregiver's id or empty, `home` the id of
    the home in which it was noted; `discussed` is the practice day on which it was closed.
    """

    id: str
    provider: str
    text: str
    by: str = ""
    home: str = ""
    at: datetime | None = None
    discussed: date | None = None


def every_question(ledger: Undated, provider: str = "") -> tuple[Question, ...]:
    """All of them, oldest first; to one provider, if that one is named."""
    read = (_read(id, fields) for id, fields in ledger.records(COLLECTION).items())
    found = [one for one in read if one and provider in ("", one.provider)]
    return tuple(sorted(found, key=lambda one: (one.at.timestamp() if one.at else 0.0, one.id)))


def open_questions(ledger: Undated, provider: str = "") -> tuple[Question, ...]:
    """Those that were not discussed yet."""
    return tuple(one for one in every_question(ledger, provider) if one.discussed is None)


def ask_question(
    household: ChildsDay, provider: str, text: str, *, at: Moment, by: str = ""
) -> Question:
    """Note a question in this home; one that waits already in the same words is returned as it is.

    Raises HouseholdError where it is empty or too long, or the plan does not know who is named.
    """
    plan, ledger = household.plan, household.ledger
    known_provider(plan, provider)
    check_caregiver(plan, by)
    text = checked_note(text)
    if not text:
        raise refusal(_("Write the question first."))
    for one in open_questions(ledger, provider):
        if one.text == text:
            return one
    id = f"{provider}.{fresh()}"
    fields = {"provider": provider, "text": text, "by": by, "home": household.home}
    ledger.write(
        [(f"{COLLECTION}/{id}", {**fields, "at": wall_text(at.wall), "discussed": None})], author=by
    )
    return next(one for one in every_question(ledger) if one.id == id)


def discuss(
    household: ChildsDay, ids: Iterable[str], *, at: Moment, by: str = ""
) -> tuple[Question, ...]:
    """Close these questions, in both homes; returns those that this closed.

    Raises HouseholdError for an id that nobody knows, and while the clock cannot be true.
    """
    check_caregiver(household.plan, by)
    if not at.trusted:
        raise without_a_day()
    known = {one.id: one for one in every_question(household.ledger)}
    wanted = list(dict.fromkeys(ids))
    if unknown := next((id for id in wanted if id not in known), None):
        raise refusal(_('There is no question "{id}".'), id=unknown)
    closing = [id for id in wanted if known[id].discussed is None]
    day = household.practice_day(at).isoformat()
    if closing:
        edits = [(f"{COLLECTION}/{id}", {"discussed": day}) for id in closing]
        household.ledger.write(edits, author=by)
    return tuple(one for one in every_question(household.ledger) if one.id in closing)


def _read(id: str, fields: Fields) -> Question | None:
    """A question; None for one that has not arrived whole."""
    text, provider = fields.get("text"), fields.get("provider")
    if not isinstance(text, str) or not text or not isinstance(provider, str):
        return None
    return Question(
        id=id,
        provider=provider,
        text=text,
        by=str(fields.get("by") or ""),
        home=str(fields.get("home") or ""),
        at=time_of(fields.get("at")),
        discussed=_day(fields.get("discussed")),
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
