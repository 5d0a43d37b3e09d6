"""What a plan file may not contain although each value by itself can be read."""

from datetime import date, timedelta

from kiosk.household.plan_file.clock_changes import ClockChange, clock_changes
from kiosk.household.plan_file.entries import Entry, PlanExamination
from kiosk.household.plan_file.recurrence import first_by
from kiosk.household.plan_form.remarks import MISSING, listed
from kiosk.household.plan_form.scalars import UnreadableValue
from kiosk.household.plan_form.sections import FORMAT, SECTIONS, most
from kiosk.household.plan_form.times import day
from kiosk.language import _


def check(plan: PlanExamination) -> None:
    """Remark on every mistake that lies between values, or around them."""
    check_format(plan)
    check_sections(plan)
    for section in SECTIONS:
        check_ids(plan, plan.of(section.name))
    for task in plan.of("task"):
        check_dates(plan, task)
    for schedule in plan.of("parenting_schedule"):
        check_pattern(plan, schedule)
        check_schedule_changes(plan, schedule)
    for appointment in plan.of("appointment"):
        check_repeat(plan, appointment)
    check_appointment_clocks(plan)


def check_format(plan: PlanExamination) -> None:
    found = plan.document.get("format", MISSING)
    if found is MISSING:
        plan.mistake(("format",), MISSING, f"Begin the file with: format = {FORMAT}")
    elif isinstance(found, bool) or not isinstance(found, int) or found < FORMAT:
        plan.mistake(("format",), found, f"Write format = {FORMAT}.")
    elif found > FORMAT:
        remedy = f"A newer app wrote this file; this one reads format {FORMAT}. Update this app."
        plan.mistake(("format",), found, remedy)


def check_sections(plan: PlanExamination) -> None:
    known = [section.name for section in SECTIONS]
    for name in plan.document:
        if name != "format" and name not in known:
            plan.unknown((name,), ["format", *known])
    if "household" not in plan.document:
        remedy = 'Add [household] with name = "Rosa\'s plan" and time_zone = "Europe/London".'
        plan.mistake(("household",), MISSING, remedy)
    if plan.document.get("home", []) == []:
        remedy = 'Add a [[home]] with id = "green" and name = "Green house", one for each home.'
        plan.mistake(("home",), MISSING, remedy)
    for section in SECTIONS:
        entries = plan.document.get(section.name)
        if section.many and isinstance(entries, list) and len(entries) > most(section):
            remedy = _("A plan holds {most} at most. Take out what is over.")
            found = _("{n} entries of {section}").format(n=len(entries), section=section.heading)
            path = (section.name, most(section))
            plan.refuse(path, found, remedy.format(most=most(section)))


def check_ids(plan: PlanExamination, entries: list[Entry]) -> None:
    first: dict[str, Entry] = {}
    for entry in entries:
        same = first.setdefault(entry.values.get("id", ""), entry)
        if same is not entry and "id" in entry.values:
            remedy = f"Line {plan.line(same.at('id'))} has it already. Give each its own id."
            plan.mistake(entry.at("id"), entry.values["id"], remedy)


def check_dates(plan: PlanExamination, task: Entry) -> None:
    starts, ends = task.get("starts"), task.get("ends")
    if starts and ends and ends < starts:
        remedy = _("It starts on {day}: the last day cannot come before that.")
        plan.mistake(task.at("ends"), ends, remedy.format(day=starts))


def check_pattern(plan: PlanExamination, schedule: Entry) -> None:
    pattern, letters = schedule.get("pattern") or "", schedule.get("letters")
    given = schedule.given.get("letters")
    known = {*(letters or {}), *(given if isinstance(given, dict) else {})}
    for letter in dict.fromkeys(pattern):
        if letter not in known:
            remedy = f"letters names {listed(sorted(known)) or 'no home'}. Use these letters,"
            remedy += " or add the home of this one to letters."
            plan.mistake(schedule.at("pattern"), letter, remedy)


def check_schedule_changes(plan: PlanExamination, schedule: Entry) -> None:
    given = schedule.given.get("changes")
    seen: list[tuple[date, date]] = []
    for place, change in enumerate(given if isinstance(given, list) else []):
        nights = changed_nights(change)
        if nights is None:
            continue
        first, last = nights
        if last < first:
            remedy = f"It ends before it begins, on {first}. Write the last night."
            plan.mistake(schedule.at("changes", place, "until"), last, remedy)
        elif any(first <= end and begin <= last for begin, end in seen):
            remedy = "This night is changed twice. Keep the change that holds."
            plan.mistake(schedule.at("changes", place, "on"), first, remedy)
        seen.append(nights)


def changed_nights(change: object) -> tuple[date, date] | None:
    """The first and the last night of one of the changes; None where they cannot be read, which has
    its own remark.
    """
    try:
        first = day(change.get("on")) if isinstance(change, dict) else None
        last = day(change.get("until") or first) if isinstance(change, dict) else None
    except UnreadableValue:
        return None
    return (first, last) if first and last else None


def check_repeat(plan: PlanExamination, appointment: Entry) -> None:
    starts, repeat = appointment.get("starts"), appointment.get("repeat")
    if starts and repeat and first_by(repeat, starts) is None:
        remedy = _("By this rule it never comes after {day}. Look at UNTIL and the days.")
        plan.mistake(appointment.at("repeat"), repeat, remedy.format(day=starts.date()))


def check_appointment_clocks(plan: PlanExamination) -> None:
    zone = next((entry.get("time_zone") for entry in plan.of("household")), None)
    for appointment in plan.of("appointment"):
        starts, own = appointment.get("starts"), appointment.get("zone") or zone
        if not own or not starts or appointment.get("all_day"):
            continue
        around = clock_changes(own, starts.date() - timedelta(days=2), timedelta(days=4))
        for change in around:
            if change.takes(starts):
                plan.mistake(appointment.at("starts"), starts, remedy_for(change))


def remedy_for(change: ClockChange) -> str:
    first, after = change.first.strftime("%H:%M"), change.after.strftime("%H:%M")
    if change.forward:
        why = _("The clocks skip from {first} to {after} on that day: this time does not exist.")
    else:
        why = _("The clocks go back from {after} to {first} on that day: this time comes twice.")
    remedy = _("Write a time before {first}, or {after} or later.")
    return f"{why} {remedy}".format(first=first, after=after)
