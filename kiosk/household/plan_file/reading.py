"""Reading a plan file: TOML text in, a plan or remarks out."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

from kiosk.household.plan import Plan
from kiosk.household.plan_file.advice import Photos, advise
from kiosk.household.plan_file.check import check
from kiosk.household.plan_file.clock_advice import advise_on_clocks
from kiosk.household.plan_file.entries import PlanExamination
from kiosk.household.plan_file.syntax import UnparsedPlan, parse
from kiosk.household.plan_form.calendar import PARENTING_SCHEDULE
from kiosk.household.plan_form.kinds import Path
from kiosk.household.plan_form.people import HOUSEHOLD
from kiosk.household.plan_form.remarks import Checked, Remark
from kiosk.household.plan_form.sections import SECTIONS


def read_plan(
    source: str | bytes,
    *,
    pictures: Collection[str] | None = None,
    photos: Photos | None = None,
    today: date | None = None,
) -> Checked:
    """The plan in a file's text, or all its mistakes at once; warnings either way. Never raises.

    `pictures` are the names of the built-in pictures; without them pictures are not checked.
    `photos` says what is wrong with the file of that name beside the plan, and what to do; empty
    where it is good. Without it files are taken on trust.
    `today` is where the look at coming clock changes begins: by this machine's clock, unless it is
    given.
    """
    try:
        document, lines = parse(source)
    except UnparsedPlan as error:
        return Checked(None, (error.remark,))
    plan = examined(document, lines, pictures=pictures, photos=photos, today=today)
    mistakes, warnings = in_file_order(plan.mistakes), in_file_order(plan.warnings)
    return Checked(None if mistakes else built(plan), mistakes, warnings)


def examined(
    document: dict[str, Any],
    lines: dict[Path, int],
    *,
    pictures: Collection[str] | None = None,
    photos: Photos | None = None,
    today: date | None = None,
) -> PlanExamination:
    """The document of a plan file with every remark about it. Without `lines`, as for a plan that
    stands in no file, each is on line 1.
    """
    plan = PlanExamination(document, lines)
    check(plan)
    advise(plan, pictures, photos)
    advise_on_clocks(plan, today or datetime.now(UTC).date())
    return plan


def in_file_order(remarks: list[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.line))


def built(plan: PlanExamination) -> Plan:
    """The plan of a file in which every value can be read."""
    parts: dict[str, Any] = {
        section.attribute: tuple(section.build(entry.values) for entry in plan.of(section.name))
        for section in SECTIONS
        if section.many
    }
    household = plan.of(HOUSEHOLD.name)[0].values
    schedule = [PARENTING_SCHEDULE.build(each.values) for each in plan.of("parenting_schedule")]
    return Plan(**parts | household, parenting_schedule=schedule[0] if schedule else None)
