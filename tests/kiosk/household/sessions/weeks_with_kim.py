"""What was said of practice, for a session's sheet, in short lines."""

from datetime import UTC, date, datetime
from typing import Any

from kiosk.household.completions import Completion, Fact
from kiosk.household.sessions.session_tasks import Said


def fact(day: date, task: str, slot: int, says: Any, hour: int = 18, **more: Any) -> Completion:
    when = datetime.combine(day, datetime.min.time(), UTC).replace(hour=hour)
    one = Fact(
        record=f"completion/{day}.{task}{slot}", day=day, child="rosa", task=task, slot=slot,
        outcome=says, says=says, reason=more.pop("reason", ""), by="", home="green", at=when,
        trusted=True, boot="", uptime=0.0, banked=False, **more,
    )  # fmt: skip
    return Completion(says, says != "not-today", one, (one,))


def said(*lines: str, **more: Any) -> Said:
    """From lines such as "23 hard 2 tried: got tired" of November."""
    found = {}
    for line in lines:
        words, _, reason = line.partition(": ")
        number, task, slot, outcome = words.split()
        day = date(2026, 11, int(number))
        found[day, task, int(slot)] = fact(day, task, int(slot), outcome, reason=reason, **more)
    return found
