"""The handover in words: the line above, the six tiles, and the pages that they lead to."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kiosk.household import Moment
from kiosk.household.appointments import Visit
from kiosk.household.handover import Handover
from kiosk.household.news import News, unseen
from kiosk.household.plan import WEEKDAYS, Plan, Task
from kiosk.language import N_, _, days, ngettext

from .dates import clock, headed, hour, long_day, near_day, on_day, short_day, weekday
from .day_words import helped, rested
from .names import the, within

MOST_FACTS = 3  # of a tile
WIDEST = 26  # columns of a roomy tile's line
NEW_SINCE = N_("New since you looked")
NEW_TO_YOU = N_("New to you")

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile says: the figure first, then at most three facts; `lines` is all of it."""

    label: str
    figure: str
    facts: tuple[str, ...]
    lines: Lines
    loud: bool = False
    headline: str = ""
    aside: str = ""


def goes(plan: Plan, child: str, facts: Handover) -> str:
    """Where the child goes next; the child's name alone where nobody moves."""
    exchange = facts.goes
    if exchange is None:
        return child
    homes = {home.id: home.name for home in plan.homes}
    return _("{child} goes to {home} {day} at {hour}").format(
        child=child,
        home=the(homes.get(exchange.home, exchange.home)),
        day=on_day(exchange.day, facts.day),
        hour=hour(exchange.time),
    )


def since(facts: Handover) -> str:
    """Since when the child is here; a week back where nobody moves."""
    if facts.whereabouts is None or facts.whereabouts.arrived is None:
        return _("Since {day}").format(day=weekday(facts.since))
    return _("Here since {day}").format(day=near_day(facts.since, facts.day))


def tiles(child: str, facts: Handover, new: Tile, *, roomy: bool) -> list[Tile]:
    """The six tiles in their order, with that of what is new; `roomy` ones have 26 columns for a
    line.
    """
    done = sum(one.count for one in facts.practised)
    tried = [f"{one.label}: {_(one.reason)}".removesuffix(": ") for one in facts.tried]
    put_off = [f"{one.label}: {_(one.reason)}".removesuffix(": ") for one in facts.not_today]
    coming = next_tile(child, facts, roomy)
    rests = rested(facts.rests, facts.day)
    return [
        Tile(
            _("Practised"),
            str(done) if done else "",
            few([*counted([(one.label, one.count) for one in facts.practised]), *rests]),
            tuple((one.label, helped(one.count, one.helpers)) for one in facts.practised)
            + tuple((line, "") for line in rests),
        ),
        resting(rests) if facts.rest else listed(_("Still useful"), facts.still_useful),
        Tile(
            _("Tried"),
            str(len(tried)) if tried else "",
            few([*tried, *(_("another day: {task}").format(task=line) for line in put_off)]),
            tuple((line, _("tried")) for line in tried)
            + tuple((line, _("another day")) for line in put_off),
        ),
        listed(_("Pack"), facts.pack, loud=bool(facts.pack) and not coming.loud),
        coming,
        new,
    ]


def resting(rests: tuple[str, ...]) -> Tile:
    """Nothing is asked today, and why."""
    return Tile(_("Still useful"), "", few(rests), tuple((line, "") for line in rests))


def new_tile(
    news: Sequence[News], seen: Container[str] | None, rivals: int, label_room: int
) -> Tile:
    """What is new: first what waits to be chosen, then what came since this screen was last looked
    at. `seen` is None before the first look, when all is equally new.
    """
    fresh = unseen(news, seen) if seen is not None else []
    known = [one for one in news if one not in fresh]
    lines = [*map(told, fresh), *map(told, known)]
    labels = (_(NEW_SINCE), _(NEW_TO_YOU), "")
    label = next(each for each in labels if len(each) <= label_room)
    changed = ngettext("{n} changed in both homes", "{n} changed in both homes", rivals)
    both = [changed.format(n=rivals)] if rivals else []
    return Tile(
        label if fresh and label else _("New"),
        str(len(fresh) or len(news) or rivals or ""),
        (*both, *lines[:1]) if both else few(lines),
        (*((line, _("Press Choose")) for line in both), *marked(fresh, "new"), *marked(known, "")),
    )


def told(news: News) -> str:
    """One change of the plan, and by whom, if that was said."""
    return f"{news.text} ({news.by})" if news.by else news.text


def marked(news: Sequence[News], mark: str) -> Lines:
    """Changes as lines of a page: those that are new since the last look say so."""
    said = _("since you last looked") if mark else ""
    return tuple((told(one), said) for one in news)


def counted(pairs: list[tuple[str, int]]) -> tuple[str, ...]:
    """Labels with their counts set in one column."""
    wide = max((len(label) for label, _ in pairs[:3]), default=0)
    return tuple(f"{label:{wide}} {count}" for label, count in pairs)


def listed(label: str, lines: tuple[str, ...] | list[str], loud: bool = False) -> Tile:
    """A tile that counts its lines."""
    figure = str(len(lines)) if lines else ""
    return Tile(label, figure, few(lines), tuple((line, "") for line in lines), loud)


def few(lines: Sequence[str]) -> tuple[str, ...]:
    """Three lines at most; where there are more, two and how many more."""
    if len(lines) <= MOST_FACTS:
        return tuple(lines)
    more = _("+ {n} more").format(n=len(lines) - MOST_FACTS + 1)
    return (*lines[: MOST_FACTS - 1], more)


def next_tile(child: str, facts: Handover, roomy: bool) -> Tile:
    """The next appointment and who takes the child; loud when nobody does."""
    if not facts.visits:
        return Tile(_("Next"), "", (), ())
    visit = facts.visits[0]
    title = visit.appointment.title
    lines = tuple(visit_line(one, child) for one in facts.visits)
    said = (
        taker(visit, child)
        if roomy or not visit.taker
        else _("with {name}").format(name=visit.taker)
    )
    day = visit.starts.date()
    near = (day - facts.day).days < 7
    return Tile(
        _("Next: {title}").format(title=within(title)),
        "",
        tuple(said.split(", ", 1)) if len(said) > WIDEST else (said,),
        lines,
        loud=not visit.taker,
        headline=headed(days.short_weekday(day.weekday())) if near else short_day(day),
        aside=clock(visit.starts),
    )


def taker(visit: Visit, child: str) -> str:
    """Who takes the child, and whether the homes agreed."""
    if not visit.taker:
        return _("Who takes {child}?").format(child=child)
    agreed, not_yet = _("{name} takes {child}, agreed"), _("{name} takes {child}, not agreed yet")
    return (agreed if visit.agreed else not_yet).format(name=visit.taker, child=child)


def visit_line(visit: Visit, child: str) -> tuple[str, str]:
    """A visit as a line of a page."""
    starts, place = visit.starts, visit.appointment.place
    when = f"{headed(long_day(starts.date()))}, {clock(starts)}"
    where = f", {place}" if place else ""
    return visit.appointment.title, f"{when}{where}. {taker(visit, child)}"


def plan_lines(plan: Plan, at: Moment) -> Lines:
    """Every task that is in the plan: its days, its routine, its minutes."""
    routines = {routine.id: within(routine.name) for routine in plan.routines}
    return tuple(
        (task.title, ", ".join(filter(None, about(task, routines.get(task.routine, "")))))
        for task in plan.tasks
        if task.ended is None
    )


def about(task: Task, routine: str) -> tuple[str, ...]:
    """What a line of the plan says of a task; what is not said is empty."""
    minutes = _("{n} min").format(n=task.minutes) if task.minutes else ""
    return on_days(task.days), routine, minutes, _("resting") if task.paused else ""


def on_days(names: tuple[str, ...]) -> str:
    """As "daily", or "Mon Tue Fri"."""
    if len(names) == len(WEEKDAYS):
        return _("daily")
    return " ".join(headed(days.short_weekday(WEEKDAYS.index(name))) for name in names)


def goal_lines(plan: Plan, at: Moment) -> Lines:
    """The family's goals in its own words."""
    return tuple((goal.text, "") for goal in plan.goals)
