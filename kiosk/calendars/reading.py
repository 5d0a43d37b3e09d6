"""A calendar file as appointments: those with a visit from today on."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.calendars.events import UNREADABLE, entries
from kiosk.calendars.occurring import Span, Unusable
from kiosk.calendars.series import Series, is_cancelled, series
from kiosk.calendars.wording import short


@dataclass(frozen=True, slots=True)
class Reading:
    """What a calendar says. `skipped`: what cannot be taken, in sentences; `past`: how many
    entries have no visit from today on; `known`: every UID in it that could be read.
    """

    series: tuple[Series, ...]
    cancelled: frozenset[str]
    known: frozenset[str]
    past: int
    skipped: tuple[str, ...]


def span_from(today: date, zone: ZoneInfo) -> Span:
    """From today to the end of next year: so far visits are worked out one by one."""
    return Span(today, date(today.year + 1, 12, 31), zone)


def read_calendar(source: bytes, today: date, zone: ZoneInfo) -> Reading:
    """Read a file for a household whose clock is in `zone`. Times without a zone are meant there.

    Raises CalendarError where it is no calendar. What of it cannot be taken is named and passed
    over.
    """
    found, span = entries(source, today), span_from(today, zone)
    taken, cancelled, skipped = [], set(), list(found.unread)
    for uid, group in found.groups.items():
        title = short(group[0].get("SUMMARY"))
        if found.cancels or is_cancelled(group):
            cancelled.add(uid)
            continue
        try:
            one = series(uid, group, span)
        except Unusable as error:
            skipped.append(f"{title}: {error.said}")
        except UNREADABLE:
            skipped.append(f"{title}: its visits cannot be worked out.")
        else:
            taken += [one] if one else []
    looked_at = len(taken) + len(cancelled) + len(skipped) - len(found.unread)
    return Reading(
        tuple(taken),
        frozenset(cancelled),
        frozenset(found.groups) | found.past,
        len(found.groups) - looked_at + len(found.past),
        tuple(skipped),
    )
