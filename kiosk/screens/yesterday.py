"""Yesterday's slots: what was forgotten is filed by a tap, for as long as today lasts."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from kiosk.desk import Desk
from kiosk.household import DueTask
from kiosk.household.household import Household
from kiosk.household.practice_day import ONE_DAY
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import long_day
from .day_words import HELPER_WORDS
from .helped import Helped
from .tile_pages import BACK, Said, TilePages

HELPED_BY = Button("helped", N_("Helped by"), "grown-ups", "h")

WORDS = {"done": N_("Done"), "tried": N_("Tried it"), "not-today": N_("Another day")}


class YesterdayScreen(TilePages):
    """A tile for each slot; a tap makes it done, its star lands on yesterday. An oops undoes it."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._slots: tuple[DueTask, ...] = ()
        self._filed: Helped | None = None  # what was tapped here last

    def said(self) -> Sequence[Said]:
        at = self.desk.moment()
        self._slots = self._household.late(self.child, at) if self.child else ()
        self.line.left = _("Yesterday, {day}").format(day=long_day(self._day))
        open_still = any(not due.outcome for due in self._slots)
        said = _("Tap what was practised") if open_still else _("Nothing is open")
        self.line.right = said if at.trusted else _("The clock is not set yet.")
        return [tile(due) for due in self._slots]

    @property
    def _day(self) -> date:
        return self._household.practice_day(self.desk.moment()) - ONE_DAY

    def show_bar(self) -> None:
        self.bar.put(back=BACK, second=HELPED_BY if self._filed else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        due, at = self._slots[number], self.desk.moment()
        if not at.trusted or (due.outcome in ("done", "tried") and not due.oops):
            return
        verb = self._household.undo if due.oops else self._household.tick
        said = partial(verb, self.child, due.task.id, day=self._day, slot=due.slot, at=at)
        done = await self.ask(partial(self.desk.do, said))
        filed = Helped("yesterday", None, due.task.id, due.slot, self._day, "done")
        self._filed = filed if done and not due.oops else None
        self.follow()

    def action_helped(self) -> None:
        """Who was there at what was tapped last."""
        self.go("helped", self._filed)

    def action_back(self) -> None:
        self._filed = None
        super().action_back()


def tile(due: DueTask) -> Said:
    """A slot of yesterday."""
    slot = _("{slot} of {slots}").format(slot=due.slot, slots=due.slots) if due.slots > 1 else ""
    if not due.outcome:
        facts = [slot, _("Tap: done")]
    else:
        facts = [slot, _(WORDS[due.outcome]), _(HELPER_WORDS.get(due.helper, ""))]
        facts += [_("Oops? Tap")] if due.oops else []
    return Said(due.task.title, tuple(fact for fact in facts if fact)[:3])
