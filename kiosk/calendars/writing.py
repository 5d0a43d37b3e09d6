"""The appointments of a plan as a calendar that other programs open: RFC 5545."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur

from kiosk.calendars.identity import uid_of
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.practice_day import ONE_DAY, instant
from kiosk.household.visits.planned import is_planned

PRODUCT = "-//Same Stars//samestars//EN"


def written_calendar(plan: Plan, appointments: Iterable[Appointment], at: datetime) -> bytes:
    """A calendar file of the appointments, each under its UID; `at` (aware) is when it is written.

    It says what, when and where, and nothing of who takes the child.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plan.name)
    seen: set[str] = set()
    for one in appointments:
        if uid_of(one) not in seen:
            seen.add(uid_of(one))
            for event in _Writing(one, ZoneInfo(one.zone or plan.time_zone), at).events():
                calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


class _Writing:
    """One appointment: an entry for the series, and one for each visit that is not as planned."""

    def __init__(self, appointment: Appointment, zone: ZoneInfo, at: datetime) -> None:
        self._appointment = appointment
        self._zone = zone
        self._at = at.astimezone(UTC).replace(microsecond=0)

    def events(self) -> list[Event]:
        one = self._appointment
        by_rule = self._first_by_rule()
        first = by_rule or (min(one.extra, default=None) if one.repeat else one.starts)
        if first is None:  # a rule that never comes true
            return []
        known = is_planned(one, [each.on for each in one.exceptions])
        said = [each for each in one.exceptions if each.on in known]
        off = [each.on for each in said if each.cancelled]
        series = self._event(first, one.minutes, one.place)
        if by_rule:
            series.add("rrule", self._rule())
        others = [each for each in one.extra if each != first]
        if not by_rule and not others and off:
            series.add("status", "CANCELLED")
            return [series]
        if others:
            series.add("rdate", [self._when(each) for each in sorted(others)], self._value())
        if off:
            series.add("exdate", [self._when(each) for each in off], self._value())
        return [series, *(self._visit(each) for each in said if self._differs(each))]

    def _first_by_rule(self) -> datetime | None:
        """The first visit of the rule: other programs count any start as one."""
        one = self._appointment
        if not one.repeat:
            return None
        return next(iter(rrulestr(one.repeat, dtstart=one.starts)), None)

    def _rule(self) -> vRecur:
        """The rule, with its end in UTC where the start has a time, as the standard asks."""
        rule: vRecur = vRecur.from_ical(self._appointment.repeat)
        for until in rule.pop("UNTIL", []):
            end = (
                until
                if isinstance(until, datetime)
                else datetime.combine(until, datetime.min.time())
            )
            rule["UNTIL"] = [end.date() if self._appointment.all_day else self._instant(end)]
        return rule

    def _event(self, starts: datetime, minutes: int, place: str) -> Event:
        event = Event()
        event.add("uid", uid_of(self._appointment))
        event.add("dtstamp", self._at)
        event.add("summary", self._appointment.title)
        event.add("dtstart", self._when(starts))
        if self._appointment.all_day:
            event.add("dtend", starts.date() + ONE_DAY)
        elif minutes:
            event.add("duration", timedelta(minutes=minutes))
        if place:
            event.add("location", place)
        return event

    def _visit(self, said: VisitException) -> Event:
        one = self._appointment
        event = self._event(
            said.starts or said.on, said.minutes or one.minutes, said.place or one.place
        )
        event.add("recurrence-id", self._when(said.on))
        return event

    def _differs(self, said: VisitException) -> bool:
        """Whether other programs need to know: who takes the child is no matter of theirs."""
        return not said.cancelled and bool(said.starts or said.minutes or said.place)

    def _value(self) -> dict[str, str]:
        return {"value": "DATE"} if self._appointment.all_day else {}

    def _when(self, civil: datetime) -> date | datetime:
        """A time in the zone of the appointment; what is meant by one that the clocks skip."""
        if self._appointment.all_day:
            return civil.date()
        return self._instant(civil).astimezone(self._zone)

    def _instant(self, civil: datetime) -> datetime:
        return instant(civil.date(), civil.time(), self._zone)
