"""Before a session: with whom it is. With one provider the sheet comes at once."""

from collections.abc import Sequence

from kiosk.household.plan import Provider
from kiosk.household.sessions.left_providers import with_questions
from kiosk.household.sessions.questions import open_questions
from kiosk.household.sessions.session_words import discipline
from kiosk.language import N_, _, ngettext

from .dates import headed
from .tile_pages import Said, TilePages

NOBODY = N_("The plan has no provider yet: add one to it first.")


class BeforeSessionScreen(TilePages):
    """A tile for each provider, in the order of the plan; a tap leads to the sheet. One who left
    the plan has a tile while a question waits, and the tap leads to the questions.
    """

    BEHIND_PIN = False  # it informs

    @property
    def _providers(self) -> tuple[Provider, ...]:
        return with_questions(self.desk.day.ledger, self.desk.day.plan)

    def on_screen_resume(self) -> None:
        every = self._providers
        if len(every) == 1 and every == self.desk.day.plan.providers:
            self.go("session_sheet", every[0].id)
        else:
            super().on_screen_resume()

    def said(self) -> Sequence[Said]:
        providers = self._providers
        self.line.left = _("With whom is the session?") if providers else _(NOBODY)
        self.line.right = self.desk.day.plan.name
        return [self._tile(one) for one in providers]

    def _tile(self, one: Provider) -> Said:
        number = len(open_questions(self.desk.day.ledger, one.id))
        asked = ngettext("{n} question", "{n} questions", number).format(n=number)
        there = one in self.desk.day.plan.providers
        does = discipline(one) if there else headed(_("no longer in the plan"))
        return Said(one.name, tuple(filter(None, (does, asked if number else ""))))

    async def chosen(self, number: int) -> None:
        one = self._providers[number]
        there = one in self.desk.day.plan.providers
        self.go("session_sheet" if there else "discussed", one.id)
