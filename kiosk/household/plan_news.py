"""What changed from one plan to another, as the handover tells it."""

from kiosk.household.nights.schedule_presets import preset_of
from kiosk.household.nights.schedule_words import schedule_in_words
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import plan_changes

WHOLE = ("pattern", "letters", "starts")


def plan_news(old: Plan, new: Plan) -> list[str]:
    """A line a change; of another parenting schedule what it is called, and not its letters."""
    lines: list[str] = []
    for change in plan_changes(old, new):
        nights = change.section == "parenting_schedule" and change.key in WHOLE
        line = schedule_line(new) if nights else change.brief
        if line not in lines:
            lines.append(line)
    return lines


def schedule_line(plan: Plan) -> str:
    """As "A week each from Mon 7 Dec, Green house first"."""
    schedule = plan.parenting_schedule
    assert schedule is not None
    first = schedule.letters.get(schedule.pattern[0], "")
    name = next((home.name for home in plan.homes if home.id == first), first)
    return schedule_in_words(preset_of(schedule), schedule.starts.isoformat(), name)
