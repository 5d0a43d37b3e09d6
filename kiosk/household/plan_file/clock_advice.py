"""Warnings of daily times that a clock change skips or shows twice, with what the app does then."""

from collections.abc import Iterator
from datetime import date, time
from itertools import chain

from kiosk.household.plan_file.clock_changes import ClockChange, clock_changes
from kiosk.household.plan_file.entries import PlanExamination
from kiosk.household.plan_form.kinds import Path
from kiosk.language import _
from kiosk.language.days import short_day


def advise_on_clocks(plan: PlanExamination, today: date) -> None:
    """Look at the clock changes of the 400 days from `today` on. A time of day is named once."""
    zone = next((entry.get("time_zone") for entry in plan.of("household")), None)
    changes = clock_changes(zone, today) if zone else []
    for path, at in daily_times(plan):
        hit = next((change for change in changes if change.taken(at)), None)
        if hit:
            plan.warn(path, f'"{at:%H:%M}"', remedy_for(hit, at, path[-1] == "day_starts"))


def daily_times(plan: PlanExamination) -> Iterator[tuple[Path, time]]:
    for entry in chain(*plan.sections.values()):
        for key in ("day_starts", "exchange"):
            if key in entry.values:
                yield entry.at(key), entry.values[key]
        if entry.section.name == "routine":
            for home, at in entry.get("at").items():
                yield entry.at("at", home), at


def remedy_for(change: ClockChange, at: time, is_day_start: bool) -> str:
    local = change.taken(at)
    assert local is not None
    day = f"{short_day(local)} {local.year}"
    if not change.forward:
        words = _("On {day} the clocks go back and it comes twice. The first time counts.")
        return words.format(day=day)
    moved = change.after if is_day_start else change.moved(local)
    words = _("On {day} the clocks go forward over it. On that day {time} counts instead.")
    return words.format(day=day, time=f"{moved:%H:%M}")
