"""When the clocks of a time zone go forward or back, and what that does to a time of day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AHEAD = timedelta(days=400)  # a year and a little: both changes of the year, wherever it starts
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """Local times from `first` until before `after` are skipped (`forward`) or come twice."""

    forward: bool
    first: datetime
    after: datetime

    def takes(self, local: datetime) -> bool:
        return self.first <= local < self.after

    def taken(self, at: time) -> datetime | None:
        """The moment at which a daily time falls into this change, if it does."""
        days = {self.first.date(), self.after.date()}
        return next((each for day in days if self.takes(each := datetime.combine(day, at))), None)

    def moved(self, local: datetime) -> datetime:
        """What counts for a skipped time: as long after the gap as it lies in it."""
        return local + (self.after - self.first)


def clock_changes(zone: str, since: date, ahead: timedelta = AHEAD) -> list[ClockChange]:
    """The zone's clock changes from `since` on, in order."""
    rules = ZoneInfo(zone)
    start = datetime(since.year, since.month, since.day, tzinfo=UTC)
    found = []
    for days in range(ahead.days):
        earlier = start + timedelta(days=days)
        if offset(earlier, rules) != offset(earlier + ONE_DAY, rules):
            found.append(change_between(earlier, earlier + ONE_DAY, rules))
    return found


def offset(instant: datetime, rules: ZoneInfo) -> timedelta:
    return instant.astimezone(rules).utcoffset() or timedelta()


def change_between(earlier: datetime, later: datetime, rules: ZoneInfo) -> ClockChange:
    """Halve the time between two instants with different offsets until the second is found."""
    before, behind = offset(earlier, rules), offset(later, rules)
    while later - earlier > timedelta(seconds=1):
        middle = earlier + timedelta(seconds=(later - earlier) // timedelta(seconds=2))
        if offset(middle, rules) == before:
            earlier = middle
        else:
            later = middle
    walls = sorted(later.replace(tzinfo=None) + each for each in (before, behind))
    return ClockChange(forward=behind > before, first=walls[0], after=walls[1])
