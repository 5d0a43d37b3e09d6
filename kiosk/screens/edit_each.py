"""A value for each entry of another section, such as a routine's time in each home."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kiosk.desk import Desk
from kiosk.household.plan_diff import Words
from kiosk.household.plan_form.form import Key
from kiosk.household.plan_form.kinds import Mapped, Reference
from kiosk.language import _

from .dates import headed
from .edit_asks import Part, Question, asked, entries_of
from .edit_pages import EditPages
from .tile_pages import Said


class EditEachScreen(EditPages):
    """A tile for each of them; a tap asks for its value. The form keeps the whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._part: Part | None = None
        self._values: dict[str, Any] = {}

    def open(self, about: object) -> None:
        assert isinstance(about, Part)
        self._part, self._values = about, dict(about.question.value or {})
        self.begin()

    @property
    def _names(self) -> tuple[tuple[str, str], ...]:
        kind = self._part.kind if self._part else None
        if isinstance(kind, Mapped) and isinstance(kind.name, Reference):
            return entries_of(self.plan, kind.name)
        return ()

    def said(self) -> Sequence[Said]:
        if self._part is None:
            return []
        one = self._part.question
        self.line.left, self.line.right = one.title, one.about
        self.say(_("Tap one to change it."))
        return [Said(name, (self._value(id),)) for id, name in self._names]

    def _value(self, id: str) -> str:
        assert self._part is not None
        assert isinstance(self._part.kind, Mapped)
        key = Key("", self._part.kind.value, "")
        return Words(self.plan).of(key, self._values.get(id)) or headed(_("none"))

    async def chosen(self, number: int) -> None:
        assert self._part is not None
        assert isinstance(self._part.kind, Mapped)
        id, name = self._names[number]
        question = Question(name, self._values.get(id), "edit_each", partial(self._put, id))
        asks = asked(self._part.kind.value, question, self.plan)
        if asks is not None:
            self.go(*asks)

    async def _put(self, id: str, value: object) -> None:
        assert self._part is not None
        self._values = {**self._values, id: value}
        await self._part.question.then(self._values)

    def action_back(self) -> None:
        self.go(self._part.question.back if self._part else "edit_plan")
