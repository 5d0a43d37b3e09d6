"""The entries of a section of the plan: a tap opens one, Add begins another."""

from collections.abc import Sequence
from typing import Any

from kiosk.desk import Desk
from kiosk.household.history.record_words import RecordWords
from kiosk.household.plan_diff import TITLES
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.key_words import called
from kiosk.language import N_, _

from .asking import Asking
from .bar import ABSENT, Button
from .dates import headed
from .edit_draft import Draft, begun
from .edit_form_words import BETWEEN, value_words
from .edit_pages import EditPages
from .edit_words import SHOWN, form_of, keys_of, question
from .tile_pages import BACK, Said

ADD = Button("add", N_("Add"), "plus", "a")
WHOLE = ("home", "child")  # of these a plan file adds one
LONGEST_NAME = 80  # characters; above 50 the remarks say what is lost


class EditSectionScreen(EditPages):
    """Tiles with what each entry is called and what comes first of it; one that was begun and is
    not in the plan yet stands before them.
    """

    KEPT = True  # what was begun is here

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._section = form_of("task")
        self._begun: dict[str, Draft] = {}  # by section
        self._named_now = False  # and goes on to its form

    def open(self, about: object) -> None:
        """`about` is the name of a section."""
        if about != self._section.name:
            self.begin()
        self._section = form_of(str(about))

    def on_screen_resume(self) -> None:
        """A new entry has its name, and goes on to its form."""
        if self._named_now:
            self._named_now = False
            self.go("edit_entry", self._new)

    @property
    def _new(self) -> Draft | None:
        """What was begun here; for the child whom the screens are about."""
        draft = self._begun.get(self._section.name)
        if draft is None or draft.settled:
            return None
        return draft if draft.values.get("child", self.child) == self.child else None

    @property
    def _entries(self) -> list[Any]:
        """Those that stand in the plan: of the child whom the screens are about."""
        every = getattr(self.plan, self._section.attribute)
        standing = (one for one in every if getattr(one, "ended", None) is None)
        return [one for one in standing if getattr(one, "child", self.child) == self.child]

    def said(self) -> Sequence[Said]:
        self.line.left = _(SHOWN[self._section.name])
        self.line.right = self.plan.name
        self.say(_("Tap one to change it.") if self._entries else _("None yet"))
        words = RecordWords(self.household.ledger, self.plan)
        new = self._new
        first = [self._begun_tile(new)] if new else []
        return [*first, *(self._tile(one, words) for one in self._entries)]

    def _tile(self, entry: Any, words: RecordWords) -> Said:
        label, facts = title(self._section, entry), []
        for key in keys_of(self._section, new=False, homes=1, children=1):
            value = getattr(entry, key.name)
            if key.name not in TITLES and value not in (None, "", (), {}, False, 0):
                said = BETWEEN.join(value_words(key, value, words))
                facts.append(f"{headed(called(key.name))}: {said}")
        if getattr(entry, "paused", False):
            facts.insert(0, _("paused"))
        return Said(label, tuple(facts[:3]))

    def _begun_tile(self, draft: Draft) -> Said:
        return Said(draft.title(self.plan), self.lines(_("New, and not in the plan yet")))

    def show_bar(self) -> None:
        needs = "child" in self._section.by_name and not self.child
        adds = self._section.name not in WHOLE and self._new is None and not needs
        self.bar.put(back=BACK, second=ADD if adds else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        if self._new is not None:
            number -= 1
        if number < 0:
            self.go("edit_entry", self._new)
        else:
            self.go("edit_entry", (self._section.name, self._entries[number].id))

    def action_add(self) -> None:
        """What it is called comes first, and then its form."""
        asking = Asking(
            question(self._name_key),
            "text",
            "",
            most=LONGEST_NAME,
            least=1,
            check=self._check,
            back="edit_section",
            then=self._named,
            about=_(SHOWN[self._section.name]),
        )
        self.go("ask", asking)

    @property
    def _name_key(self) -> str:
        """The key of what it is called."""
        return next(key.name for key in self._section.keys if key.name in TITLES)

    def _called(self, value: object) -> Draft:
        """A new entry of that name."""
        today = self.household.practice_day(self.desk.moment())
        draft = begun(self._section, self.plan, self.child, today)
        draft.values[self._name_key] = value
        return draft

    def _check(self, value: object) -> tuple[str, ...]:
        """What would be said of the plan with it, as far as it can be told yet."""
        draft = self._called(value)
        return () if draft.lacking(self.plan) else self.remarks_on(draft)

    async def _named(self, value: object) -> None:
        self._begun[self._section.name] = self._called(value)
        self._named_now = True

    def action_back(self) -> None:
        self.begin()
        self.go("edit_plan")


def title(section: Section, entry: Any) -> str:
    """What a person calls it."""
    names = (name for name in TITLES if name in section.by_name)
    return next((str(getattr(entry, name)) for name in names), "")
