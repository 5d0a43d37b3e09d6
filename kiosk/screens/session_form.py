"""After a session, the form: what became of each task, and a short note."""

from collections.abc import Sequence
from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.plan import Task
from kiosk.household.sessions.notes import LONGEST_NOTE
from kiosk.household.sessions.update_filing import file_update
from kiosk.household.sessions.update_words import WHATS
from kiosk.language import N_, _
from widgets.said_line import SaidLine

from .asking import Asking
from .bar import ABSENT, Button
from .dates import headed
from .session_draft import SessionDraft, faults, first_author
from .tile_pages import BACK, Said, TilePages

NOTE = Button("note", N_("Note"), "plan", "n")
FILE = Button("file", N_("File it"), "tick", "f", loud=True)
HOW = N_("Tap what changed; twice for stopped. A note may say how. It is told in both homes.")


class SessionFormScreen(TilePages):
    """A tile for each of the provider's tasks, turned by taps, and one for what is new."""

    KEPT = True  # what was begun is there after a look elsewhere

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said_line = SaidLine()
        self._draft = SessionDraft("")
        self._begun: object = None  # the practice day of the draft

    def parts(self) -> list[Widget]:
        line, grid = super().parts()
        return [line, self._said_line, grid]

    def open(self, about: object) -> None:
        """`about` is the id of the provider. What was begun today about the same one goes on."""
        today = self.desk.day.practice_day(self.desk.moment())
        self._page = 0
        if (about, today) != (self._draft.provider, self._begun):
            plan, home = self.desk.day.plan, self.desk.day.home
            self._draft = SessionDraft(str(about), first_author(plan, home))
            self._begun = today

    def on_screen_resume(self) -> None:
        self.follow()  # on the page that one comes back to from the note

    @property
    def _tasks(self) -> list[Task]:
        every = self.desk.day.plan.tasks
        return [one for one in every if one.provider == self._draft.provider and not one.ended]

    def said(self) -> Sequence[Said]:
        plan, draft = self.desk.day.plan, self._draft
        name = named(plan.providers, draft.provider)
        self.line.left = _("{name}'s session: what changed?").format(name=name)
        by = named(plan.caregivers, draft.by) if draft.by else ""
        self.line.right = _("by {name}").format(name=by) if by else ""
        note = _("Note: {text}").format(text=draft.note)
        self._said_line.sentences = (note if draft.note else _(HOW),)
        new = (_("New task"),) if draft.new else (_("None"),)
        return [*map(self._tile, self._tasks), Said(_("Something new"), new, draft.new)]

    def _tile(self, task: Task) -> Said:
        mark = self._draft.marks.get(task.id)
        word = headed(_(WHATS[mark])) if mark else _("As before")
        several = len(self.desk.day.plan.children) > 1
        child = (named(self.desk.day.plan.children, task.child),) if several else ()
        return Said(task.title, (word, *child), bool(mark))

    def show_bar(self) -> None:
        plan, draft = self.desk.day.plan, self._draft
        by = named(plan.caregivers, draft.by) if draft.by else _("nobody")
        who = Button("author", _("By {name}").format(name=by), "grown-ups", "y")
        self.bar.put(
            back=BACK,
            second=NOTE,
            third=ABSENT if draft.is_empty else FILE,
            fourth=who if plan.caregivers else ABSENT,
            more=self.more,
        )

    async def chosen(self, number: int) -> None:
        tasks = self._tasks
        if number < len(tasks):
            self._draft.turn(tasks[number].id)
        else:
            self._draft.new = not self._draft.new
        self.follow()

    def action_author(self) -> None:
        """The next adult; nothing is said of who it was where nobody is named."""
        self._draft.next_author(self.desk.day.plan, self.desk.day.home)
        self.follow()

    def action_note(self) -> None:
        """A few words by the keyboard."""
        name = named(self.desk.day.plan.providers, self._draft.provider)
        asking = Asking(
            _("What changed?"),
            "text",
            self._draft.note,
            most=LONGEST_NOTE,
            check=faults,
            back="session_form",
            then=self._noted,
            about=_("{name}'s session").format(name=name),
        )
        self.go("ask", asking)

    async def _noted(self, value: object) -> None:
        self._draft.note = str(value).strip()

    async def action_file(self) -> None:
        """It is filed, and told in both homes; then whether the plan is to change, too."""
        draft, day = self._draft, self.desk.day
        if draft.is_empty:
            return
        verb = partial(file_update, day, draft.provider, draft.said(self._tasks), note=draft.note)
        try:
            update = await self.desk.do(verb, by=draft.by, at=self.desk.moment())
            await self.desk.note_opened(update.ids)  # whoever filed it has read it
        except Refused:  # the desk keeps the sentence for the notice, and the draft stays
            self.follow()
            return
        self._draft = SessionDraft("")
        self.go("session_next" if update.tasks else "update", update.id)

    def action_back(self) -> None:
        alone = len(self.desk.day.plan.providers) == 1
        self.go("grown_ups" if alone else "after_session")
