"""After the session: a tap closes a question, in both homes."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.sessions.left_providers import left_providers
from kiosk.household.sessions.questions import Question, discuss, every_question, open_questions
from kiosk.household.sessions.session_words import asked_by
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .tile_pages import BACK, Said, TilePages

ALL = Button("all", N_("All of them"), "tick", "a")


class DiscussedScreen(TilePages):
    """A tile for each question that waits; what was closed here keeps its place until Back, so that
    no second tap hits the next.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        for tile in self._tiles:
            tile.wraps = True
        self._provider = ""
        self._shown: tuple[str, ...] = ()  # ids, in their places

    def open(self, about: object) -> None:
        """`about` is a provider's id."""
        assert isinstance(about, str)
        self._provider, self._shown = about, ()

    @property
    def _waiting(self) -> tuple[Question, ...]:
        return open_questions(self.desk.day.ledger, self._provider)

    def said(self) -> Sequence[Said]:
        plan, ledger = self.desk.day.plan, self.desk.day.ledger
        waiting = tuple(one.id for one in self._waiting)
        self._shown += tuple(id for id in waiting if id not in self._shown)
        self.line.left = _("Discussed? Tap a question") if waiting else _("No question waits.")
        self.line.right = named((*plan.providers, *left_providers(ledger, plan)), self._provider)
        known = {one.id: one for one in every_question(ledger, self._provider)}
        return [self._tile(known[id]) for id in self._shown if id in known]

    def _tile(self, one: Question) -> Said:
        by = asked_by(self.desk.day.plan, one)
        if one.discussed:
            return Said(_("Discussed"), (one.text,))
        return Said(by or _("Question"), (one.text,))

    def show_bar(self) -> None:
        self.bar.put(back=BACK, second=ALL if self._waiting else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        await self._close([self._shown[number]])

    async def action_all(self) -> None:
        """All that wait, on other pages too."""
        await self._close([one.id for one in self._waiting])

    async def _close(self, ids: list[str]) -> None:
        closed = partial(discuss, self.desk.day, ids, at=self.desk.moment())
        await self.ask(partial(self.desk.do, closed))

    def action_back(self) -> None:
        there = any(one.id == self._provider for one in self.desk.day.plan.providers)
        self.go("session_sheet" if there else "before_session")
