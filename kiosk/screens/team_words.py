"""The team in words: who carries what since when, the week's practice, the adults' treat."""

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.plan import Plan
from kiosk.household.team import Carried
from kiosk.household.weekly_line import WeeklyLine
from kiosk.language import _, ngettext

from .dates import short_day
from .names import the

Lines = tuple[tuple[str, str], ...]


def weekly_words(line: WeeklyLine) -> str:
    """As "14 practices this week, 3 of them hard"; empty while two weeks were quiet."""
    week = line.told
    if not week.practices:
        return ""
    if week is line.this:
        said = ngettext("{n} practice this week", "{n} practices this week", week.practices)
    else:
        said = ngettext("{n} practice last week", "{n} practices last week", week.practices)
    return ", ".join(filter(None, (said.format(n=week.practices), hard_words(line))))


def week_label(line: WeeklyLine) -> str:
    """Which week the figure of the line is of."""
    return _("Last week") if line.told is line.last and line.last.practices else _("This week")


def hard_words(line: WeeklyLine) -> str:
    """As "3 of them hard"; empty where none was."""
    hard = line.told.hard
    return ngettext("{n} of them hard", "{n} of them hard", hard).format(n=hard) if hard else ""


def few_words(line: WeeklyLine) -> str:
    """The same beside a figure: "3 hard"."""
    hard = line.told.hard
    return ngettext("{n} hard", "{n} hard", hard).format(n=hard) if hard else ""


def treat_words(line: WeeklyLine, at: int) -> str:
    """What the adults give themselves, earned or still to come; `at` is how many practices it
    takes. Empty if they want nothing.
    """
    if not line.treat:
        return ""
    if line.earned:
        return _("Yours: {treat}").format(treat=line.treat)
    return _("At {n}: {treat}").format(n=at, treat=line.treat)


def carrier(plan: Plan, one: Carried) -> str:
    """As "Sam, since 1 Sep"."""
    return ", ".join(filter(None, (named(plan.caregivers, one.caregiver), since(one))))


def since(one: Carried) -> str:
    """As "since 1 Sep"; empty where nobody wrote it down."""
    return _("since {day}").format(day=short_day(one.since)) if one.since else ""


def asked(plan: Plan, one: Carried) -> str:
    """What waits for a yes, as "Alex, if the Blue house says yes"; empty if nothing does."""
    if one.open is None:
        return ""
    answered = {said.home for said in one.open.answers}
    home = next((id for id in one.open.asked if id not in answered), "")
    name = named(plan.caregivers, one.open.wanted.get("caregiver"))
    said = _("{name}, if {home} says yes")
    return said.format(name=name, home=the(named(plan.homes, home)))


def shared_lines(plan: Plan) -> Lines:
    """What both homes want, in the family's words: the values, then each child's goals."""
    several = len(plan.children) > 1
    goals = (
        (goal.text, named(plan.children, goal.child) if several else "") for goal in plan.goals
    )
    return (*((value, "") for value in plan.values), *goals)
