"""The handover in words: the line above, the six tiles, and the pages that they lead to."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiosk.household import Moment
from kiosk.household.handover import Handover
from kiosk.household.news import News, unseen
from kiosk.household.plan import WEEKDAYS, Plan, Task
from kiosk.household.visits.appointments import Visit
from kiosk.language import N_, _, days, ngettext

from .dates import clock, headed, hour, near_day, on_day, short_day, weekday
from .day_words import helped, rested
from .names import the, within

WIDEST = 26  # columns of a roomy tile's line
NEW_SINCE = N_("New since you looked")
NEW_TO_YOU = N_("New to you")

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile says: the figure first, then the facts; `lines` is all of it, for a page. Visits
    have a screen of their own. `about` is the record of each of the facts that has one.
    """

    label: str
    figure: str
    facts: tuple[str, ...]
    lines: Lines
    loud: bool = False
    headline: str = ""
    aside: str = ""
    beneath: str = ""
    about: tuple[str, ...] = ()


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


def tiles(child: str, facts: Handover, new: Tile, week: str = "", *, roomy: bool) -> list[Tile]:
    """The six tiles in their order, with that of what is new; `roomy` ones have 26 columns for a
    line. `week` is the line of the week, which stands on the page of what was practised.
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
            (*counted([(one.label, one.count) for one in facts.practised]), *rests),
            (((week, ""),) if week else ())
            + tuple((one.label, helped(one.count, one.helpers)) for one in facts.practised)
            + tuple((line, "") for line in rests),
        ),
        resting(rests) if facts.rest else listed(_("Still useful"), facts.still_useful),
        Tile(
            _("Tried"),
            str(len(tried)) if tried else "",
            (*tried, *(_("another day: {task}").format(task=line) for line in put_off)),
            tuple((line, _("tried")) for line in tried)
            + tuple((line, _("another day")) for line in put_off),
        ),
        listed(_("Pack"), facts.pack, loud=bool(facts.pack) and not (coming.loud or new.loud)),
        coming,
        replace(new, loud=new.loud and not coming.loud),
    ]


def resting(rests: tuple[str, ...]) -> Tile:
    """Nothing is asked today, and why."""
    return Tile(_("Still useful"), "", rests, tuple((line, "") for line in rests))


def new_tile(
    news: Sequence[News],
    seen: Container[str] | None,
    rivals: int,
    label_room: int,
    asked: Sequence[str] = (),
) -> Tile:
    """What is new: first what waits for an answer or to be chosen, then what came since this screen
    was last looked at. `seen` is None before the first look, when all is equally new; `asked` are
    the proposals between the homes.
    """
    news = [one for one in news if one.text not in asked]  # the news of it, which is here already
    fresh = unseen(news, seen) if seen is not None else []
    known = [one for one in news if one not in fresh]
    label = next(each for each in (_(NEW_SINCE), _(NEW_TO_YOU), "") if len(each) <= label_room)
    changed = ngettext("{n} changed in both homes", "{n} changed in both homes", rivals)
    both = [changed.format(n=rivals)] if rivals else []
    return Tile(
        label if fresh and label else _("New"),
        str(len(asked) + (len(fresh) or len(news) or rivals) or ""),
        (*asked, *both, *map(told, fresh), *map(told, known)),
        (
            *((line, _("Press Answer")) for line in asked),
            *((line, _("Press Choose")) for line in both),
            *marked(fresh, new=True),
            *marked(known, new=False),
        ),
        loud=bool(asked),
        about=(*("" for _line in (*asked, *both)), *(one.about for one in (*fresh, *known))),
    )


def told(news: News) -> str:
    """One change of the plan, and by whom, if that was said."""
    return f"{news.text} ({news.by})" if news.by else news.text


def marked(news: Sequence[News], *, new: bool) -> Lines:
    """Changes as lines of a page, each with its day: those that are new since the last look say so,
    and of a session what shows all of it.
    """
    said = {True: _("Press Session"), False: _("since you last looked")}
    return tuple(
        (
            told(one),
            ", ".join([headed(days.brief_day(one.day)), *([said[bool(one.about)]] if new else [])]),
        )
        for one in news
    )


def counted(pairs: list[tuple[str, int]]) -> tuple[str, ...]:
    """Labels with their counts set in one column."""
    wide = max((len(label) for label, _ in pairs), default=0)
    return tuple(f"{label:{wide}} {count}" for label, count in pairs)


def listed(label: str, lines: tuple[str, ...] | list[str], loud: bool = False) -> Tile:
    """A tile that counts its lines."""
    figure = str(len(lines)) if lines else ""
    return Tile(label, figure, tuple(lines), tuple((line, "") for line in lines), loud)


def next_tile(child: str, facts: Handover, roomy: bool) -> Tile:
    """The next appointments and who takes the child; loud when nobody does.

    A roomy tile draws the day of the first one; where several come, the others are a line each.
    """
    if not facts.visits:
        return Tile(_("Next"), "", (), ())
    loud = any(one.loud for one in facts.open)
    if len(facts.visits) > 1 and not roomy:
        shorts = tuple(short_visit(one, facts.day) for one in facts.visits)
        return Tile(_("Next"), "", shorts, (), loud)
    visit, *after = facts.visits
    said = taker(visit, child)
    if not roomy and visit.taker:
        said = _("with {name}").format(name=visit.taker)
    one = tuple(said.split(", ", 1)) if len(said) > WIDEST else (said,)
    return Tile(
        _("Next: {title}").format(title=within(visit.appointment.title)),
        "",
        tuple(short_visit(each, facts.day) for each in after) or one,
        (),
        loud,
        headline=headed(near_or_short(visit.starts.date(), facts.day)),
        aside=hour_of(visit),
        beneath=who(visit) if after else "",
    )


def short_visit(visit: Visit, today: date) -> str:
    """As "Tue 15:30 Sam → Kim", "8 Dec 10:00 who? → Review at school": whom a cut leaves."""
    day = headed(near_or_short(visit.starts.date(), today))
    what = visit.provider or visit.appointment.title
    return " ".join(filter(None, (day, hour_of(visit), f"{who(visit)} → {what}")))


def hour_of(visit: Visit) -> str:
    """When it begins; nothing where it takes the whole day."""
    return "" if visit.appointment.all_day else clock(visit.starts)


def near_or_short(day: date, today: date) -> str:
    """The day of the week within the next seven days, then the date."""
    near = (day - today).days < 7
    return days.short_weekday(day.weekday()) if near else short_day(day)


def who(visit: Visit) -> str:
    """Who takes the child, with a question mark until the homes agreed."""
    if not visit.taker:
        return _("who?")
    return visit.taker if visit.agreed else f"{visit.taker}?"


def taker(visit: Visit, child: str) -> str:
    """Who takes the child, and whether the homes agreed."""
    if not visit.taker:
        return _("Who takes {child}?").format(child=child)
    agreed, not_yet = _("{name} takes {child}, agreed"), _("{name} takes {child}, not agreed yet")
    return (agreed if visit.agreed else not_yet).format(name=visit.taker, child=child)


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
    on_days = days.on_weekdays([WEEKDAYS.index(name) for name in task.days])
    return on_days, routine, minutes, _("resting") if task.paused else ""
