"""`samestars report --provider`: the sheet before a session, as JSON, a page or a PDF."""

from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.plan import WEEKDAYS, Plan
from kiosk.household.sessions.session_sheet import SessionSheet
from kiosk.household.sessions.session_tally import Counted, Tally
from kiosk.household.sessions.session_tasks import TaskSheet


def provider_of(plan: Plan, named: str) -> str:
    """The provider that a command is about."""
    known = [provider.id for provider in plan.providers]
    if named not in known:
        said = ", ".join(known) or "none"
        raise WrongUse(f'There is no provider "{named}". Known: {said}. Nothing was changed.')
    return named


def child_with(device: Device, provider: str) -> str | None:
    """The first child of the plan who has a task from the provider; None if none has."""
    owners = {task.child for task in device.day.plan.tasks if task.provider == provider}
    return next((child.id for child in device.day.plan.children if child.id in owners), None)


def document(sheet: SessionSheet) -> dict[str, Any]:
    """The sheet as JSON (docs/before-the-session.md says what each name is)."""
    period = sheet.period
    return {
        "provider": sheet.provider,
        "child": sheet.child,
        "since": period.first.isoformat(),
        "day": period.last.isoformat(),
        "last_visit": period.last_visit.starts.isoformat() if period.last_visit else None,
        "next_visit": period.next_visit.starts.isoformat() if period.next_visit else None,
        **counts(sheet.tally),
        "tasks": [task(one) for one in sheet.tasks],
        "weekdays": by_weekday(sheet.weekdays),
        "weeks": [
            {"first": one.first.isoformat(), "last": one.last.isoformat(), **counts(one.tally)}
            for one in sheet.weeks
        ],
        "routines": [
            {"routine": one.routine.id if one.routine else "", **counts(one.tally)}
            for one in sheet.routines
        ],
        "learned": [
            {"task": one.id, "title": one.title, "day": str(one.learned)} for one in sheet.learned
        ],
        "rests": [{"day": one.day.isoformat(), "why": one.why} for one in sheet.rests],
        **notes(sheet),
    }


def notes(sheet: SessionSheet) -> dict[str, Any]:
    """What people wrote."""
    return {
        "questions": [
            {
                "id": one.id,
                "text": one.text,
                "by": one.by,
                "at": one.at.isoformat() if one.at else None,
            }
            for one in sheet.questions
        ],
        "changes": [
            {"day": one.day.isoformat(), "text": one.text, "by": one.by} for one in sheet.changes
        ],
        "updates": [
            {"id": one.id, "day": one.day.isoformat(), "note": one.note, "by": one.by}
            for one in sheet.updates
        ],
    }


def task(sheet: TaskSheet) -> dict[str, Any]:
    """One task of the sheet."""
    return {
        "task": sheet.task.id,
        "title": sheet.task.title,
        "routine": sheet.task.routine,
        **counts(sheet.tally),
        "tried_for": said(sheet.tried_for, "reason"),
        "not_today_for": said(sheet.put_off_for, "reason"),
        "helped_by": said(sheet.helpers, "helper"),
        "weekdays": by_weekday(sheet.weekdays),
        "weeks": [counts(one) for one in sheet.weeks],
    }


def counts(tally: Tally) -> dict[str, int]:
    """done + tried + not_today + nothing = due + more."""
    return {
        "due": tally.due,
        "more": tally.more,
        "done": tally.done,
        "tried": tally.tried,
        "not_today": tally.not_today,
        "nothing": tally.nothing,
    }


def by_weekday(tallies: tuple[Tally, ...]) -> dict[str, dict[str, int]]:
    """Monday first."""
    return {day: counts(tally) for day, tally in zip(WEEKDAYS, tallies, strict=True)}


def said(words: tuple[Counted, ...], name: str) -> list[dict[str, Any]]:
    """The most frequent first."""
    return [{name: one.word, "times": one.times} for one in words]
