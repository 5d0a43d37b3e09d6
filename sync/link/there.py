"""What is where: which of the changes that are here are known to be at the hub or in a folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from sync import Change, Replica
from sync.disk.tables import Document
from sync.replica import spans

THERE = "_there"  # "hub", "folder" -> {"twins": change ids}; "hub DEVICE" -> {"numbers": stretches}
FOLDER = "folder"

Numbers = dict[str, list[list[int]]]  # device -> stretches of its numbers


class Numbered(Protocol):
    """A change, sealed or not."""

    @property
    def id(self) -> str: ...
    @property
    def device(self) -> str: ...
    @property
    def number(self) -> int: ...


@dataclass
class There:
    """All that one transport is known to hold.

    `twins`: ids of changes whose number came there a second time. A copied card writes such, and
    numbers cannot tell them apart.
    """

    numbers: Numbers = field(default_factory=dict)
    twins: set[str] = field(default_factory=set)

    @classmethod
    def at(cls, replica: Replica, transport: str) -> "There":
        """As it was last written down."""
        known = replica.local(THERE)
        numbers = {
            name.removeprefix(f"{transport} "): [list(span) for span in document["numbers"]]
            for name, document in known.items()
            if name.startswith(f"{transport} ")
        }
        return cls(numbers, set(known.get(transport, {}).get("twins", ())))

    def add(self, changes: Iterable[Numbered]) -> None:
        """These were seen there, each once."""
        for change in changes:
            if not spans.add(self.numbers.setdefault(change.device, []), change.number):
                self.twins.add(change.id)

    def add_stretch(self, device: str, first: int, last: int) -> None:
        """All numbers of a device from the first to the last were seen there."""
        known = self.numbers.get(device, [])
        apart = [span for span in known if span[1] < first - 1 or span[0] > last + 1]
        touched = [span for span in known if span not in apart]
        edges = [first, last, *(edge for span in touched for edge in span)]
        self.numbers[device] = sorted([*apart, [min(edges), max(edges)]])

    def lacks(self, replica: Replica) -> list[Change]:
        """What is here and not known to be there, by device and number."""
        twins = [one for one in replica.doubled() if one.id not in self.twins]
        lacking = {change.id: change for change in (*replica.after(self.numbers), *twins)}
        return sorted(lacking.values(), key=lambda change: (change.device, change.number))

    def news(self, replica: Replica, transport: str) -> dict[str, Document | None]:
        """What to note, where that is other than was written down last: a device has many ids in
        the end, and few of them are news. Ids that only came twice are no twins, and forgotten.
        """
        before = There.at(replica, transport)
        twins = self.twins & {change.id for change in replica.doubled()} if self.twins else set()
        news: dict[str, Document | None] = {
            f"{transport} {device}": {"numbers": numbers}
            for device, numbers in self.numbers.items()
            if before.numbers.get(device) != numbers
        }
        for device in before.numbers.keys() - self.numbers.keys():
            news[f"{transport} {device}"] = None
        if twins != before.twins:
            news[transport] = {"twins": sorted(twins)}
        return news


def waiting(replica: Replica, numbers: Mapping[str, spans.Spans]) -> int:
    """How many of the changes that are here are not there."""
    return sum(
        spans.count(spans.without(held, numbers.get(device, [])))
        for device, held in replica.held().items()
    )


@dataclass
class Posted:
    """One request that the hub has answered.

    `left`: what the log has not shown since. `known`: how many of them the hub had before, where
    all of its log was read then, so that those lie below the cursor; None where they may not.
    """

    head: int
    left: dict[str, Numbered]
    known: int | None


class Sent:
    """What this process has posted, until the log was read up to it. Any thread may ask.

    Only the log as it was read counts as the hub's: one restored from a copy between an answer and
    the next look would else keep a hole for ever.
    """

    def __init__(self) -> None:
        self._epoch = ""
        self._posted: list[Posted] = []
        self._lock = Lock()

    def posted(self, changes: Iterable[Numbered], epoch: str, head: int, new: int, at: int) -> None:
        """The hub answered: `new` of these were, and its log has this length. `at`: up to where it
        was read before.
        """
        left = {change.id: change for change in changes}
        known = len(left) - new if head - new == at else None
        with self._lock:
            if epoch != self._epoch:
                self._epoch, self._posted = epoch, []
            self._posted.append(Posted(head, left, known))

    def beside(self, there: There) -> There:
        """What need not be sent again now."""
        with self._lock:
            for one in self._posted:
                there.add(one.left.values())
                there.twins.update(one.left)
        return there

    def read(self, there: There, shown: Iterable[Numbered], next: int) -> None:
        """The log was read up to `next`, and that showed these: what was posted below it and known
        before is there too. What should have shown and did not is sent again.
        """
        ids = {change.id for change in shown}
        with self._lock:
            for one in self._posted:
                one.left = {id: change for id, change in one.left.items() if id not in ids}
                if one.head <= next and one.known == len(one.left):
                    there.add(one.left.values())
            self._posted = [one for one in self._posted if one.head > next]

    def forget(self) -> None:
        """The hub has another log, or a shorter one than it answered."""
        with self._lock:
            self._posted = []

    def beyond(self, next: int) -> bool:
        """Whether the hub has answered with a longer log than this."""
        with self._lock:
            return any(one.head > next for one in self._posted)
