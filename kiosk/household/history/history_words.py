"""The history of a record in words: who changed what, when and on which home's screen.

Every sentence follows from the changes and the plan alone, so both homes read the same. It says on
whose screen a change was made, and the author that was named there; nobody can know more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import merge
from operator import itemgetter
from typing import Any

from kiosk.household.both_homes import DEVICE, home_of
from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import time_of
from kiosk.household.history.field_words import FieldWords
from kiosk.household.history.record_words import title
from kiosk.household.history.said_where import by_whom, screen_of_home, when
from kiosk.household.ledger import Change
from kiosk.household.plan_records import RECORDED
from kiosk.household.visits.planned_words import PlannedWords
from kiosk.language import N_, _

DOUBT = N_("the clock was not set")
SHORT = 6  # characters of a device's id that nobody can tell the home of


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a record: `what` in words, one for each field; `when`, `where`, `who` and
    `doubt` may be empty.
    """

    what: tuple[str, ...]
    when: str
    where: str
    who: str
    doubt: str = ""

    @property
    def about(self) -> str:
        """As "22 Nov, 16:10, at the Green house's screen, by Sam"."""
        doubt = f"({self.doubt})" if self.doubt else ""
        time = " ".join(filter(None, (self.when, doubt)))
        return ", ".join(filter(None, (time, self.where, self.who)))

    @property
    def sentence(self) -> str:
        """As "22 Nov, 16:10, at the Green house's screen, by Sam: minutes 5, was 3"."""
        return f"{self.about}: {'; '.join(self.what)}"


def history_in_words(household: ChildsDay, record: str) -> tuple[Told, ...]:
    """Every change of a record, oldest first; empty for a record that nobody has heard of."""
    return histories_in_words(household, [record])


def histories_in_words(household: ChildsDay, records: Iterable[str]) -> tuple[Told, ...]:
    """The changes of records that tell of one thing, together: oldest first by their clocks, those
    of each record in their own order.
    """
    every = {record: household.ledger.history(record) for record in records}
    walls = [at for changes in every.values() for at in map(_wall, changes) if at]
    year = max(walls).year if walls else None
    each = (_told(_Saying(household, record, year), every[record]) for record in every)
    return tuple(told for _at, told in merge(*each, key=itemgetter(0)))


def _told(saying: "_Saying", changes: Iterable[Change]) -> Iterator[tuple[datetime, Told]]:
    """Each with when it was; one of which nobody knows that stays with the one before."""
    last = datetime.min.replace(tzinfo=UTC)
    for change in changes:
        last = _wall(change) or last
        yield last, saying.told(change)


def record_title(household: ChildsDay, record: str) -> str:
    """What a person calls a record: a task by its title, a completion by its kind."""
    collection, _slash, id = record.partition("/")
    section = next((one for one in RECORDED if one.name == collection), None)
    if section is None:
        return _(collection.replace("_", " ")).capitalize()
    return title(section, id, household.ledger)


class _Saying:
    """The changes of one record, told in their order: each with what it found before."""

    def __init__(self, household: ChildsDay, record: str, year: int | None) -> None:
        collection = record.partition("/")[0]
        section = next((one for one in RECORDED if one.name == collection), None)
        self._household = household
        self._plan, self._ledger = household.plan, household.ledger
        self._planned = PlannedWords(section, self._ledger, self._plan) if section else None
        self._fields = FieldWords(record, self._plan)
        self._year = year
        self._before: dict[str, Any] = {}

    def told(self, change: Change) -> Told:
        """The next change in words."""
        home, at = self._home(change.device), _wall(change)
        if self._planned:
            what = tuple(self._planned.of(self._before, change.fields))
        else:
            said = frozenset({home, change.author})
            what = tuple(self._fields.of(self._before, change.fields, said))
        self._before |= change.fields
        return Told(
            what=what or (_("changed"),),
            when=when(self._plan, at, self._year) if at else "",
            where=self._where(home, change.device),
            who=by_whom(self._plan, change.author) if change.author else "",
            doubt="" if change.trusted else _(DOUBT),
        )

    def _home(self, device: str) -> str:
        """The home where the device hangs; before a household has a second screen, the only one."""
        known = home_of(self._ledger, device)
        return known or ("" if self._ledger.records(DEVICE) else self._household.home)

    def _where(self, home: str, device: str) -> str:
        if home:
            return screen_of_home(self._plan, home)
        return _("on device {id}").format(id=device[:SHORT])


def _wall(change: Change) -> datetime | None:
    return time_of(change.wall)
