"""The newcomer: what the screen of a device may ask for that has no household yet."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from kiosk.conversation import Joining
from kiosk.desk import Desk
from kiosk.device import holds_household, system_clock
from kiosk.device.display import Display, connected
from kiosk.errors import KioskError
from kiosk.household import Moment
from kiosk.household.plan import Home
from kiosk.language import use
from sync import SyncError, has_store
from sync.wire import HALF_MADE, LINK_FILE

STICKS = (Path("/media"), Path("/run/media"), Path("/mnt"))
STICK = "SAMESTARS"
INVITATIONS = "*.json"


class Newcomer(Desk):
    """A desk without a device: it can only join one household, once, and choose its home."""

    def __init__(self, folder: Path, sticks: tuple[Path, ...] = STICKS) -> None:
        self.folder = folder
        self.joining: Joining | None = None
        self._sticks = sticks
        self.photos = None
        self._homes: tuple[Home, ...] = ()
        self._homes_are_last = False  # nothing is under way that could bring others
        self._prepare()
        use(os.environ.get("LANG", "")[:2])  # until a plan says which language

    @property
    def theme(self) -> str:
        return "light"

    @cached_property
    def display(self) -> Display | None:
        """As the panel says."""
        return connected()

    @property
    def child(self) -> None:
        """Nobody yet."""
        return None

    def moment(self) -> Moment:
        return system_clock()

    def notices(self) -> list[str]:
        return [self.trouble] if self.trouble else []

    def start(self, arrived: Callable[[], None]) -> None:
        """Nothing comes from elsewhere yet."""

    async def catch_up(self) -> bool:
        """True while something may show by itself: a stick, or the plan that is on its way."""
        if self.is_choosing and not self._under_way and not (self.joining and self.homes()):
            self._go_on()
        return True

    def _go_on(self) -> None:
        """The joining was broken off: by a power cut, or because nobody was reachable."""
        if (self.folder / LINK_FILE).exists():
            self.joining = Joining(self.folder, lambda: None)
            self.joining.go_on()

    # joining

    @property
    def is_choosing(self) -> bool:
        """Whether the household is here, and only the home where the device hangs is not said; its
        years may still be coming in.
        """
        if holds_household(self.folder) or not has_store(self.folder):
            return False
        if self.joining and self._under_way:
            return self.joining.is_here
        return not (self.folder / HALF_MADE).exists()

    @property
    def _under_way(self) -> bool:
        return self.joining is not None and self.joining.under_way

    def join(self, code: str, hub: str, changed: Callable[[], None]) -> None:
        """Join by the code on another screen."""
        self.joining = Joining(self.folder, changed)
        self.joining.type(code, hub)

    @property
    def has_invitation(self) -> bool:
        """Whether a stick labelled SAMESTARS with an invitation is plugged in."""
        return next(self._invitations(), None) is not None

    def read(self, changed: Callable[[], None]) -> None:
        """Join by the invitation on the stick."""
        self.joining = Joining(self.folder, changed)
        if invitation := next(self._invitations(), None):
            self.joining.read(invitation)

    def _invitations(self) -> Iterator[Path]:
        for root in self._sticks:
            for level in ("", "*/", "*/*/"):
                yield from root.glob(f"{level}{STICK}*/{INVITATIONS}")

    def homes(self) -> tuple[Home, ...]:
        """The homes to choose from; none until the plan is here. What was handed over as the plan
        may be older than the household's log, so they are looked at again after that.
        """
        if not self._homes or not self._homes_are_last:
            is_last = not self._under_way
            if self._homes and not is_last:
                return self._homes
            try:
                self._homes = Joining(self.folder, lambda: None).homes()
                self._homes_are_last = is_last
            except SyncError as error:
                self.trouble = str(error)
        return self._homes

    def hang_in(self, home: Home) -> bool:
        """The device hangs there, and from here on has a household; else `trouble` says why not."""
        try:
            Joining(self.folder, lambda: None).hang_in(home)
        except (SyncError, KioskError) as error:
            self.trouble = str(error)
            return False
        return True

    def stop(self) -> None:
        if self.joining:
            self.joining.stop()
