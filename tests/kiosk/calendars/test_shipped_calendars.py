"""The calendars that the libraries themselves are tested with: worse than any family's.

They are in the packages as these are downloaded, and nowhere else. What the other library makes of
a calendar in the year in which it begins is what the plan must make of it.
"""

import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from kiosk.calendars.errors import CalendarError
from kiosk.calendars.events import UNREADABLE
from kiosk.calendars.reading import Reading, read_calendar
from kiosk.household.plan import Child, Plan
from kiosk.household.visits.appointments import visits_between

ZONE = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
FEWEST = 250  # calendars in the two packages as they are pinned
FEWEST_COMPARED = 150  # the rest have no entry, no beginning, or neither library reads them
LARGEST = 300_000  # bytes: one holds 5,000 entries
OTHERWISE = {
    "issue_201_mixed_datetime_and_date.ics": "a day that ends at a time stays a day",
    "issue_201_test_matrix.ics": "the same",
}
SKIPPED_SHARE = 0.03  # of the entries that say when they begin

warnings.filterwarnings("ignore", category=UserWarning, module="icalendar")


def shipped() -> list[Path]:
    roots = (files("icalendar"), files("recurring_ical_events"))
    return sorted(path for root in roots for path in Path(str(root)).rglob("*.ics"))


def years(source: bytes) -> Iterator[int]:
    """The first years in which something begins, of those that a plan holds."""
    found = {
        int(line.rpartition(b":")[2][:4])
        for line in source.replace(b"\r", b"").split(b"\n")
        if line.startswith(b"DTSTART") and line.rpartition(b":")[2][:8].isdigit()
    }
    yield from sorted(year for year in found if 2000 <= year < 2190)[:2]


def ours(reading: Reading, year: int) -> list[datetime]:
    found = tuple(
        replace(one.appointment, id=f"a{number}", child="rosa")
        for number, one in enumerate(reading.series)
    )
    plan = Plan("", time_zone=ZONE.key, children=(Child("rosa", "Rosa"),), appointments=found)
    visits = visits_between(plan, date(year, 1, 1), date(year, 12, 31))
    told = {(visit.appointment.uid, visit.starts.astimezone(UTC)) for visit in visits}
    return sorted(starts for _uid, starts in told)


def theirs(source: bytes, year: int) -> list[datetime] | None:
    """As the other library has it; None where it fails. A day is one visit on each of its days."""
    whole = source
    if b"BEGIN:VCALENDAR" not in source:
        whole = b"BEGIN:VCALENDAR\r\n" + source + b"\r\nEND:VCALENDAR\r\n"
    found: set[tuple[str, datetime]] = set()
    try:
        for calendar in Calendar.from_ical(whole, multiple=True):
            query = recurring_ical_events.of(calendar)
            for number, event in enumerate(
                query.between(date(year - 1, 12, 1), date(year + 1, 1, 3))
            ):
                name = str(event.get("UID", number))
                if event.get("STATUS") != "CANCELLED":
                    found |= {(name, one) for one in starts_of(event) if one.year == year}
    except UNREADABLE:
        return None
    return sorted(starts.astimezone(UTC) for _name, starts in found)


def starts_of(event) -> Iterator[datetime]:  # type: ignore[no-untyped-def]
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    if isinstance(begin, datetime):
        aware = begin if begin.tzinfo else begin.replace(tzinfo=ZONE)
        yield aware.astimezone(ZONE).replace(microsecond=0)
        return
    for number in range(max((end - begin).days, 1)):
        yield datetime.combine(begin + number * DAY, time(), ZONE)


@pytest.mark.filterwarnings("ignore:Timezone")
def test_every_shipped_calendar_is_read_and_tells_the_same_visits() -> None:
    calendars, compared, entries, skipped = shipped(), 0, 0, []
    assert len(calendars) >= FEWEST
    for path in calendars:
        source = path.read_bytes()
        assert len(source) < LARGEST
        for year in years(source):
            try:
                reading = read_calendar(source, date(year, 1, 1), ZONE)
            except CalendarError:
                continue
            entries += len(reading.known)
            skipped += [f"{path.name}: {one}" for one in reading.skipped]
            expected = theirs(source, year)
            if expected is None or path.name in OTHERWISE:
                continue
            compared += 1
            assert ours(reading, year) == expected, (path.name, year)
    assert compared >= FEWEST_COMPARED
    begun = [one for one in skipped if "does not say when it begins" not in one]
    assert len(begun) <= SKIPPED_SHARE * entries, begun


def downloaded(package: str, folder: Path) -> Iterator[bytes]:
    """The calendars in a package as pip downloads it: its source, or where there is none, what is
    installed from it.
    """
    named = f"{package}=={version(package)}"
    for form in (("--no-binary", ":all:"), ("--only-binary", ":all:")):
        words = [sys.executable, "-m", "pip", "download", "--no-deps", *form, named]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([*words, "--dest", str(folder), "--quiet"], timeout=90, check=False)
        for archive in folder.glob("*"):
            shutil.unpack_archive(
                archive, folder / "in", "zip" if archive.suffix == ".whl" else None
            )
            yield from (path.read_bytes() for path in (folder / "in").rglob("*.ics"))
            return
    pytest.skip(f"{named} cannot be downloaded")


@pytest.mark.parametrize("package", ["icalendar", "recurring-ical-events"])
def test_no_calendar_of_a_downloaded_package_crashes_it(package: str, tmp_path: Path) -> None:
    calendars = list(downloaded(package, tmp_path))
    assert len(calendars) > FEWEST / 4
    for source in calendars:
        with suppress(CalendarError):
            reading = read_calendar(source, date(2026, 11, 26), ZONE)
            assert reading.past + len(reading.series) + len(reading.skipped) >= 0
