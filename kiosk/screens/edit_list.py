"""The items of a list in the plan, such as steps: added, changed, moved, taken out."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kiosk.desk import Desk
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import headed
from .edit_asks import Part, Question, asked
from .edit_pages import EditPages
from .tile_pages import BACK, Said

ADD = Button("add", N_("Add"), "plus", "a")
CHANGE = Button("change", N_("Change"), "plan", "c")
EARLIER = Button("earlier", N_("Earlier"), "less", "e")
REMOVE = Button("remove", N_("Take out"), "rub-out", "t")


class EditListScreen(EditPages):
    """A tap chooses an item; the bar says what can be done with it. The form keeps the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._part: Part | None = None
        self._items: tuple[Any, ...] = ()
        self._chosen: int | None = None

    def open(self, about: object) -> None:
        assert isinstance(about, Part)
        self._part, self._chosen = about, None
        self._items = tuple(about.question.value or ())
        self.begin()

    def said(self) -> Sequence[Said]:
        if self._part is None:
            return []
        one = self._part.question
        self.line.left, self.line.right = one.title, one.about
        remarks = one.check(self._items) if one.check else ()
        tap = _("Tap one to change it, to move it or to take it out.")
        self.say(*(remarks or (tap if self._items else _("None yet"),)), heeded=bool(remarks))
        return [self._tile(number) for number in range(len(self._items))]

    def _tile(self, number: int) -> Said:
        words = str(self._items[number]) or _("none")
        return Said(f"{number + 1}", self.lines(headed(words)), number == self._chosen)

    def show_bar(self) -> None:
        chosen = self._chosen
        self.bar.put(
            back=BACK,
            second=ADD if chosen is None else CHANGE,
            third=EARLIER if chosen else ABSENT,
            fourth=ABSENT if chosen is None else REMOVE,
            more=self.more,
        )

    async def chosen(self, number: int) -> None:
        self._chosen = None if number == self._chosen else number
        self.follow()

    def action_add(self) -> None:
        """Another item, behind the others."""
        self._ask(len(self._items), "")

    def action_change(self) -> None:
        """Other words for the chosen item."""
        if self._chosen is not None:
            self._ask(self._chosen, self._items[self._chosen])

    def _ask(self, place: int, value: Any) -> None:
        assert self._part is not None
        one = self._part.question
        question = Question(
            one.title, value, "edit_list", partial(self._put, place), partial(self._check, place),
            about=one.about,
        )  # fmt: skip
        asks = asked(self._part.kind, question, self.plan)
        if asks is not None:
            self.go(*asks)

    def _with(self, place: int, value: object) -> tuple[Any, ...]:
        return (*self._items[:place], value, *self._items[place + 1 :])

    def _check(self, place: int, value: object) -> tuple[str, ...]:
        check = self._part.question.check if self._part else None
        return check(self._with(place, value)) if check and value else ()

    async def _put(self, place: int, value: object) -> None:
        if value or place < len(self._items):
            await self._keep(self._with(place, value) if value else self._without(place))

    def _without(self, place: int) -> tuple[Any, ...]:
        return (*self._items[:place], *self._items[place + 1 :])

    async def _keep(self, items: tuple[Any, ...]) -> None:
        assert self._part is not None
        self._items, self._chosen = items, None
        await self._part.question.then(items)
        self.follow()

    async def action_earlier(self) -> None:
        """The chosen item changes places with the one before it."""
        if place := self._chosen:
            before = self._items[: place - 1]
            moved = (self._items[place], self._items[place - 1])
            await self._keep((*before, *moved, *self._items[place + 1 :]))
            self._chosen = place - 1
            self.follow()

    async def action_remove(self) -> None:
        """Without the chosen item."""
        if self._chosen is not None:
            await self._keep(self._without(self._chosen))

    def action_back(self) -> None:
        self.go(self._part.question.back if self._part else "edit_plan")
