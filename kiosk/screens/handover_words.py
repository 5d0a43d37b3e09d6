"""The handover in words: the line above, the six tiles, and the pages that they lead to."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kiosk.household import Moment
from kiosk.household.appointments import Visit
from kiosk.household.handover import Handover
from kiosk.household.news import News, unseen
from kiosk.household.plan import Plan, Task

from .dates import clock, hour, near_day, short_day, weekday

MOST_FACTS = 3  # of a tile
WIDEST = 26  # columns of a roomy tile's line
NEW_SINCE = "New since you looked"
NEW_TO_YOU = "New to you"

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
    day = near_day(exchange.day, facts.day)
    on = "on " if day[0].isupper() or day[0].isdigit() else ""
    home = the(homes.get(exchange.home, exchange.home))
    return f"{child} goes to {home} {on}{day} at {hour(exchange.time)}"


def the(name: str) -> str:
    """A home's name within a sentence: "the Blue house", but "Grandma's"."""
    ours = name.lower().endswith((" house", " home", " flat", " screen")) and "'" not in name
    return f"the {name}" if ours else name


def since(facts: Handover) -> str:
    """Since when the child is here; a week back where nobody moves."""
    if facts.whereabouts is None or facts.whereabouts.arrived is None:
        return f"Since {weekday(facts.since)}"
    return f"Here since {near_day(facts.since, facts.day)}"


def tiles(child: str, facts: Handover, new: Tile, *, roomy: bool) -> list[Tile]:
    """The six tiles in their order, with that of what is new; `roomy` ones have 26 columns for a
    line.
    """
    done = sum(one.count for one in facts.practised)
    tried = [f"{one.label}: {one.reason}".removesuffix(": ") for one in facts.tried]
    put_off = [f"{one.label}: {one.reason}".removesuffix(": ") for one in facts.not_today]
    coming = next_tile(child, facts, roomy)
    return [
        Tile(
            "Practised",
            str(done) if done else "",
            few(counted([(one.label, one.count) for one in facts.practised])),
            tuple((one.label, str(one.count)) for one in facts.practised),
        ),
        listed("Still useful", facts.still_useful),
        Tile(
            "Tried",
            str(len(tried)) if tried else "",
            few([*tried, *(f"another day: {line}" for line in put_off)]),
            tuple((line, "tried") for line in tried)
            + tuple((line, "another day") for line in put_off),
        ),
        listed("Pack", facts.pack, loud=bool(facts.pack) and not coming.loud),
        coming,
        new,
    ]


def new_tile(
    news: Sequence[News], seen: Container[str] | None, rivals: int, label_room: int
) -> Tile:
    """What is new: first what waits to be chosen, then what came since this screen was last looked
    at. `seen` is None before the first look, when all is equally new.
    """
    fresh = unseen(news, seen) if seen is not None else []
    known = [one for one in news if one not in fresh]
    lines = [*map(told, fresh), *map(told, known)]
    label = next(each for each in (NEW_SINCE, NEW_TO_YOU, "") if len(each) <= label_room)
    both = [f"{rivals} changed in both homes"] if rivals else []
    return Tile(
        label if fresh and label else "New",
        str(len(fresh) or len(news) or rivals or ""),
        (*both, *lines[:1]) if both else few(lines),
        (*((line, "Press Choose") for line in both), *marked(fresh, "new"), *marked(known, "")),
    )


def told(news: News) -> str:
    """One change of the plan, and by whom, if that was said."""
    return f"{news.text} ({news.by})" if news.by else news.text


def marked(news: Sequence[News], mark: str) -> Lines:
    """Changes as lines of a page: those that are new since the last look say so."""
    said = "since you last looked" if mark else ""
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
    return (*lines[: MOST_FACTS - 1], f"+ {len(lines) - MOST_FACTS + 1} more")


def next_tile(child: str, facts: Handover, roomy: bool) -> Tile:
    """The next appointment and who takes the child; loud when nobody does."""
    if not facts.visits:
        return Tile("Next", "", (), ())
    visit = facts.visits[0]
    title = visit.appointment.title
    lines = tuple(visit_line(one, child) for one in facts.visits)
    said = taker(visit, child) if roomy or not visit.taker else f"with {visit.taker}"
    day = visit.starts.date()
    near = (day - facts.day).days < 7
    return Tile(
        f"Next: {title[:1].lower()}{title[1:]}",
        "",
        tuple(said.split(", ", 1)) if len(said) > WIDEST else (said,),
        lines,
        loud=not visit.taker,
        headline=weekday(day)[:3] if near else short_day(day),
        aside=clock(visit.starts),
    )


def taker(visit: Visit, child: str) -> str:
    """Who takes the child, and whether the homes agreed."""
    if not visit.taker:
        return f"Who takes {child}?"
    return f"{visit.taker} takes {child}" + (", agreed" if visit.agreed else ", not agreed yet")


def visit_line(visit: Visit, child: str) -> tuple[str, str]:
    """A visit as a line of a page."""
    starts, place = visit.starts, visit.appointment.place
    when = f"{weekday(starts.date())} {starts.day} {starts:%b}, {clock(starts)}"
    where = f", {place}" if place else ""
    return visit.appointment.title, f"{when}{where}. {taker(visit, child)}"


def plan_lines(plan: Plan, at: Moment) -> Lines:
    """Every task that is in the plan: its days, its routine, its minutes."""
    routines = {routine.id: routine.name.lower() for routine in plan.routines}
    return tuple(
        (task.title, ", ".join(filter(None, about(task, routines.get(task.routine, "")))))
        for task in plan.tasks
        if task.ended is None
    )


def about(task: Task, routine: str) -> tuple[str, ...]:
    """What a line of the plan says of a task; what is not said is empty."""
    minutes = f"{task.minutes} min" if task.minutes else ""
    return days(task.days), routine, minutes, "resting" if task.paused else ""


def days(names: tuple[str, ...]) -> str:
    """As "daily", or "Mon Tue Fri"."""
    return "daily" if len(names) == 7 else " ".join(name.capitalize() for name in names)


def goal_lines(plan: Plan, at: Moment) -> Lines:
    """The family's goals in its own words."""
    return tuple((goal.text, "") for goal in plan.goals)
