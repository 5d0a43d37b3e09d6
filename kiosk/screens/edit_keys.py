"""Asking for the keys of a draft, one at a time, by the pads of their kinds."""

from functools import partial
from typing import Any

from kiosk.desk import Desk
from kiosk.household.plan_form.form import Key
from kiosk.household.plan_form.kinds import One
from kiosk.household.plan_form.scalars import flag
from kiosk.language import _

from .asking import Asking
from .edit_asks import Question, asked
from .edit_draft import Draft
from .edit_pages import EditPages
from .edit_words import form_of, keys_of, question

NAME = "edit_entry"  # of the screen that comes back
CHANGE, NONE = "change", "none"  # of a value that may be left out


class KeyPages(EditPages):
    """A tile for each key of `draft`: a tap asks for its value, and the draft takes the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.draft = Draft(form_of("household"))
        self.saved = ""  # what was just done, in words
        self._asks: tuple[str, object] | None = None  # what is asked next

    def about(self, draft: Draft) -> None:
        """Begin with another draft, on its first page."""
        self.begin()
        self.draft, self.saved, self._asks = draft, "", None

    def on_screen_resume(self) -> None:
        """An answer may have led to the next question."""
        if self._asks is not None:
            to, about = self._asks
            self._asks = None
            self.go(to, about)

    @property
    def keys(self) -> list[Key]:
        """Those that have a tile, in their order."""
        plan, draft = self.plan, self.draft
        homes, children = len(plan.homes), len(plan.children)
        return keys_of(draft.section, new=draft.is_new, homes=homes, children=children)

    async def chosen(self, number: int) -> None:
        key, plan = self.keys[number], self.plan
        value = self.draft.value(plan, key.name)
        self.saved = ""
        if isinstance(key.kind, One) and key.kind.function is flag:
            self.draft.put(plan, key.name, not value)
            self.follow()
            return
        asks = self._question(key, value)
        if asks is None:
            self.say(_("This is changed in the plan file: samestars plan export"))
        elif value is not None and not key.required and self._may_be_none(key):
            options = ((CHANGE, _("Change it")), (NONE, _("Leave it out")))
            then = partial(self._change_or_none, key.name, asks)
            title, about = question(key.name), self.draft.title(self.plan)
            one = Asking(title, "choice", CHANGE, options, back=NAME, then=then, about=about)
            self.go("ask", one)
        else:
            self.go(*asks)

    def _may_be_none(self, key: Key) -> bool:
        return key.name in self.draft.section.defaults and (
            self.draft.section.defaults[key.name] is None
        )

    def _question(self, key: Key, value: Any) -> tuple[str, object] | None:
        one = Question(
            question(key.name),
            value,
            NAME,
            partial(self.put, key.name),
            partial(self._check, key.name),
            about=self.draft.title(self.plan),
            needed=key.required,
        )
        return asked(key.kind, one, self.plan)

    async def _change_or_none(self, name: str, asks: tuple[str, object], value: object) -> None:
        if value == NONE:
            await self.put(name, None)
        else:
            self._asks = asks

    async def put(self, name: str, value: object) -> None:
        """The draft takes a value."""
        self.draft.put(self.plan, name, value)

    def _check(self, name: str, value: object) -> tuple[str, ...]:
        """What would be said of the plan with this value."""
        draft = self.draft
        tried = Draft(draft.section, draft.id, {**draft.values, name: value})
        return self.remarks_on(tried)
