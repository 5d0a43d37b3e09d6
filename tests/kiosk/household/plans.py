"""Hypothesis strategies for valid plans: what they draw, `read_plan` takes without a mistake."""

from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from kiosk.household.plan import (
    CELEBRATIONS,
    DISCIPLINES,
    HOME_COLOURS,
    LANGUAGES,
    VIEWS,
    WEEKDAYS,
    Appointment,
    Caregiver,
    Child,
    Contact,
    Goal,
    Home,
    Material,
    ParentingSchedule,
    Plan,
    Provider,
    Responsibility,
    Reward,
    Routine,
    ScheduleChange,
    Task,
    VisitException,
)
from kiosk.household.plan_form.remarks import BIDI

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Tongatapu",
    "Asia/Kathmandu",
    "UTC",
)
RULES = (
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYDAY=1WE",
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6",
    "FREQ=DAILY;UNTIL=20991231T120000",
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1",
)

ids = st.text("abz019-", max_size=4).map("i{}".format)
alphabet = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    exclude_characters="".join(BIDI),
)
awkward = st.sampled_from(
    [
        '"',
        "\\",
        "'''",
        'a"""',
        "# no",
        "x]",
        "{}",
        "[[task]]",
        " = ",
        "é",
        "日本",
        "e\u0301",
        "\\u12",
    ]
)
texts = awkward | st.text(alphabet, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
texts_or_none = st.just("") | texts
long_texts = texts_or_none | st.builds("{}\n{}\n\n".format, texts, texts_or_none)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
daylight = st.builds(time, st.integers(6, 21), st.integers(0, 59))  # no clock change then
moments = st.builds(datetime.combine, days, daylight)
weekdays = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(
    lambda chosen: tuple(sorted(chosen, key=WEEKDAYS.index))
)
addresses = st.sampled_from(
    ["", "https://example.org/k-sounds", "http://a.bc/?q=%20#x", "https://x.org/" + "y" * 120]
)


pictures = st.sampled_from(["star", "mirror", "photo.jpg", "cup"])


def several(item: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(item, max_size=most).map(tuple)


def unique_ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=least, max_size=most, unique=True)


def one_of(known: list[str]) -> st.SearchStrategy[str]:
    """An id that exists, or nothing."""
    return st.sampled_from(["", *known])


def subset(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), unique=True, max_size=len(known)).map(tuple)


@st.composite
def tasks(draw: st.DrawFn, id: str, named: dict[str, list[str]]) -> Task:
    """A task whose references lead to the ids in `named` (section name -> ids)."""
    first, last = sorted([draw(days), draw(days)])
    return Task(
        id=id,
        child=draw(st.sampled_from(named["child"])),
        title=draw(texts),
        picture=draw(pictures),
        provider=draw(one_of(named["provider"])),
        routine=draw(one_of(named["routine"])),
        minutes=draw(st.integers(0, 240)),
        days=draw(weekdays | st.just(WEEKDAYS)),
        times=draw(st.integers(1, 10)),
        starts=draw(st.sampled_from([None, first])),
        ends=draw(st.sampled_from([None, last])),
        paused=draw(st.booleans()),
        steps=draw(several(texts, 6)),
        materials=draw(several(texts)),
        instructions=draw(addresses),
        instructions_text=draw(long_texts),
        shown=tuple(sorted(draw(subset(named["home"])), key=named["home"].index)),
        goal=draw(one_of(named["goal"])),
        focus=draw(st.booleans()),
        step_pictures=draw(several(pictures | st.just(""))),
        repeat=draw(st.integers(0, 100)),
        then=draw(texts_or_none),
        then_picture=draw(pictures | st.just("")),
        together=draw(subset(named["child"])),
        learned=draw(st.none() | days),
    )


@st.composite
def schedules(draw: st.DrawFn, homes: list[str]) -> ParentingSchedule:
    letters = dict(zip("ABCD", homes, strict=False))
    changed = draw(st.lists(days, unique=True, max_size=3))
    return ParentingSchedule(
        pattern=draw(st.text(st.sampled_from(sorted(letters)), min_size=1, max_size=28)),
        letters=letters,
        starts=draw(days),
        exchange=draw(clocks),
        changes=tuple(
            ScheduleChange(
                on,
                draw(st.sampled_from(homes)),
                until=draw(st.sampled_from([None, on])),
                why=draw(texts_or_none),
            )
            for on in changed
        ),
    )


@st.composite
def appointments(draw: st.DrawFn, id: str, named: dict[str, list[str]]) -> Appointment:
    return Appointment(
        id=id,
        title=draw(texts),
        child=draw(st.sampled_from(named["child"])),
        starts=draw(moments),
        provider=draw(one_of(named["provider"])),
        minutes=draw(st.integers(0, 720)),
        repeat=draw(st.sampled_from(["", *RULES])),
        place=draw(texts_or_none),
        taker=draw(one_of(named["caregiver"])),
        agreed=draw(subset(named["home"])),
        exceptions=tuple(
            draw(exceptions(on, named)) for on in sorted(set(draw(several(moments, 2))))
        ),
        extra=tuple(sorted(set(draw(several(moments, 2))))),
        all_day=draw(st.booleans()),
        zone=draw(st.sampled_from(["", *ZONES])),
        uid=draw(texts_or_none),
    )


@st.composite
def exceptions(draw: st.DrawFn, on: datetime, named: dict[str, list[str]]) -> VisitException:
    return VisitException(
        on=on,
        cancelled=draw(st.booleans()),
        starts=draw(st.none() | moments),
        minutes=draw(st.integers(0, 720)),
        place=draw(texts_or_none),
        taker=draw(one_of(named["caregiver"])),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A whole valid plan: one to four homes, one or two children, nothing ended."""
    sizes = {"home": (1, 4), "child": (1, 2), "caregiver": (0, 3), "provider": (0, 3)}
    sizes |= {"routine": (0, 3), "goal": (0, 2), "task": (0, 4), "reward": (0, 2)}
    sizes |= {"appointment": (0, 3), "responsibility": (0, 2)}
    sizes |= {"material": (0, 2), "contact": (0, 2)}
    named = {name: draw(unique_ids(*size)) for name, size in sizes.items()}
    return Plan(
        name=draw(texts),
        time_zone=draw(st.sampled_from(ZONES)),
        day_starts=draw(clocks),
        homes=tuple(draw(homes(id)) for id in named["home"]),
        language=draw(st.sampled_from(LANGUAGES)),
        dim_from=draw(st.none() | clocks),
        dim_until=draw(st.none() | clocks),
        values=draw(several(texts)),
        check_in=draw(st.booleans()),
        treat=draw(texts_or_none),
        treat_at=draw(st.integers(0, 100)),
        materials=tuple(
            Material(id, draw(texts), draw(texts_or_none), draw(texts_or_none), draw(st.booleans()))
            for id in named["material"]
        ),
        contacts=tuple(
            Contact(id, draw(texts), draw(texts_or_none), draw(texts_or_none))
            for id in named["contact"]
        ),
        children=tuple(draw(children(id)) for id in named["child"]),
        caregivers=tuple(
            Caregiver(id, draw(texts), draw(one_of(named["home"]))) for id in named["caregiver"]
        ),
        providers=tuple(
            Provider(id, draw(texts), draw(st.sampled_from(DISCIPLINES)))
            for id in named["provider"]
        ),
        routines=tuple(draw(routines(id, named["home"])) for id in named["routine"]),
        tasks=tuple(draw(tasks(id, named)) for id in named["task"]),
        goals=tuple(
            Goal(id, draw(st.sampled_from(named["child"])), draw(texts)) for id in named["goal"]
        ),
        rewards=tuple(
            Reward(
                id,
                draw(st.sampled_from(named["child"])),
                draw(texts),
                draw(st.integers(1, 1000)),
                draw(pictures),
            )
            for id in named["reward"]
        ),
        parenting_schedule=draw(st.none() | schedules(named["home"])),
        appointments=tuple(draw(appointments(id, named)) for id in named["appointment"]),
        responsibilities=tuple(
            Responsibility(
                id, draw(texts), draw(st.sampled_from(named["caregiver"])), draw(st.none() | days)
            )
            for id in named["responsibility"]
            if named["caregiver"]
        ),
    )


@st.composite
def homes(draw: st.DrawFn, id: str) -> Home:
    colour = draw(st.sampled_from(["", *HOME_COLOURS]))
    return Home(id, draw(texts), colour, draw(several(texts)), draw(pictures))


@st.composite
def children(draw: st.DrawFn, id: str) -> Child:
    return Child(
        id=id,
        name=draw(texts),
        picture=draw(pictures),
        colour=draw(st.sampled_from(["", *HOME_COLOURS])),
        view=draw(st.sampled_from(VIEWS)),
        choose=draw(st.booleans()),
        large=draw(st.booleans()),
        stars=draw(st.booleans()),
        celebration=draw(st.sampled_from(CELEBRATIONS)),
        sounds=draw(st.booleans()),
        read_aloud=draw(st.booleans()),
        switches=draw(st.integers(0, 2)),
        scan_seconds=draw(st.sampled_from([0.5, 1.5, 2.0, 20.0])),
        muted=draw(st.booleans()),
        where=draw(st.booleans()),
    )


@st.composite
def routines(draw: st.DrawFn, id: str, homes: list[str]) -> Routine:
    return Routine(id, draw(texts), {home: draw(clocks) for home in draw(subset(homes))})
