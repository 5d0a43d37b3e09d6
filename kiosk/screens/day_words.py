"""What is said of a day of rest, and of who was there with the child."""

from collections.abc import Iterable
from datetime import date, timedelta

from kiosk.household.pauses import Rest
from kiosk.language import N_, _

from .dates import near_day

REST_WORDS = {"sick": N_("Sick day"), "rest": N_("Rest day"), "holiday": N_("Holidays")}
HELPER_WORDS = {
    "grandparent": N_("Grandparent"),
    "sitter": N_("Sitter"),
    "sibling": N_("Brother or sister"),
}


def rested(rests: Iterable[Rest], today: date) -> tuple[str, ...]:
    """A line for each run of days, newest last: "Sick day: Tuesday to today"."""
    runs: list[list[Rest]] = []
    for rest in rests:
        last = runs[-1][-1] if runs else None
        if last and last.why == rest.why and last.day + timedelta(days=1) == rest.day:
            runs[-1].append(rest)
        else:
            runs.append([rest])
    return tuple(spanned(_(REST_WORDS[run[0].why]), run[0].day, run[-1].day, today) for run in runs)


def spanned(why: str, first: date, last: date, today: date) -> str:
    """As "Sick day: today", "Holidays: 24 Dec to 3 Jan"."""
    begins, ends = near_day(first, today), near_day(last, today)
    if first == last:
        return _("{why}: {day}").format(why=why, day=begins)
    return _("{why}: {first} to {last}").format(why=why, first=begins, last=ends)


def helped(count: int, helpers: Iterable[str]) -> str:
    """How often something was practised, and with whom: "3, Sitter"."""
    return ", ".join([str(count), *(_(HELPER_WORDS.get(one, "")) or one for one in helpers)])
