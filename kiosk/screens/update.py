"""The page of an update: what changed at a session, who filed it and where, its corrections."""

from contextlib import suppress
from datetime import date
from functools import partial

from textual import work
from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.history.said_where import filed, when
from kiosk.household.plan import Plan
from kiosk.household.sessions.notes import LONGEST_NOTE
from kiosk.household.sessions.update_filing import correct
from kiosk.household.sessions.update_words import WHATS, full_name
from kiosk.household.sessions.updates import LASTING, Update, find_update, unopened, updates_between
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .asking import Asking
from .bar import ABSENT, Button
from .board import Board
from .pages import BACK, MORE
from .session_draft import authors, faults, first_author

EARLIER = Button("earlier", N_("Before"), "back", "e")
CORRECT = Button("correct", N_("Correct"), "tick", "c")
PLAN = Button("plan", N_("Plan"), "plan", "p")
NOTHING = N_("Nothing was filed after a session yet.")


class UpdateScreen(Board):
    """One update at a time, for everybody to read; to be opened here is what ends its being new."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._filed_id = ""
        self._offset = 0
        self._by: str | None = None  # who corrects it, once that was said

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def open(self, about: object) -> None:
        """`about` is the id of an update; empty or None for the newest that was not opened yet, or
        else the newest.
        """
        self._filed_id, self._offset = str(about or ""), 0

    def on_screen_resume(self) -> None:
        if self._by is not None:
            self._ask_what()
            return
        if not self._filed_id:
            fresh = unopened(self.desk.day.ledger, self._today, self.desk.opened_updates)
            self._filed_id = next((one.id for one in (*fresh, *self._recent)), "")
        self.follow()

    @property
    def _today(self) -> date:
        return self.desk.day.practice_day(self.desk.moment())

    @property
    def _recent(self) -> tuple[Update, ...]:
        """What can be turned through, newest first."""
        return updates_between(self.desk.day.ledger, self._today - LASTING, self._today)

    @property
    def _found(self) -> Update | None:
        return find_update(self.desk.day.ledger, self._filed_id) if self._filed_id else None

    def show_facts(self) -> None:
        update, plan = self._found, self.desk.day.plan
        self._panel.nothing = _(NOTHING)
        if update is None:
            self._heading.headline, self._heading.right = _("After a session"), ()
            self._panel.lines = ()
            self.bar.put(back=BACK)
            return
        name = named(plan.providers, update.provider)
        self._heading.headline = _("{name}'s session").format(name=name)
        self._heading.right = (when(plan, update.at),) if update.at else ()
        every = lines(plan, update)
        self._panel.lines = every[self._offset :]
        rest = len(every) - self._offset > self._panel.shown
        self.bar.put(
            back=BACK,
            second=EARLIER if len(self._recent) > 1 else ABSENT,
            third=CORRECT,
            fourth=PLAN if update.tasks else ABSENT,
            more=MORE if rest or self._offset else ABSENT,
        )
        self._note_opened(update)

    @work(group="opened")
    async def _note_opened(self, update: Update) -> None:
        """It is new here no longer. Where that cannot be noted, it is the next time."""
        if not update.ids <= self.desk.opened_updates:
            with suppress(Refused):
                await self.desk.note_opened(update.ids)

    def action_more_lines(self) -> None:
        """The next lines; after the last ones the first again."""
        update = self._found
        after = self._offset + max(1, self._panel.shown)
        length = len(lines(self.desk.day.plan, update)) if update else 0
        self._offset = after if after < length else 0
        self.follow()

    def action_earlier(self) -> None:
        """The update before this one; after the oldest the newest again."""
        ids = [one.id for one in self._recent]
        at = ids.index(self._filed_id) + 1 if self._filed_id in ids else 0
        if ids:  # else they are all too old since midnight
            self._filed_id, self._offset = ids[at % len(ids)], 0
        self.follow()

    def action_plan(self) -> None:
        """What of it is to be done in the plan."""
        self.go("session_next", self._filed_id)

    def action_correct(self) -> None:
        """First who corrects it, then what is right; the update itself stays as it is."""
        plan, home = self.desk.day.plan, self.desk.day.home
        if not plan.caregivers:
            self._by = ""
            self._ask_what()
            return
        names = {one.id: one.name for one in plan.caregivers} | {"": _("Nobody")}
        options = tuple((id, names[id]) for id in authors(plan, home))
        about = self._heading.headline
        asking = Asking(
            _("Who corrects it?"),
            "choice",
            first_author(plan, home),
            options,
            back="update",
            then=self._said_who,
            about=about,
        )
        self.go("ask", asking)

    async def _said_who(self, value: object) -> None:
        self._by = str(value)

    def _ask_what(self) -> None:
        then = partial(self._correct, self._by or "")
        self._by = None
        asking = Asking(
            _("What is right?"),
            "text",
            "",
            most=LONGEST_NOTE,
            least=1,
            check=faults,
            back="update",
            then=then,
            about=self._heading.headline,
        )
        self.go("ask", asking)

    async def _correct(self, by: str, value: object) -> None:
        verb = partial(correct, self.desk.day, self._filed_id, str(value), by=by)
        await self.desk.do(verb, at=self.desk.moment())

    def action_back(self) -> None:
        self.go("handover")


def lines(plan: Plan, update: Update) -> tuple[tuple[str, str], ...]:
    """Who filed it where and when, what changed, and the note; then each correction likewise."""
    said = [(_("Filed"), filed(plan, update.at, update.home, update.by))]
    said += [(full_name(plan, one), _(WHATS[one.what])) for one in update.tasks]
    said += [(update.note, "")] if update.note else []
    for one in update.corrections:
        said.append((_("Corrected"), filed(plan, one.at, one.home, one.by)))
        said.append((one.note, ""))
    return tuple(said)
