"""A plan fragment under examination: a provider's tasks alone, with the remarks of a plan file.

It has `format`, `provider` and `[[task]]`, and where wanted `[[goal]]`, `[[material]]`, `ended`
(ids of tasks that are to end) and a `note`. What it names beyond that is looked for in the plan
that it goes into, and what a task of that plan leaves out stays as it is there.
"""

from collections.abc import Sequence
from typing import Any

from kiosk.household.plan import Plan
from kiosk.household.plan_file.entries import Entry, PlanExamination
from kiosk.household.plan_file.syntax import UnparsedPlan, parse
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.kinds import Path
from kiosk.household.plan_form.remarks import MISSING, listed
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.household.plan_records import recorded

TABLES = ("task", "goal", "material")
KEYS = ("format", "provider", "ended", "note", *TABLES)


def names_a_provider(source: str | bytes) -> bool:
    """Whether a file is a provider's part: it begins with whose it is, where a plan has a list."""
    try:
        document, _lines = parse(source)
    except UnparsedPlan:
        return False
    return isinstance(document.get("provider"), str)


class FragmentExamination(PlanExamination):
    """One run over a fragment's document, given the plan that it goes into.

    `child` is the id of the child whom a task is for that says none; empty where nobody knows.
    """

    def __init__(
        self, document: dict[str, Any], lines: dict[Path, int], plan: Plan, child: str
    ) -> None:
        self.plan = plan
        self.child = child
        given = document.get("provider")
        self.provider = given if isinstance(given, str) else ""
        kept = ("format", *TABLES)
        self.whole = document  # "provider" is a key here, and a section of a plan
        super().__init__({name: document[name] for name in kept if name in document}, lines)

    def ids(self, section: str) -> Sequence[str]:
        there = [entry.id for entry in self.there(section)]
        return list(dict.fromkeys([*there, *self.known.get(section, ())]))

    def there(self, section: str) -> Sequence[Any]:
        """The plan's own entries of a section."""
        found = next(one for one in SECTIONS if one.name == section)
        entries: Sequence[Any] = getattr(self.plan, found.attribute)
        return entries

    def before(self, section: str, id: object) -> Any:
        """What the plan has under an id; None if nothing."""
        return next((each for each in self.there(section) if each.id == id), None)

    def entry(self, section: Section, path: Path, found: object) -> Entry:
        return super().entry(section, path, self.completed(section, found))

    def completed(self, section: Section, found: object) -> object:
        """The table with what it leaves out: from the plan, else the child and the provider."""
        if not isinstance(found, dict):
            return found
        before = self.before(section.name, found.get("id"))
        if before is not None:
            return {**recorded(section, before), **found}
        left_out = {"child": self.child, "provider": self.provider}
        return {**{k: v for k, v in left_out.items() if v and k in section.by_name}, **found}

    def missing(self, path: Path, example: str, given: bool) -> None:
        if path[-1] == "child" and not given and len(self.plan.children) > 1:
            known = listed(child.id for child in self.plan.children)
            self.mistake(path, MISSING, f"Say whose it is with --child: {known}.")
        else:
            super().missing(path, example, given)
