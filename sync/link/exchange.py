"""The exchange: one device's talk with the hub, from the cursor on the disk and back to it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from sync import Change, Replica
from sync.link import holdings
from sync.link.ahead import pages
from sync.link.client import HubClient, Page
from sync.link.cursor import HUB, LINK, Cursor
from sync.link.devices import members, removed
from sync.link.errors import HubRefused, HubSilent
from sync.link.failures import KEPT
from sync.link.filing import file
from sync.link.holdings import HOLDINGS
from sync.link.inbox import Inbox, Puts
from sync.link.link import Link
from sync.link.outbox import Outbox
from sync.link.recovery_box import keep_box, words_of
from sync.link.renewal import renewing
from sync.link.settling import settle
from sync.link.there import THERE, Numbered, Sent, There

MOST_AT_ONCE = 60_000  # changes opened before some are filed: about 100 MB

UNKNOWN = "not_known"


class Exchange:
    """What one thread does with one hub; `sent` may be shared with another's.

    All raise HubError, and a SyncError when the card takes nothing. Whatever is broken off is taken
    up again from the cursor; nothing is lost by it, and nothing doubled. `refused` are sentences
    about what was not taken, each once. `changed` is called when something new is filed.
    """

    def __init__(
        self,
        replica: Replica,
        link: Link,
        hub: HubClient,
        changed: Callable[[], None] = lambda: None,
        sent: Sent | None = None,
    ) -> None:
        self.link = link
        self.refused: list[str] = []
        self._replica = replica
        self._replica.renew = replica.renew or renewing(replica)
        self.hub = hub
        self._changed = changed
        self._sent = sent or Sent()

    def pull(self) -> int:
        """Take all that the hub has behind the cursor; how many changes were new."""
        try:
            first = self._first(0)
        except HubRefused as error:
            if error.code != UNKNOWN:
                raise
            self._make_again()
            first = self._first(0)
        if not Cursor.of(self._replica).fits(first):
            self._make_again()
            self._begin_again()
            first = self._first(0)
        return self._take_all(first)

    def park(self, wait: float) -> bool:
        """Wait at the hub, up to so many seconds, and take the page that comes; True if more may be
        to come, or to be seen to: `pull` does that.
        """
        before = Cursor.of(self._replica)
        page = self._first(wait, before)
        cursor = Cursor.of(self._replica)
        if replace(cursor, holdings=before.holdings) != before or not cursor.fits(page):
            return True  # another process has read on meanwhile, or it is another log
        if page.changes:
            inbox = Inbox(self._replica, self.link)
            inbox.take(page.changes)
            self._file(inbox, cursor.behind(page))
        self._look_at_holdings(page)
        return bool(page.changes)

    def push(self) -> int:
        """Send what the hub is not known to have; how many changes that were."""
        outbox = Outbox(self._replica, self.link)
        lacking = self._sent.beside(There.at(self._replica, HUB)).lacks(self._replica)
        pushed = 0
        for parcel in outbox.parcels(lacking):
            read = Cursor.of(self._replica).next
            epoch, head, new = self.hub.post(parcel)
            self._sent.posted(parcel, epoch, head, new, read)
            pushed += len(parcel)
        self.refused += outbox.refused
        return pushed

    def settle(self) -> bool:
        """After all was pulled: see to what follows from it. True if there is something new to be
        sent.
        """
        settled = settle(self._replica, self.link, self._changed)
        self.link = settled.link
        self.refused += settled.refused
        return settled.told

    def hold(self) -> None:
        """Say which plan is held here, where that is news to the others."""
        if holdings.is_news(self._replica, self.link):
            stated = holdings.statement(self._replica)
            self.hub.hold(self.link.device, holdings.sealed(stated, self.link))
            self._replica.note(HOLDINGS, {self.link.device: stated})

    def _first(self, wait: float, behind: Cursor | None = None) -> Page:
        cursor = behind or Cursor.of(self._replica)
        return self.hub.changes(cursor.next, cursor.mark, wait, cursor.holdings)

    def _behind(self, page: Page) -> Page:
        return self.hub.changes(page.next, page.mark)

    def _take_all(self, first: Page) -> int:
        """Take a page and all behind it. Broken off, what came until then is filed."""
        cursor = Cursor.of(self._replica)
        inbox = Inbox(self._replica, self.link)
        new, last = 0, first
        try:
            with closing(pages(first, self._behind)) as coming:
                for page in coming:
                    if not cursor.fits(page):
                        raise HubSilent(f"The hub at {self.hub.url} changes its mind; {KEPT}.")
                    inbox.take(page.changes)
                    cursor, last = cursor.behind(page), page
                    if inbox.count >= MOST_AT_ONCE:
                        new += self._file(inbox, cursor)
                        inbox = Inbox(self._replica, self.link)
        finally:
            new += self._file(inbox, cursor)
        if self._sent.beyond(last.next):
            self._sent.forget()  # the hub answered with more than it has now: an older copy
        self._look_at_holdings(last)
        return new

    def _look_at_holdings(self, page: Page) -> None:
        """Take the others' statements, where one is new since the last look."""
        cursor = Cursor.of(self._replica)
        if page.holdings == cursor.holdings:
            return
        found, counter = self.hub.holdings()
        statements, refused = holdings.opened(found, self.link)
        self.refused += refused
        moved = {LINK: {HUB: replace(cursor, holdings=counter).document()}}
        self._replica.apply((), {**moved, HOLDINGS: statements})
        self._changed()

    def _file(self, inbox: Inbox, cursor: Cursor) -> int:
        """Write what is in the inbox, and the cursor with it; how many changes were new."""

        def notes(filed: list[Change]) -> Puts:
            there = There.at(self._replica, HUB)
            shown: list[Numbered] = [*filed, *inbox.waiting]
            there.add(shown)
            self._sent.read(there, shown, cursor.next)
            news = there.news(self._replica, HUB)
            if not news and cursor == Cursor.of(self._replica):
                return {}
            return {LINK: {HUB: cursor.document()}, THERE: news}

        new = file(self._replica, inbox, self._changed, notes)
        self.refused += inbox.refused
        return new

    def _make_again(self) -> None:
        """Let the hub know the household as the records have it: it was lost, or is an old copy."""
        self.hub.make(members(self._replica, self.link))
        for device in removed(self._replica):
            self.hub.remove(device)
        if words := words_of(self._replica):
            keep_box(self.hub, self.link.keyring, words)

    def _begin_again(self) -> None:
        """Nothing is known of the hub's log any more."""
        self._sent.forget()
        nothing = Cursor(damage=self._replica.damage)
        self._replica.apply(
            (),
            {
                LINK: {HUB: nothing.document()},
                THERE: There().news(self._replica, HUB),
                HOLDINGS: {self.link.device: None},
            },
        )
