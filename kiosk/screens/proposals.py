"""What is open between the homes, one proposal at a time: yes, no, or taken back."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.agreeing.proposals import COLLECTION, Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board
from .proposal_lines import headline, lines
from .told import HISTORY, show_history

BACK = Button("back", N_("Back"), "back", "b")
DECLINE = Button("decline", N_("Decline"), "rub-out", "d")
AGREE = Button("agree", N_("Agree"), "tick", "a", loud=True)
TAKE_BACK = Button("take_back", N_("Take back"), "back", "t")
READ = Button("read_it", N_("Understood"), "tick", "u", loud=True)
MORE = Button("more", N_("More"), "more", "m")
NOTHING = N_("Nothing waits for an answer.")
Verb = Callable[[str], Callable[..., Proposal]]  # by the id of a proposal
LATELY = timedelta(days=7)  # for how long what was settled is still shown


class ProposalsScreen(Board):
    """What waits for this home comes first. What was just settled stays in view until More or
    Back, so that no second tap hits the next.
    """

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._proposing = Proposing(desk.day)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._every: tuple[Proposal, ...] = ()
        self._at = 0
        self._settled = ""  # id of what was just answered
        self._back = "handover"

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def open(self, about: object) -> None:
        """`about` is the screen to go back to, or the id of a proposal to begin with."""
        self._settled, self._at = "", 0
        if "." in str(about):
            ids = [one.id for one in self._listed()]
            self._at = ids.index(str(about)) if about in ids else 0
            self._back = "handover"
        else:
            self._back = str(about)

    def _listed(self) -> tuple[Proposal, ...]:
        """Loud ones first, then what this home asked, then what was settled lately."""
        at, home = self.desk.moment(), self.desk.day.home
        today = self.desk.day.practice_day(at)
        every = [
            one for one in self._proposing.proposals(at).every() if is_shown(one, today - LATELY)
        ]
        return tuple(sorted(every, key=lambda one: place(one, home)))

    def show_facts(self) -> None:
        if not self._settled:
            self._every = self._listed()
        self._at = self._at if self._at < len(self._every) else 0
        self._heading.headline = _("Between the homes")
        self._heading.right = ()
        self._panel.nothing = _(NOTHING)
        one = self._shown
        if one is None:
            self._panel.lines = ()
            self.bar.put(back=BACK)
            return
        today = self.desk.day.practice_day(self.desk.moment())
        self._heading.headline = headline(one)
        self._panel.lines = lines(one, self.desk.day.plan, today)
        number = len(self._every)
        if number > 1:
            self._heading.right = (
                _("{number} of {total}").format(number=self._at + 1, total=number),
            )
        self._put(one, number > 1)

    def _put(self, one: Proposal, several: bool) -> None:
        home = self.desk.day.home
        waits, ours = one.waits_for(home), one.state == "open" and one.home == home
        loud = one.state == "crossed" and not one.dismissed
        told, other = (HISTORY, ABSENT) if one.home == home else (ABSENT, HISTORY)
        self.bar.put(
            back=BACK,
            second=DECLINE if waits else ABSENT,
            third=TAKE_BACK if ours else READ if loud else other,
            fourth=AGREE if waits else told,
            more=MORE if several else ABSENT,
        )

    @property
    def _shown(self) -> Proposal | None:
        """The proposal on the screen, as it stands now."""
        if not self._every:
            return None
        found = self._proposing.proposals(self.desk.moment()).find(self._every[self._at].id)
        return found or self._every[self._at]

    async def action_agree(self) -> None:
        """Yes, for this home."""
        await self._say(lambda id: partial(self._proposing.answer, id, True))

    async def action_decline(self) -> None:
        """No, for this home; what was arranged before holds."""
        await self._say(lambda id: partial(self._proposing.answer, id, False))

    async def action_take_back(self) -> None:
        """It was not meant, or is settled otherwise."""
        await self._say(lambda id: partial(self._proposing.withdraw, id))

    async def action_read_it(self) -> None:
        """That it crossed was read, here or there."""
        await self._say(lambda id: partial(self._proposing.dismiss, id))

    async def _say(self, verb: Verb) -> None:
        one = self._shown
        if one is None:
            return
        said = partial(verb(one.id), at=self.desk.moment())
        if await self.ask(partial(self.desk.do, said)):
            self._settled = one.id
            self.follow()

    async def action_history(self) -> None:
        """Who asked for it, and what each home said."""
        one = self._shown
        if one is not None:
            record = f"{COLLECTION}/{one.id}"
            await self.ask(partial(show_history, self, [record], headline(one), "proposals"))

    def action_more(self) -> None:
        """The next; after the last the first."""
        self._at, self._settled = (0 if self._settled else self._at + 1), ""
        self.follow()

    def action_back(self) -> None:
        self.go(self._back)


def is_shown(one: Proposal, since: date) -> bool:
    """Whether it waits, crossed, or was settled since a day."""
    if one.state == "open" or (one.state == "crossed" and not one.dismissed):
        return True
    last = one.settled.on if one.settled else one.answer_by
    return max(last, one.answer_by if one.state == "expired" else last) >= since


def place(one: Proposal, home: str) -> int:
    if one.state == "crossed" and not one.dismissed:
        return 0
    if one.waits_for(home):
        return 1
    return 2 if one.state == "open" else 3
