"""Reading a plan fragment: text in, what it says or every mistake out."""

from dataclasses import dataclass

from kiosk.household.editing.plan_fragment import Fragment, merged
from kiosk.household.plan import Plan
from kiosk.household.plan_file.advice import Photos, advise_on_minutes
from kiosk.household.plan_file.check import check
from kiosk.household.plan_file.entries import PlanExamination
from kiosk.household.plan_file.fragment import FragmentExamination
from kiosk.household.plan_file.fragment_check import (
    advise_on_fragment,
    built_entries,
    check_fragment,
)
from kiosk.household.plan_file.reading import in_file_order
from kiosk.household.plan_file.syntax import UnparsedPlan, parse
from kiosk.household.plan_file.writing import write_plan
from kiosk.household.plan_form.remarks import Remark


@dataclass(frozen=True, slots=True)
class CheckedFragment:
    """What a fragment's file came to: `fragment` is None exactly when there are mistakes."""

    fragment: Fragment | None
    mistakes: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_fragment(
    source: str | bytes,
    plan: Plan,
    child: str = "",
    *,
    pictures: frozenset[str] | None = None,
    photos: Photos | None = None,
) -> CheckedFragment:
    """The fragment in a file's text, as it would go into `plan`, or all its mistakes. Never raises.

    `child` is whom a new task is for that says nobody; the plan's only child need not be named.
    `pictures` and `photos` as in `read_plan`.
    """
    only = plan.children[0].id if len(plan.children) == 1 else ""
    try:
        found = FragmentExamination(*parse(source), plan, child or only)
    except UnparsedPlan as error:
        return CheckedFragment(None, (error.remark,))
    check_fragment(found)
    advise_on_fragment(found, pictures, photos)
    if found.mistakes:
        return CheckedFragment(None, in_file_order(found.mistakes), in_file_order(found.warnings))
    fragment = Fragment(
        provider=found.provider,
        tasks=tuple(built_entries(found, "task")),
        goals=tuple(built_entries(found, "goal")),
        materials=tuple(built_entries(found, "material")),
        ended=tuple(dict.fromkeys(found.whole.get("ended", ()))),
        note=found.whole.get("note", "").strip(),
    )
    mistakes, warnings = fresh_remarks(plan, merged(plan, fragment))
    if mistakes:
        return CheckedFragment(None, mistakes, in_file_order(found.warnings))
    return CheckedFragment(fragment, (), (*in_file_order(found.warnings), *warnings))


def fresh_remarks(old: Plan, new: Plan) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    """Mistakes and warnings of the whole plan that only what goes into it brings: too many tasks,
    too many minutes a day. They stand at no line of the fragment, so at its first.
    """
    before, after = (_examined(plan) for plan in (old, new))
    found = []
    for known, remarks in (
        (before.mistakes, after.mistakes),
        (before.warnings, after.warnings),
    ):
        said = {(one.key, one.found) for one in known}
        fresh = [one for one in remarks if (one.key, one.found) not in said]
        found.append(tuple(one._replace(line=1) for one in fresh))
    return found[0], found[1]


def _examined(plan: Plan) -> PlanExamination:
    found = PlanExamination(*parse(write_plan(plan)))
    check(found)
    for child in found.of("child"):
        advise_on_minutes(found, child)
    return found
