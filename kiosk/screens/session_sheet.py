"""The sheet before a session on the wall: what was hard, the weeks, the questions; page by page."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.plan import Provider
from kiosk.household.sessions.left_providers import with_questions
from kiosk.household.sessions.notes import LONGEST_NOTE, note_fault
from kiosk.household.sessions.questions import ask_question
from kiosk.household.sessions.session_sheet import SessionSheet, session_sheet
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel
from widgets.week_bars import WeekBars

from .asking import Asking
from .bar import ABSENT, Button
from .board import Board
from .session_pages import (
    Lines,
    bars,
    beside,
    change_lines,
    marked,
    question_lines,
    routine_lines,
    task_lines,
    weekday_lines,
)

BACK = Button("back", N_("Back"), "back", "b")
NOTE = Button("note", N_("Note a question"), "plan", "n")
SHORT_NOTE = Button("note", N_("Note"), "plan", "n")
DISCUSSED = Button("discussed", N_("Discussed"), "tick", "d")
MORE = Button("turn", N_("More"), "more", "m")
ROOM_FOR_WORDS = 100  # columns of a screen whose buttons hold "Note a question"
LEGEND = (N_("done"), N_("tried"), N_("another day"), N_("asked for"), N_("the last session"))
TASKS, WEEKS, QUESTIONS = range(3)  # those after them are passed over where they are empty
SECTIONS = (
    (N_("Hard ones first"), N_("Nothing was noted in this time.")),
    (N_("Week by week"), N_("Nothing was noted in these weeks.")),
    (N_("Questions"), N_("No question waits.")),
    (N_("New in the plan"), ""),
    (N_("By weekday"), ""),
    (N_("By routine"), ""),
)


class SessionSheetScreen(Board):
    """Tasks, the hard ones first; then the bars; then the questions, what is new, and how it was by
    weekday and routine.
    """

    FOR_ADULTS = True
    NEEDS_A_CHILD = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._bars = WeekBars(classes="middle inset")
        self._provider = ""
        self._section = TASKS
        self._offset = 0  # of the section's lines
        self._lines: tuple[Lines, ...] = ((),) * len(SECTIONS)

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel, self._bars]

    def open(self, about: object) -> None:
        """`about` is a provider's id."""
        assert isinstance(about, str)
        self._provider, self._section, self._offset = about, TASKS, 0

    @property
    def provider(self) -> Provider | None:
        """Whose sheet it is: the plan's first, where nobody was named, or that one is gone."""
        providers = self.desk.day.plan.providers
        known = (one for one in providers if one.id == self._provider)
        return next(known, next(iter(providers), None))

    def show_facts(self) -> None:
        provider = self.provider
        if provider is None:
            self.call_later(self.go, "before_session")
            return
        sheet = session_sheet(self.desk.day, provider.id, self.child, self.desk.moment())
        self._show_section(sheet)
        self._heading.headline = provider.name
        self._heading.beside = beside(sheet)
        several = len(self.desk.day.plan.children) > 1
        title = _(SECTIONS[self._section][0])
        self._heading.right = (title, self.child_name) if several else (title,)
        self.bar.put(
            back=BACK,
            second=NOTE if self.size.width >= ROOM_FOR_WORDS else SHORT_NOTE,
            fourth=DISCUSSED if sheet.questions else ABSENT,
            more=MORE,
        )

    def _show_section(self, sheet: SessionSheet) -> None:
        plan = self.desk.day.plan
        self._lines = (
            task_lines(plan, sheet),
            (),
            question_lines(plan, sheet),
            change_lines(plan, sheet),
            weekday_lines(sheet),
            routine_lines(sheet),
        )
        while self._section > QUESTIONS and not self._lines[self._section]:
            self._section = (self._section + 1) % len(SECTIONS)
        self._bars.display = self._section == WEEKS
        self._panel.display = not self._bars.display
        nothing = _(SECTIONS[self._section][1])
        if self._section == WEEKS:
            self._bars.weeks, self._bars.marked = bars(sheet), marked(sheet)
            self._bars.legend, self._bars.nothing = tuple(map(_, LEGEND)), nothing
        else:
            self._panel.lines = self._lines[self._section][self._offset :]
            self._panel.nothing = nothing

    def action_turn(self) -> None:
        """The next lines, then the next part; after the last the first again."""
        self._offset += max(1, self._panel.shown)
        if self._section == WEEKS or self._offset >= len(self._lines[self._section]):
            self._section, self._offset = (self._section + 1) % len(SECTIONS), 0
        self.follow()

    def action_note(self) -> None:
        """A question, typed on the wall: behind the PIN, as all that changes something."""
        provider = self.provider
        if provider is not None:
            self.go(
                "ask",
                Asking(
                    _("What do you want to ask {name}?").format(name=provider.name),
                    "text",
                    most=LONGEST_NOTE,
                    least=1,
                    check=remarks,
                    back="session_sheet",
                    then=partial(self._note, provider.id),
                ),
            )

    async def _note(self, provider: str, text: object) -> None:
        asked = partial(ask_question, self.desk.day, provider, str(text), at=self.desk.moment())
        if await self.ask(partial(self.desk.do, asked)):
            self._section, self._offset = QUESTIONS, 0

    def action_discussed(self) -> None:
        """The open questions, to be closed."""
        if provider := self.provider:
            self.go("discussed", provider.id)

    def action_back(self) -> None:
        several = len(with_questions(self.desk.day.ledger, self.desk.day.plan)) > 1
        self.go("before_session" if several else "grown_ups")


def remarks(text: object) -> tuple[str, ...]:
    """What is wrong with a question."""
    fault = note_fault(str(text))
    return (fault,) if fault else ()
