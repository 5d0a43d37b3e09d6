"""What was changed in a form and is not kept yet: the touched keys of one entry, old or new."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.household.editing.plan_candidate import PlanEdit, added, altered
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import TITLES
from kiosk.household.plan_form.form import Section

MINUTES, STARS = 5, 5  # of a new task, of a new reward
VISIT = time(15, 30)  # when a new appointment begins, tomorrow
VISIT_MINUTES = 45


@dataclass
class Draft:
    """`id` is empty for an entry to come. `values` are those of the plan, by key; None clears.
    `settled`: it is in the plan now, or was dropped.
    """

    section: Section
    id: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    settled: bool = False

    @property
    def is_new(self) -> bool:
        return self.section.many and not self.id

    def entry(self, plan: Plan) -> Any:
        """The entry as the plan has it now; None for one to come, and for one that has left."""
        if not self.section.attribute:
            return plan
        entries = getattr(plan, self.section.attribute)
        standing = (one for one in entries if getattr(one, "ended", None) is None)
        return next((one for one in standing if one.id == self.id), None)

    def was(self, plan: Plan, key: str) -> Any:
        """The value that holds without the draft; None for none."""
        entry = self.entry(plan)
        return self.section.defaults.get(key) if entry is None else getattr(entry, key)

    def value(self, plan: Plan, key: str) -> Any:
        """The value that would hold; None for none."""
        if key not in self.values:
            return self.was(plan, key)
        value = self.values[key]
        return self.section.defaults.get(key) if value is None else value

    def put(self, plan: Plan, key: str, value: Any) -> None:
        """Take a value; one that holds anyway is no change."""
        if not self.is_new and value == self.was(plan, key):
            self.values.pop(key, None)
        else:
            self.values[key] = value

    def title(self, plan: Plan) -> str:
        """What the entry is called now; empty for one without a name."""
        names = [name for name in TITLES if name in self.section.by_name]
        return next((str(self.value(plan, name)) for name in names if self.value(plan, name)), "")

    def lacking(self, plan: Plan) -> list[str]:
        """The keys that must be filled in yet."""
        return [
            key.name
            for key in self.section.keys
            if key.required and key.name != "id" and self.value(plan, key.name) in (None, "")
        ]

    def edit(self) -> PlanEdit:
        """What is to be done to the plan."""
        if self.is_new:
            return added(self.section, self.values)
        return altered(self.section, self.id, self.values)


def begun(section: Section, plan: Plan, child: str, today: date) -> Draft:
    """A new entry with what most of them have."""
    values: dict[str, Any] = {"child": child}
    if section.name == "task":
        values |= {"minutes": MINUTES}
    elif section.name == "reward":
        values |= {"stars": STARS}
    elif section.name == "appointment":
        starts = datetime.combine(today + timedelta(days=1), VISIT)
        values |= {"starts": starts, "minutes": VISIT_MINUTES}
    elif section.name == "responsibility" and plan.caregivers:
        values |= {"caregiver": plan.caregivers[0].id, "since": today}
    known = section.by_name
    return Draft(section, "", {name: value for name, value in values.items() if name in known})
