"""Moving and cancelling a visit, or the series from it on; cancelling takes two taps."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.changing_visits import ChangingVisits
from kiosk.language import N_, _

from .asking import Asking
from .one_visit import NO_VISIT, VisitName, same_visit
from .tile_pages import Said, TilePages
from .visit_words import day_and_time

SURE = N_("Sure? Tap once more")


@dataclass(frozen=True, slots=True)
class Way:
    """A tile: what it does, of one visit or of the series from it on."""

    label: str
    action: str  # "move", "cancel" or "put_back"
    series: bool = False
    fact: str = ""


MOVE = Way(N_("Move this visit"), "move", fact=N_("Another day or time"))
CANCEL = Way(N_("Cancel this visit"), "cancel", fact=N_("Two taps; told in both homes"))
PUT_BACK = Way(N_("As planned"), "put_back", fact=N_("Where and when it was planned"))
MOVE_ALL = Way(N_("Move all from here on"), "move", True, N_("Those before it stay"))
CANCEL_ALL = Way(N_("Cancel all from here on"), "cancel", True, N_("Two taps; the series ends"))


class ChangeVisitScreen(TilePages):
    """Each tile does one thing and leads back to the visit."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._changing = ChangingVisits(self._household)
        for tile in self._tiles:
            tile.wraps = True
        self._about: VisitName = NO_VISIT
        self._asked: Way | None = None  # that was tapped once, and asks

    def open(self, about: object) -> None:
        """`about` names the visit."""
        assert isinstance(about, VisitName)
        self._about = about
        self._asked = None

    @property
    def _visit(self) -> Visit | None:
        return same_visit(self._household, self._about, self.desk.moment())

    def _ways(self, visit: Visit) -> tuple[Way, ...]:
        if visit.cancelled:
            return (PUT_BACK,)
        one = (MOVE, CANCEL, PUT_BACK) if visit.moved else (MOVE, CANCEL)
        return (*one, MOVE_ALL, CANCEL_ALL) if visit.appointment.repeat else one

    def said(self) -> Sequence[Said]:
        visit = self._visit
        self.line.left = visit.appointment.title if visit else ""
        self.line.right = day_and_time(visit) if visit else ""
        return [self._tile(way) for way in self._ways(visit)] if visit else []

    def _tile(self, way: Way) -> Said:
        asks = way == self._asked
        return Said(_(way.label), (_(SURE) if asks else _(way.fact),), loud=asks)

    async def chosen(self, number: int) -> None:
        visit = self._visit
        if visit is None:
            return
        way = self._ways(visit)[number]
        if way.action == "cancel" and way != self._asked:
            self._asked = way
            self.follow()
            return
        self._asked = None
        if way.action == "move":
            self._ask_when(visit, way.series)
            return
        verb = partial(self._changing.cancel, visit, series=way.series)
        if way.action == "put_back":
            verb = partial(self._changing.put_back, visit)
        if await self._done(verb):
            self.go("who_takes" if way.series else "visit")

    def _ask_when(self, visit: Visit, series: bool) -> None:
        """The pad for day and time; it comes back to the visit, or to the list of them."""

        async def move(to: object) -> None:
            assert isinstance(to, datetime)
            await self._done(partial(self._changing.move, visit, to, series=series))

        self.go(
            "ask",
            Asking(
                _("Move it to when?"),
                "moment",
                visit.starts.replace(tzinfo=None),
                back="who_takes" if series else "visit",
                check=partial(self._remarks, visit),
                then=move,
                about=visit.appointment.title,
                first_day=self._household.practice_day(self.desk.moment()),
            ),
        )

    def _remarks(self, visit: Visit, to: object) -> tuple[str, ...]:
        """What is to be said of the time while it is chosen."""
        if not isinstance(to, datetime):
            return ()
        wall = self.desk.moment().wall.astimezone(visit.starts.tzinfo)
        if to <= wall.replace(tzinfo=None):
            return (_("That time is over."),)
        if visit.agreed and to.date() != visit.on.date() and self._household.plan.homes[1:]:
            return (_("On another day both homes agree anew on who takes it."),)
        return ()

    async def _done(self, verb: Callable[..., object]) -> bool:
        told: Callable[[], Awaitable[object]] = partial(
            self.desk.do, partial(verb, at=self.desk.moment())
        )
        return await self.ask(told)

    def action_back(self) -> None:
        self.go("visit")
