"""`samestars team`: what both homes share, who carries what, and handing a job on."""

import argparse
from typing import Any

from kiosk.device import Device
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.check_in import CheckIn
from kiosk.household.plan import Contact, Plan
from kiosk.household.team import Carried, Team
from kiosk.household.weekly_line import WeeklyLine, weekly_line

from .answer import Answer
from .opening import day, opened
from .parser import Declaring
from .words import counted

NOTHING = "The plan has no values, goals, responsibilities or contacts yet."


def declare(commands: Declaring) -> None:
    within = Declaring(
        commands.add(
            "team",
            show,
            "Show what both homes want, who carries what, and whom to call.",
            "samestars team",
        )
    )
    hand_over = within.add(
        "hand-over",
        hand_on,
        "Propose that another adult carries a job; the other home says yes.",
        "samestars team hand-over school-emails --to alex",
    )
    hand_over.add_argument("job", metavar="JOB", help="the id of a responsibility")
    hand_over.add_argument("--to", required=True, metavar="CAREGIVER", help="who is to carry it")
    hand_over.add_argument("--reason", default="", metavar="WORDS", help="for the other home")
    hand_over.add_argument("--answer-by", type=day, metavar="DATE", help="in a week if left out")
    hand_over.add_argument("--by", default="", metavar="CAREGIVER", help="who proposes it")
    within.add(
        "talked", talk, "Note that the week's question was talked about.", "samestars team talked"
    )


def show(arguments: argparse.Namespace) -> Answer:
    """All that the team's screen shows."""
    with opened(arguments) as device:
        return shown(device)


def talk(arguments: argparse.Namespace) -> Answer:
    """Only that is kept. Saying it twice is harmless."""
    with opened(arguments) as device:
        CheckIn(device.day).talk(device.moment())
        return shown(device, "Noted that you talked, and nothing else.")


def hand_on(arguments: argparse.Namespace) -> Answer:
    """Propose it. It is so when the other home has said yes; with one home at once."""
    with opened(arguments) as device:
        asked = Team(device.day).hand_on(
            arguments.job,
            arguments.to,
            device.moment(),
            reason=arguments.reason,
            by=arguments.by,
            answer_by=arguments.answer_by,
        )
        plan = device.day.plan
        who = named(plan.caregivers, arguments.to)
        what = named(plan.responsibilities, arguments.job)
        said = f"{who} carries {what}."
        if asked.state == "open":
            said = f"Proposed: {said} It waits for the other home until {asked.answer_by}."
        return shown(device, said)


def shown(device: Device, said: str = "") -> Answer:
    """The team as it stands, below what was just said."""
    plan, at = device.day.plan, device.moment()
    jobs, week = Team(device.day).carried(at), weekly_line(device.day, at)
    check_in = CheckIn(device.day)
    question, talked = check_in.question(at), check_in.is_talked(at)
    document = {
        "values": list(plan.values),
        "goals": [{"child": one.child, "text": one.text} for one in plan.goals],
        "jobs": [job_as_json(one) for one in jobs],
        "week": week_as_json(week, plan),
        "question": {"text": question, "talked": talked} if question else None,
        "contacts": [contact_as_json(one) for one in plan.contacts],
    }
    lines = [
        *(f"We want: {value}" for value in plan.values),
        *(f"Goal: {goal.text}" for goal in plan.goals),
        *(job_in_words(one, plan) for one in jobs),
        *week_in_words(week, plan),
        *([f"This week: {question}{' (we talked)' if talked else ''}"] if question else []),
        *(contact_in_words(one) for one in plan.contacts),
    ]
    return Answer(document, [*filter(None, (said,)), *(lines or [NOTHING])])


def contact_as_json(one: Contact) -> dict[str, str]:
    return {"name": one.name, "phone": one.phone, "about": one.about}


def contact_in_words(one: Contact) -> str:
    """As "Call Dr Amin, 020 7946 0000, When she is ill"."""
    return ", ".join(filter(None, (f"Call {one.name}", one.phone, one.about)))


def job_as_json(one: Carried) -> dict[str, Any]:
    return {
        "id": one.job.id,
        "title": one.job.title,
        "caregiver": one.caregiver,
        "since": one.since.isoformat() if one.since else None,
        "proposed": proposal_as_json(one.open) if one.open else None,
    }


def proposal_as_json(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "caregiver": one.wanted.get("caregiver"),
        "home": one.home,
        "reason": one.reason,
        "answer_by": one.answer_by.isoformat(),
    }


def job_in_words(one: Carried, plan: Plan) -> str:
    since = f", since {one.since}" if one.since else ""
    line = f"{named(plan.caregivers, one.caregiver)}{since}: {one.job.title}"
    if one.open is None:
        return line
    to = named(plan.caregivers, one.open.wanted.get("caregiver"))
    return f"{line} (proposed: {to}, until {one.open.answer_by}, {one.open.id})"


def week_as_json(line: WeeklyLine, plan: Plan) -> dict[str, Any]:
    weeks = {"this": line.this, "last": line.last}
    found: dict[str, Any] = {
        name: {"first": one.first.isoformat(), "practices": one.practices, "hard": one.hard}
        for name, one in weeks.items()
    }
    treat = {"text": line.treat, "at": plan.treat_at, "earned": line.earned}
    return {**found, "treat": treat if line.treat else None}


def week_in_words(line: WeeklyLine, plan: Plan) -> list[str]:
    """As "14 practices this week, 3 of them hard"; nothing of two quiet weeks."""
    week, lines = line.told, []
    if week.practices:
        which = "this" if week is line.this else "last"
        hard = f", {week.hard} of them hard" if week.hard else ""
        lines.append(f"{counted(week.practices, 'practice')} {which} week{hard}")
    if line.treat:
        lines.append(f"Yours: {line.treat}" if line.earned else f"At {plan.treat_at}: {line.treat}")
    return lines
