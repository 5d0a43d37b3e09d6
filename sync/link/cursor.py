"""The cursor: how far this device has read the hub's log, and which log that was."""

from dataclasses import asdict, dataclass

from sync import Replica
from sync.disk.tables import Document
from sync.link.client import Page

LINK = "_link"  # "hub": the cursor; "contact": how the talk with the hub went last
HUB = "hub"


@dataclass(frozen=True, slots=True)
class Cursor:
    """`next`, `mark`, `epoch` and `holdings` as the last page had them.

    `damage` is the replica's: where the card may have lost changes, all is read again.
    """

    next: int = 0
    mark: str = ""
    epoch: str = ""
    holdings: int = 0
    damage: str = ""

    @classmethod
    def of(cls, replica: Replica) -> "Cursor":
        """As it was written with the last changes that it covers."""
        known = replica.local(LINK).get(HUB)
        found = cls(**known) if known else cls(damage=replica.damage)
        if found.damage != replica.damage:
            return cls(epoch=found.epoch, damage=replica.damage)
        return found

    def fits(self, page: Page) -> bool:
        """Whether the page is of the log that this cursor was made for."""
        if self.epoch and page.epoch != self.epoch:
            return False
        return bool(page.changes) or (page.next, page.mark) == (self.next, self.mark)

    def behind(self, page: Page) -> "Cursor":
        """Where the page ends. The holdings that were looked at stay: see `Statements`."""
        return Cursor(page.next, page.mark, page.epoch, self.holdings, self.damage)

    def document(self) -> Document:
        """As a local document."""
        return asdict(self)
