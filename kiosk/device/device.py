"""This machine in a home: the one place that holds folder, settings, replica and day."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.household import ChildsDay, Moment
from kiosk.household.plan import Home, Plan
from kiosk.household.waiting import waiting
from sync import Reading, Replica, SyncError

from .clock import boot_id, synchronised, system_clock
from .settings import Settings, command, holds_household

SLACK = timedelta(days=1)  # a clock may be so much behind what it showed and still be believed

SCREEN_NOTE, SCREEN = "_screen", "own"  # the local table, and the one document in it


class Device:
    """A set-up device. Close it when done; it holds no lock in between writes."""

    def __init__(
        self, folder: Path, settings: Settings, clock: Callable[[], Moment] | None
    ) -> None:
        self.folder = folder
        self.settings = settings
        self._clock = clock
        self._shown = 0  # what this device's clock showed before, in ms since 1970
        self.replica: Replica
        self.day: ChildsDay

    @classmethod
    def open(cls, folder: Path, clock: Callable[[], Moment] | None = None) -> "Device":
        """The device whose data lies in `folder`. Raises KioskError or SyncError in words."""
        device = cls(folder, Settings.read(folder), clock)
        device._hold(Replica.open(folder, clock=device.reading, boot=boot_id()))
        return device

    @classmethod
    def set_up(
        cls,
        folder: Path,
        home: str,
        plan: Plan | None = None,
        clock: Callable[[], Moment] | None = None,
    ) -> "Device":
        """A new household on this device. Refuses a folder that holds one, and an unknown home."""
        if holds_household(folder):
            raise KioskError(
                f"{folder} already holds a household. Nothing was changed. "
                "To start another one, name a new folder with --data."
            )
        from kiosk.household.household import Household  # set-up alone needs the whole of it

        plan = plan or Plan(name="Our plan", homes=(Home(home, home.capitalize()),))
        require_home(plan, home, "Choose one of them with --home.")
        device = cls(folder, Settings(home), clock)
        device._hold(Replica.create(folder, clock=device.reading, boot=boot_id()))
        device.settings.write(folder)  # before the plan: broken off here, a plan import goes on
        Household.over(device.day).import_plan(plan, device.moment())
        return device

    def _hold(self, replica: Replica) -> None:
        self.replica = replica
        replica.renew = lambda: new_name(replica)
        self._shown = replica.shown
        self.day = ChildsDay(replica, self.settings.home, screen_of(replica))

    def change_settings(self, **changes: str) -> None:
        """Set some settings and keep them on the disk, beside what another process has set."""
        fresh = Settings.read(self.folder)._replace(**changes)
        fresh.write(self.folder)
        self.settings = fresh

    def hang_in(self, home: str) -> None:
        """Make another home this device's. What was tapped in the old one is filed before.

        Raises KioskError while the clock cannot be true and something waits for it: only the home
        where it was tapped files it.
        """
        at = self.moment()
        if at.trusted:
            self.day.file_waiting(at)
        if waiting(self.replica, self.day.home, self.day.screen):
            right = command(self.folder, "doctor", "--clock-is-right")
            raise KioskError(
                "Some practice waits for the clock to be set; only the home of now can file it. "
                f"Nothing was changed. Set the clock, or if it is true: {right}. Then try again."
            )
        self.change_settings(home=home)
        self.day = ChildsDay(self.replica, home, self.day.screen)

    def reading(self) -> Reading:
        """The wall clock as the replica wants it, for any thread; it takes no lock."""
        return as_reading(self._judged())

    def moment(self) -> Moment:
        """The present, with whether ticks may be filed under its date.

        A clock that is behind what it showed here before cannot be true, unless a time service
        keeps it or a person vouches for it. What other homes' clocks showed is no measure: one of
        them may be a year ahead.
        """
        self._shown = self.replica.shown
        return self._judged()

    def _judged(self) -> Moment:
        moment = self._now()
        behind = as_reading(moment).milliseconds < self._shown - SLACK // timedelta(milliseconds=1)
        if moment.trusted and behind and not (self._is_confirmed(moment) or synchronised()):
            return moment._replace(trusted=False)
        return moment

    def _is_confirmed(self, moment: Moment) -> bool:
        return bool(moment.boot) and moment.boot == self.settings.clock_confirmed

    def confirm_clock(self) -> None:
        """A person has looked, and the clock is right: believed until the next start of the
        machine, whatever it showed before. Raises KioskError or SyncError.
        """
        self.change_settings(clock_confirmed=boot_id())
        self.replica.believe_clock()

    def _now(self) -> Moment:
        return self._clock() if self._clock else system_clock(self.settings.clock_confirmed)

    def close(self) -> None:
        """Let go of the store."""
        self.replica.close()


def new_name(replica: Replica) -> tuple[str, Mapping[str, str]]:
    """The id and key under which a joined device goes on: once after each start of the machine."""
    from sync.link import renewing  # cryptography, requests: the first frame does without them

    return renewing(replica)()


def screen_of(replica: Replica) -> str:
    """What tells this screen from others of its home: the id that it first had, which stays when
    the device goes on under another. A restored backup is another screen.
    """
    if SCREEN not in replica.local(SCREEN_NOTE):
        with suppress(SyncError):  # nothing can be written: no tap can be, either
            replica.note(SCREEN_NOTE, {SCREEN: {"id": replica.device}})
    return str(replica.local(SCREEN_NOTE).get(SCREEN, {}).get("id", replica.device))


def require_home(plan: Plan, home: str, remedy: str) -> None:
    """Refuse a home that the plan does not have. `remedy` is the sentence that says what to do."""
    known = [one.id for one in plan.homes]
    if home not in known:
        raise KioskError(
            f'The plan has no home "{home}". Nothing was changed. '
            f"Its homes are: {', '.join(known) or 'none'}. {remedy}"
        )


def as_reading(moment: Moment) -> Reading:
    """A moment as the replica's clock wants it."""
    return Reading(int(moment.wall.timestamp() * 1000), moment.trusted)


def system_reading() -> Reading:
    """This machine's wall clock for the replica."""
    return as_reading(system_clock())
