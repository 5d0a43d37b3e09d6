"""The plan that both homes share: who, what, when and why, as plain values.

The first frame waits for these classes: frozen.py makes them cheaply.
"""

from dataclasses import field
from datetime import date, datetime, time

from .frozen import frozen

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DISCIPLINES = ("speech", "ot", "pt", "behaviour", "tutor", "other")
HOME_COLOURS = ("leaf", "blue", "berry", "clay", "honey", "violet")
LANGUAGES = ("en", "de", "es", "fr")
VIEWS = ("cards", "one", "first-then", "list")
CELEBRATIONS = ("off", "still", "moving")


@frozen
class Home:
    """One of the child's homes."""

    id: str
    name: str
    colour: str = ""  # one of HOME_COLOURS; empty: by the order of the homes
    kit: tuple[str, ...] = ()  # materials that live here for good and need no packing
    picture: str = "house"


@frozen
class Child:
    """A child who practises, and how the wall is made to fit it, in both homes alike.

    `view` is one of VIEWS, `celebration` one of CELEBRATIONS. `choose`: any open task may come
    first. `stars` false: a visual schedule with nothing to earn. `switches` is how many switches
    press for the child, 0 to 2; with one the highlight moves on by itself each `scan_seconds`.
    """

    id: str
    name: str
    picture: str = "star"
    colour: str = ""  # one of HOME_COLOURS; empty: by the order of the children
    view: str = "cards"
    choose: bool = True
    large: bool = False  # targets of 30 mm instead of 20
    stars: bool = True
    celebration: str = "still"
    sounds: bool = False
    read_aloud: bool = False
    switches: int = 0
    scan_seconds: float = 2.0
    muted: bool = False  # a palette with less colour
    where: bool = False  # tells where the child sleeps tonight


@frozen
class Caregiver:
    """An adult who looks after the child; `home` is a home's id or empty."""

    id: str
    name: str
    home: str = ""


@frozen
class Provider:
    """A therapist, tutor or the like; `discipline` is one of DISCIPLINES."""

    id: str
    name: str
    discipline: str = "other"


@frozen
class Routine:
    """A fixed part of the day that practice hangs on; `at` maps a home's id to its clock time."""

    id: str
    name: str
    at: dict[str, time] = field(default_factory=dict)


@frozen
class Task:
    """A practice task. `days` holds WEEKDAYS names in week order; `times` is slots a day, from 1.

    `ended` is the practice day on which the task left the plan; it is not part of a plan file.
    """

    id: str
    child: str
    title: str
    picture: str = "star"
    provider: str = ""
    routine: str = ""
    minutes: int = 0
    days: tuple[str, ...] = WEEKDAYS
    times: int = 1
    starts: date | None = None
    ends: date | None = None  # the last day, inclusive
    paused: bool = False
    steps: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    instructions: str = ""
    instructions_text: str = ""
    shown: tuple[str, ...] = ()
    goal: str = ""
    focus: bool = False
    step_pictures: tuple[str, ...] = ()  # by the order of the steps; "" or missing: the task's own
    repeat: int = 0  # how often within one practice; 0: not counted
    then: str = ""  # what follows it in the first-then view; empty: the next task
    then_picture: str = ""
    together: tuple[str, ...] = ()  # ids of other children for whom a tap counts too
    learned: date | None = None  # the last day of a task that the child has mastered
    ended: date | None = None


@frozen
class Goal:
    """What the family wants for the child, in its own words."""

    id: str
    child: str
    text: str


@frozen
class Material:
    """A thing that practice needs, named as the tasks' `materials` name it."""

    id: str
    name: str
    where: str = ""  # where to get it
    lent_by: str = ""
    travels: bool = False  # goes along at each exchange


@frozen
class Contact:
    """Whom the adults call when they need help; `about` says when."""

    id: str
    name: str
    phone: str = ""
    about: str = ""


@frozen
class Reward:
    """Something to look forward to, reached at `stars` stars, 1 and up."""

    id: str
    child: str
    title: str
    stars: int
    picture: str = "star"


@frozen
class ScheduleChange:
    """From the exchange on the day `on`, the child is in `home` instead: for that one night, or
    until that of `until`, included.
    """

    on: date
    home: str
    until: date | None = None
    why: str = ""


@frozen
class ParentingSchedule:
    """Where the child sleeps: one letter of `pattern` a night from `starts` on, repeated.

    `letters` maps a letter to a home id. `exchange` is the time of day, in the household's zone, at
    which the child moves when tonight's home differs from last night's. `swaps`, in the order in
    which both homes agreed to them, and `former`, oldest first, are not part of a plan file.
    """

    pattern: str
    letters: dict[str, str]
    starts: date
    exchange: time
    changes: tuple[ScheduleChange, ...] = ()
    swaps: tuple[ScheduleChange, ...] = field(default=(), compare=False)
    former: tuple["FormerSchedule", ...] = field(default=(), compare=False)


@frozen
class FormerSchedule:
    """What held for the nights before the day `before`, on which somebody changed the schedule."""

    before: date
    schedule: ParentingSchedule


@frozen
class VisitException:
    """One visit that is not as planned; `on` is its planned start, naive, as `starts` below."""

    on: datetime
    cancelled: bool = False
    starts: datetime | None = None  # where it was moved to
    minutes: int = 0  # 0: as planned, and so for what is empty
    place: str = ""
    taker: str = ""


@frozen
class AgreedTaker:
    """Both homes agreed at `at` that the caregiver `taker` takes the visit planned for `visit`; the
    whole series if that is None. It counts for visits that begin before `until`.
    """

    visit: datetime | None
    taker: str
    at: datetime
    until: datetime | None = None  # None: until they agree on somebody else


@frozen
class FormerAppointment:
    """What held for the visits before the moment `before`; None: nothing, it had left the plan."""

    before: datetime
    appointment: "Appointment | None"


@frozen
class Appointment:
    """A visit. `starts` is naive, in `zone` or the household's; `repeat` an RFC 5545 RRULE or
    empty; `extra` are further starts. `takers`, in the order in which both homes agreed to them,
    and `former`, oldest first, are not part of a plan file.
    """

    id: str
    title: str
    child: str
    starts: datetime
    provider: str = ""
    minutes: int = 0
    repeat: str = ""
    place: str = ""
    taker: str = ""  # a caregiver's id; empty: nobody yet
    agreed: tuple[str, ...] = ()  # ids of the homes that agreed to the taker
    exceptions: tuple[VisitException, ...] = ()
    extra: tuple[datetime, ...] = ()
    all_day: bool = False  # the time of `starts` says nothing
    zone: str = ""  # an IANA name; empty: the household's
    uid: str = ""  # of the calendar that it came from; empty: made from the id
    takers: tuple[AgreedTaker, ...] = field(default=(), compare=False)
    former: tuple[FormerAppointment, ...] = field(default=(), compare=False)


@frozen
class Responsibility:
    """A job around the child that one adult carries."""

    id: str
    title: str
    caregiver: str
    since: date | None = None


@frozen
class Plan:
    """Everything in a plan file. Tuples keep the order of the file."""

    name: str
    time_zone: str = "UTC"  # an IANA name: the household's, never the device's
    day_starts: time = time(4)
    language: str = "en"  # one of LANGUAGES: of the screens and of the voice
    dim_from: time | None = None  # the screen is dark from here until `dim_until`
    dim_until: time | None = None
    values: tuple[str, ...] = ()  # what both homes want, in the family's words
    check_in: bool = False  # a weekly question for the adults
    treat: str = ""  # what the adults give themselves, for `treat_at` practices a week
    treat_at: int = 0
    homes: tuple[Home, ...] = ()
    children: tuple[Child, ...] = ()
    caregivers: tuple[Caregiver, ...] = ()
    providers: tuple[Provider, ...] = ()
    routines: tuple[Routine, ...] = ()
    tasks: tuple[Task, ...] = ()
    goals: tuple[Goal, ...] = ()
    rewards: tuple[Reward, ...] = ()
    materials: tuple[Material, ...] = ()
    parenting_schedule: ParentingSchedule | None = None
    appointments: tuple[Appointment, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    contacts: tuple[Contact, ...] = ()
