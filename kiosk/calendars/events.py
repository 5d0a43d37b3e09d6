"""The entries of a calendar, as `icalendar` reads them, by the identity that they have there."""

import re
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import cast

import x_wr_timezone
from icalendar import Calendar, Event, vBroken, vDate

from kiosk.calendars.occurring import Entry, listed
from kiosk.calendars.sieve import Sifted, sifted
from kiosk.calendars.wording import plain, short

# What the libraries raise at values that nobody foresaw: they check few of them.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)
HARMLESS = frozenset({"SUMMARY", "LOCATION", "SEQUENCE", "STATUS", "UID"})
DAY = re.compile(r"[;:].*?([0-9]{8})(?:T[0-9]{6}Z?)?\s*$")
LAST_DAY = re.compile(r"UNTIL=([0-9]{8})")
LATER = ("RDATE", "RECURRENCE-ID")
LONGEST_VISIT = timedelta(days=40)  # zones are apart as well
LONGEST_UID = 500  # as long as a text of the plan may be


@dataclass
class Entries:
    """`groups`: by UID, an entry and those that replace visits of it. `unread`: in sentences."""

    groups: dict[str, list[Event]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    cancels: bool = False  # the whole file says that its entries are off
    past: set[str] = field(default_factory=set)  # UIDs that nobody had to look into


def entries(source: bytes, today: date = date.min) -> Entries:
    """The entries of a file; those that were plainly over before `today` only by their UID. Raises
    CalendarError where it is no calendar at all.
    """
    found = Entries()
    for each in sifted(source):
        if each.cut_off:
            found.unread.append("An entry is cut off in the middle: it was passed over.")
        found.cancels |= any(line.upper() == "METHOD:CANCEL" for line in each.header)
        coming = [lines for lines in each.events if not _is_over(lines, today)]
        found.past |= {_uid_line(lines) for lines in each.events if _is_over(lines, today)}
        for event in _events(each, coming, found):
            try:
                _file(event, found)
            except UNREADABLE:
                found.unread.append(f"{short(event.get('SUMMARY'))}: it cannot be read.")
    found.past.difference_update(found.groups)
    return found


def _is_over(lines: list[str], today: date) -> bool:
    """Whether its lines alone show that it is over: most of an old calendar is."""
    if today - date.min < LONGEST_VISIT or any(line.upper().startswith(LATER) for line in lines):
        return False
    rules = [line for line in lines if line[:5].upper() == "RRULE"]
    starts = [line for line in lines if line[:7].upper() == "DTSTART"]
    ends = [LAST_DAY.search(line.upper()) for line in rules] or [
        DAY.search(line) for line in starts
    ]
    before = f"{today - LONGEST_VISIT:%Y%m%d}"
    return bool(ends) and all(each is not None and each[1] < before for each in ends)


def _uid_line(lines: list[str]) -> str:
    return next((line[4:].strip() for line in lines if line[:4].upper() == "UID:"), repr(lines))


def _events(calendar: Sifted, lines: list[list[str]], found: Entries) -> list[Event]:
    """Read all of them at once; where that fails, halve until those that cannot be read are alone,
    and name them.
    """
    if not lines:
        return []
    try:
        whole = _calendar(calendar, lines)
        return [cast(Event, each) for each in whole.walk("VEVENT")]
    except UNREADABLE:
        half = len(lines) // 2
        if half:
            return _events(calendar, lines[:half], found) + _events(calendar, lines[half:], found)
        if calendar.zones or calendar.header:
            return _events(Sifted(), lines, found)  # perhaps those were what cannot be read
    name = next((line.partition(":")[2] for line in lines[0] if line[:7].upper() == "SUMMARY"), "")
    found.unread.append(f"{short(name)}: it cannot be read.")
    return []


def _calendar(calendar: Sifted, lines: list[list[str]]) -> Calendar:
    """With times in the zone of the whole calendar where they have none of their own."""
    events = (["BEGIN:VEVENT", *each, "END:VEVENT"] for each in lines)
    inner = [*calendar.header, *calendar.zones, *(line for event in events for line in event)]
    text = "\r\n".join(["BEGIN:VCALENDAR", *inner, "END:VCALENDAR", ""])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it guesses what zone a name of another program means
        read = Calendar.from_ical(text)
        return cast(Calendar, x_wr_timezone.to_standard(read))


def _file(event: Entry, found: Entries) -> None:
    """Put the entry to those of its UID, or say what of it cannot be read."""
    broken = sorted(
        str(name)
        for name, value in event.items()
        if any(isinstance(each, vBroken) for each in listed(value)) and name not in HARMLESS
    )
    title = short(event.get("SUMMARY"))
    if broken:
        found.unread.append(f"{title}: its {broken[0]} cannot be read.")
    elif "DTSTART" not in event:
        found.unread.append(f"{title}: it does not say when it begins.")
    else:
        end = event.get("DTEND")
        if end and isinstance(end.dt, datetime) and not isinstance(event["DTSTART"].dt, datetime):
            event["DTEND"] = vDate(end.dt.date())  # a day without a time stays a day
        found.groups.setdefault(_uid(event), []).append(event)


def _uid(event: Entry) -> str:
    """Its own; one without any is known by its title and beginning."""
    uid = plain(event.get("UID"), nothing="")
    if uid and len(uid) <= LONGEST_UID:
        return uid
    said = uid or f"{event.get('SUMMARY')} {event['DTSTART'].to_ical()!r} {event.get('RRULE')}"
    return sha256(said.encode("utf-8", errors="replace")).hexdigest()[:32]
