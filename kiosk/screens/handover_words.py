"""The handover in words: the line above, the six tiles, and the pages that they lead to."""

from dataclasses import dataclass

from kiosk.household import Moment
from kiosk.household.appointments import Visit
from kiosk.household.handover import Handover
from kiosk.household.plan import Plan

from .dates import clock, hour, near_day, weekday

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
    return f"the {name}" if name.lower().endswith((" house", " home", " flat")) else name


def since(facts: Handover) -> str:
    """Since when the child is here; a week back where nobody moves."""
    if facts.whereabouts is None or facts.whereabouts.arrived is None:
        return f"Since {weekday(facts.since)}"
    return f"Here since {near_day(facts.since, facts.day)}"


def tiles(child: str, facts: Handover, *, roomy: bool) -> list[Tile]:
    """The six tiles in their order; `roomy` ones have 26 columns for a line."""
    done = sum(one.count for one in facts.practised)
    tried = [f"{one.label}: {one.reason}".removesuffix(": ") for one in facts.tried]
    put_off = [f"{one.label}: {one.reason}".removesuffix(": ") for one in facts.not_today]
    new = [f"{news.text} ({news.by})" if news.by else news.text for news in facts.new]
    return [
        Tile(
            "Practised",
            str(done) if done else "",
            counted([(one.label, one.count) for one in facts.practised]),
            tuple((one.label, str(one.count)) for one in facts.practised),
        ),
        listed("Still useful", facts.still_useful),
        Tile(
            "Tried",
            str(len(tried)) if tried else "",
            tuple(tried or (f"Another day {line}" for line in put_off)),
            tuple((line, "tried") for line in tried)
            + tuple((line, "another day") for line in put_off),
        ),
        listed("Pack", facts.pack, loud=bool(facts.pack)),
        next_tile(child, facts, roomy),
        listed("New", new),
    ]


def counted(pairs: list[tuple[str, int]]) -> tuple[str, ...]:
    """Labels with their counts set in one column."""
    wide = max((len(label) for label, _ in pairs[:3]), default=0)
    return tuple(f"{label:{wide}} {count}" for label, count in pairs)


def listed(label: str, lines: tuple[str, ...] | list[str], loud: bool = False) -> Tile:
    """A tile that counts its lines."""
    figure = str(len(lines)) if lines else ""
    return Tile(label, figure, tuple(lines), tuple((line, "") for line in lines), loud)


def next_tile(child: str, facts: Handover, roomy: bool) -> Tile:
    """The next appointment and who takes the child; loud when nobody does."""
    if not facts.visits:
        return Tile("Next", "", (), ())
    visit = facts.visits[0]
    title = visit.appointment.title
    lines = tuple(visit_line(one, child) for one in facts.visits)
    said = taker(visit, child) if roomy or not visit.taker else f"with {visit.taker}"
    return Tile(
        f"Next: {title[:1].lower()}{title[1:]}",
        "",
        (said,),
        lines,
        loud=not visit.taker,
        headline=weekday(visit.starts.date())[:3],
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
    """Every task that is in the plan, with its days."""
    return tuple(
        (task.title, ", ".join(filter(None, (days(task.days), pause(task.paused)))))
        for task in plan.tasks
        if task.ended is None
    )


def days(names: tuple[str, ...]) -> str:
    """As "daily", or "Mon Tue Fri"."""
    return "daily" if len(names) == 7 else " ".join(name.capitalize() for name in names)


def pause(paused: bool) -> str:
    return "resting" if paused else ""


def goal_lines(plan: Plan, at: Moment) -> Lines:
    """The family's goals in its own words."""
    return tuple((goal.text, "") for goal in plan.goals)
