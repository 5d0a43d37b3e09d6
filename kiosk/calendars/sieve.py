"""What of a calendar's text is looked at: the lines that say what, when and where.

All else falls through before anything reads it: the names and addresses of other people, notes,
alarms, pictures. So does what no two programs write alike.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.calendars.errors import CalendarError

LARGEST = 5 << 20  # bytes of a file: a busy family's ten years are 2 MB
DEEPEST = 50  # RFC 5545 needs three
MOST_EVENTS = 20_000
FOLD = re.compile(rb"[\r\n]+[ \t]")  # also in the middle of a character of several bytes
ENDS = re.compile(r"\r\n|\n|\r")
NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
OF_THE_CALENDAR = frozenset({"X-WR-TIMEZONE", "METHOD", "CALSCALE"})
ONCE = frozenset(
    ("UID", "SUMMARY", "LOCATION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "STATUS",
     "SEQUENCE")
)  # fmt: skip
OFTEN = frozenset({"RRULE", "RDATE", "EXDATE"})
UNENCODED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"),
             (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


@dataclass
class Sifted:
    """One VCALENDAR: the lines that count, unfolded. `cut_off`: entries that never end."""

    header: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)
    cut_off: int = 0


def sifted(source: bytes) -> list[Sifted]:
    """The calendars of a file. Raises CalendarError where there is none, or too much of it."""
    if len(source) > LARGEST:
        raise CalendarError(f"The calendar is larger than {LARGEST >> 20} MB.")
    if b"BEGIN:" not in source.replace(b"\0", b"").upper():
        raise CalendarError(
            "This is no calendar file. Export it as .ics: docs/calendars.md says how."
        )
    sieve = _Sieve()
    for line in _lines(source):
        sieve.take(line)
    sieve.finish()
    return sieve.found


def _lines(source: bytes) -> Iterator[str]:
    """The unfolded lines, whatever ends them, and whatever encoding they are in."""
    for mark, encoding in UNENCODED:
        if source.startswith(mark):
            text = source[len(mark) :] if encoding == "utf-8" else _utf_8(source, encoding)
            break
    else:
        text = source
    whole = FOLD.sub(b"", text.replace(b"\0", b""))
    try:
        decoded = whole.decode("utf-8")
    except UnicodeDecodeError:
        decoded = whole.decode("cp1252", errors="replace")  # Outlook's, and latin-1 within it
    return (line for line in ENDS.split(decoded) if line.strip())


def _utf_8(source: bytes, encoding: str) -> bytes:
    return source.decode(encoding, errors="replace").encode("utf-8", errors="replace")


class _Sieve:
    """Follows BEGIN and END through the lines, however badly they are paired."""

    def __init__(self) -> None:
        self.found = [Sifted()]
        self._open: list[str] = []
        self._event: list[str] | None = None
        self._number = 0

    def take(self, line: str) -> None:
        matched = NAME.match(line)
        name = matched[1].upper() if matched else ""
        value = line[matched.end() :].strip().upper() if matched else ""
        if name == "BEGIN":
            self._begin(value)
        elif name == "END":
            self._end(value)
        elif "VTIMEZONE" in self._open:
            self.found[-1].zones.append(line)
        elif self._event is not None and self._open[-1] == "VEVENT":
            self._keep(name, line)
        elif name in OF_THE_CALENDAR and self._open == ["VCALENDAR"]:
            self.found[-1].header.append(line)

    def finish(self) -> None:
        """The file is over: what is still open is cut off."""
        self.found[-1].cut_off += self._event is not None
        self._event = None
        if "VTIMEZONE" in self._open:
            self.found[-1].zones.clear()

    def _keep(self, name: str, line: str) -> None:
        assert self._event is not None
        if name in OFTEN or (name in ONCE and not any(_named(each, name) for each in self._event)):
            self._event.append(line)

    def _begin(self, name: str) -> None:
        if name == "VCALENDAR":
            self.finish()
            self._open = []
            self.found.append(Sifted())
        if name == "VEVENT" and "VTIMEZONE" not in self._open:
            if self._event is not None:
                self.found[-1].cut_off += 1
                self._open = self._open[: self._open.index("VEVENT")]
            self._event = []
            self._count()
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise CalendarError(f"The calendar is nested deeper than {DEEPEST} levels.")
        if "VTIMEZONE" in self._open:
            self.found[-1].zones.append(f"BEGIN:{name}")

    def _count(self) -> None:
        self._number += 1
        if self._number > MOST_EVENTS:
            raise CalendarError(
                f"The calendar has more than {MOST_EVENTS:,} entries. Export a part of it."
            )

    def _end(self, name: str) -> None:
        if name not in self._open:
            return
        if "VTIMEZONE" in self._open:
            self.found[-1].zones.append(f"END:{name}")
        while self._open.pop() != name:
            continue
        if self._event is not None and "VEVENT" not in self._open:
            if name == "VEVENT":
                self.found[-1].events.append(self._event)
            else:
                self.found[-1].cut_off += 1
            self._event = None


def _named(line: str, name: str) -> bool:
    return line[: len(name)].upper() == name and line[len(name) : len(name) + 1] in (":", ";")
