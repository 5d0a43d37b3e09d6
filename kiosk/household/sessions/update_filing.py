"""Filing what changed at a session, and correcting it: written with the news of it, in one step."""

from collections.abc import Iterable
from datetime import date

from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import Edit, fresh, wall_text
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.plan import Plan
from kiosk.household.refusals import check_caregiver, refusal
from kiosk.household.sessions.notes import checked_note, known_provider, without_a_day
from kiosk.household.sessions.update_words import in_brief
from kiosk.household.sessions.updates import (
    COLLECTION,
    WHATS,
    TaskSaid,
    Update,
    find_update,
    updates_between,
)
from kiosk.language import _, speaking


def file_update(
    household: ChildsDay,
    provider: str,
    tasks: Iterable[TaskSaid] = (),
    *,
    at: Moment,
    note: str = "",
    by: str = "",
) -> Update:
    """File what changed at a session with a provider; what was filed today in the same words is
    returned as it is.

    Raises HouseholdError where it says nothing, speaks of what the plan does not know, or the
    clock cannot be true; nothing is written then.
    """
    plan, ledger = household.plan, household.ledger
    said = checked(plan, provider, tasks, at, by)
    note = checked_note(note)
    if not (said or note):
        raise refusal(_("Say what changed, or write a note."))
    today = household.practice_day(at)
    for one in updates_between(ledger, today, today, provider):
        if (one.tasks, one.note, one.by, one.home) == (said, note, by, household.home):
            return one
    update = new_update(household, provider, said, at, note, by)
    ledger.write(update_edits(plan, update, today, at), author=by)
    return update


def new_update(
    household: ChildsDay,
    provider: str,
    tasks: tuple[TaskSaid, ...],
    at: Moment,
    note: str,
    by: str,
) -> Update:
    """An update of now, in this home; not written yet."""
    day = household.practice_day(at)
    return Update(_id(day), day, provider, by, household.home, at.wall, note, tasks)


def correct(household: ChildsDay, id: str, note: str, *, at: Moment, by: str = "") -> Update:
    """Add a correction to an update, which stays as it is; returns the update with all of them.

    The id may be that of a correction, too. Raises HouseholdError as `file_update` does.
    """
    plan, ledger = household.plan, household.ledger
    check_caregiver(plan, by)
    if not at.trusted:
        raise without_a_day()
    found, note = known_update(household, id), checked_note(note)
    if not note:
        raise refusal(_("Write what is right."))
    if any((one.note, one.by) == (note, by) for one in found.corrections):
        return found
    correction = Update(
        _id(found.day),
        found.day,
        found.provider,
        by,
        household.home,
        at.wall,
        note,
        corrects=found.id,
    )
    ledger.write(update_edits(plan, correction, household.practice_day(at), at), author=by)
    return known_update(household, found.id)


def known_update(household: ChildsDay, id: str) -> Update:
    """The update with this id. Raises HouseholdError if there is none."""
    found = find_update(household.ledger, id)
    if found is None:
        raise refusal(_('There is no update "{id}".'), id=id)
    return found


def checked(
    plan: Plan, provider: str, tasks: Iterable[TaskSaid], at: Moment, by: str
) -> tuple[TaskSaid, ...]:
    """What is said of tasks, each once. Raises HouseholdError for what the plan does not know."""
    known_provider(plan, provider)
    check_caregiver(plan, by)
    if not at.trusted:
        raise without_a_day()
    said: dict[tuple[str, str], TaskSaid] = {}
    for one in tasks:
        _check_task(plan, provider, one)
        if one.task and one.task in {task for task, _title in said}:
            raise refusal(_('Say one thing of "{task}", not two.'), task=one.task)
        said[(one.task, one.title)] = one
    return tuple(said.values())


def _check_task(plan: Plan, provider: str, one: TaskSaid) -> None:
    """What is new may have no id yet; all else is a task that this provider gave, or nobody."""
    if one.what not in WHATS:
        raise refusal(_('"{word}" is no change; say {known}.'), word=one.what, known=_known(WHATS))
    if not one.task and one.what == "new":
        checked_note(one.title)
        return
    found = next((task for task in plan.tasks if task.id == one.task), None)
    theirs = [task.id for task in plan.tasks if task.provider == provider and task.ended is None]
    if found is None or found.provider not in ("", provider):
        said = _('"{task}" is no task of this provider, only {known}.')
        raise refusal(said, task=one.task, known=_known(theirs) or _("none"))


def _known(words: Iterable[str]) -> str:
    return ", ".join(f'"{each}"' for each in words)


def _id(day: date) -> str:
    return f"{day.isoformat()}.{fresh()}"


def update_edits(plan: Plan, update: Update, today: date, at: Moment) -> list[Edit]:
    """What to write for an update or a correction, with the line that tells it at the handover."""
    record = f"{COLLECTION}/{update.id}"
    fields = {
        "provider": update.provider,
        "by": update.by,
        "home": update.home,
        "note": update.note,
        "tasks": [_said(one) for one in update.tasks],
        "at": wall_text(at.wall),
        "corrects": update.corrects,
    }
    with speaking(plan.language, plan.time_zone):  # the news is for the screens
        lines = [in_brief(plan, update)]
    return [(record, fields), *news_edits(today, at.wall, lines, update.by, about=record)]


def _said(one: TaskSaid) -> dict[str, str]:
    title = {"title": one.title} if one.title else {}
    return {"task": one.task, "what": one.what, **title}
