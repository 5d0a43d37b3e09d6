"""After a session: whose it was. With one provider its form comes at once."""

from collections.abc import Sequence

from kiosk.household.plan import Provider
from kiosk.household.sessions.session_words import DISCIPLINE_WORDS
from kiosk.household.sessions.updates import LASTING, Update, updates_between
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import near_day
from .tile_pages import BACK, Said, TilePages

NOBODY = N_("The plan has no provider yet: add one to it first.")
FILED = Button("filed", N_("Filed"), "plan", "f")


class AfterSessionScreen(TilePages):
    """A tile for each provider, in the order of the plan; a tap leads to the form."""

    def on_screen_resume(self) -> None:
        if len(self.desk.day.plan.providers) == 1:
            self.go("session_form", self.desk.day.plan.providers[0].id)
        else:
            super().on_screen_resume()

    def said(self) -> Sequence[Said]:
        any_there = bool(self.desk.day.plan.providers)
        self.line.left = _("Whose session was it?") if any_there else _(NOBODY)
        self.line.right = self.desk.day.plan.name
        newest = {one.provider: one for one in reversed(self._filed)}
        return [self._tile(one, newest.get(one.id)) for one in self.desk.day.plan.providers]

    @property
    def _filed(self) -> tuple[Update, ...]:
        today = self.desk.day.practice_day(self.desk.moment())
        return updates_between(self.desk.day.ledger, today - LASTING, today)

    def _tile(self, one: Provider, last: Update | None) -> Said:
        facts = [_(DISCIPLINE_WORDS[one.discipline])]
        if last:
            today = self.desk.day.practice_day(self.desk.moment())
            facts.append(_("Last: {day}").format(day=near_day(last.day, today)))
        return Said(one.name, tuple(filter(None, facts)))

    def show_bar(self) -> None:
        self.bar.put(back=BACK, second=FILED if self._filed else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        self.go("session_form", self.desk.day.plan.providers[number].id)

    def action_filed(self) -> None:
        """The pages of what was filed before."""
        self.go("update", "")
