"""What the grown-ups' pages hold: a table of entries, each a tile at its fixed place."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.desk import Desk
from kiosk.household import Moment
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.household import Household
from kiosk.household.kit import Kit
from kiosk.household.nights.parenting_schedule import Whereabouts
from kiosk.household.plan import Child
from kiosk.household.rewards import RewardProgress
from kiosk.household.sessions.questions import open_questions
from kiosk.household.sessions.updates import LASTING, updates_between
from kiosk.language import N_, _, ngettext

from .dates import short_day, stars
from .rest import in_words

THEME_WORDS = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the tiles tell of: the household at a moment, and the child of the screen, if any."""

    desk: Desk
    household: Household
    child: Child | None
    at: Moment

    @property
    def reward(self) -> RewardProgress | None:
        return self.household.reward(self.child.id) if self.child else None

    @property
    def whereabouts(self) -> Whereabouts | None:
        return self.household.whereabouts(self.child.id, self.at) if self.child else None

    def home(self, id: str) -> str:
        """What a home is called; its id where the plan does not have it."""
        return next((one.name for one in self.household.plan.homes if one.id == id), id)


Facts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tile: its label, at most three facts, and where a tap leads.

    `to` is a screen; empty: the screen's own `action_<action>`. `key` does the same as a tap, on
    every page. `loud` says that something is to do.
    """

    label: str
    key: str
    facts: Callable[[Scene], Facts]
    to: str = ""
    action: str = ""
    loud: Callable[[Scene], bool] = lambda scene: False


def yesterday_facts(scene: Scene) -> Facts:
    if scene.child is None:
        return ()
    still = [due for due in scene.household.late(scene.child.id, scene.at) if not due.outcome]
    if not still:
        return (_("Nothing is open"),)
    return ngettext("{n} is open", "{n} are open", len(still)).format(n=len(still)), _(
        "Tap to file"
    )


def rest_facts(scene: Scene) -> Facts:
    if scene.child is None:
        return ()
    today = scene.household.practice_day(scene.at)
    coming = next(iter(scene.household.pauses.after(scene.child.id, today)), None)
    return (in_words(coming, today),) if coming else (_("Asks nothing, in both homes"),)


def learned_facts(scene: Scene) -> Facts:
    number = len(scene.household.learned(scene.child.id)) if scene.child else 0
    said = ngettext("{n} thing", "{n} things", number).format(n=number)
    return (said,) if number else (_("Tap what is mastered"),)


def reward_facts(scene: Scene) -> Facts:
    reward = scene.reward
    if reward is None:
        return ()
    so_far = _("{so_far} of {goal}").format(so_far=reward.stars, goal=stars(reward.goal))
    if not reward.reached:
        return reward.reward.title, so_far
    return reward.reward.title, so_far, _("Tap when it was given")


def reward_reached(scene: Scene) -> bool:
    return scene.reward is not None and scene.reward.reached


def before_facts(scene: Scene) -> Facts:
    number = len(open_questions(scene.household.ledger))
    said = ngettext("{n} question", "{n} questions", number).format(n=number)
    return (said,) if number else (_("What was practised"),)


def month_facts(scene: Scene) -> Facts:
    where = scene.whereabouts
    if where is None or where.next is None:
        return (_("Nights, exchanges, swaps"),)
    when = sleeps(where.sleeps)
    return _("To {home} {when}").format(home=scene.home(where.next.home), when=when), _("Swaps")


def kit_facts(scene: Scene) -> Facts:
    lacking = Kit(scene.household).missing(scene.at)
    if not lacking:
        return (_("What is in each box"),)
    number = ngettext("{n} is missing here", "{n} are missing here", len(lacking))
    return (number.format(n=len(lacking)), *(one.thing.name for one in lacking[:2]))


def plan_facts(scene: Scene) -> Facts:
    return _("Tasks, rewards, visits"), _("Tap to add or change")


def session_facts(scene: Scene) -> Facts:
    today = scene.household.practice_day(scene.at)
    last = next(iter(updates_between(scene.household.ledger, today - LASTING, today)), None)
    if last is None:
        return (_("Say what changed"),)
    name = named(scene.household.plan.providers, last.provider)
    return (_("Say what changed"), _("Last: {day}").format(day=f"{name}, {short_day(last.day)}"))


def theme_facts(scene: Scene) -> Facts:
    return (_(THEME_WORDS[scene.desk.theme]), _("of this screen"))


def hearing_facts(scene: Scene) -> Facts:
    lacking = scene.desk.hearing.lacking
    if lacking:
        return _("Not installed:"), ", ".join(lacking)
    child = scene.child
    if child is None:
        return ()
    wanted = ((child.read_aloud, N_("Reads aloud")), (child.sounds, N_("A tone at a star")))
    said = tuple(_(words) for wants, words in wanted if wants)
    return (*said, _("Tap to hear it")) if said else (_("Off, as the plan says"),)


def join_facts(scene: Scene) -> Facts:
    return (
        _("Another screen"),
        _("This one: {home}").format(home=scene.home(scene.household.home)),
    )


def size_facts(scene: Scene) -> Facts:
    display = scene.desk.display
    if display is None:
        return _("Not known yet"), _("Tap to measure")
    return (_("{width} x {height} mm").format(width=display.width, height=display.height),)


def pin_facts(scene: Scene) -> Facts:
    if scene.desk.gate.standing == "set":
        return _("Four digits"), _("Tap to change")
    return _("None yet"), _("Tap to choose one")


# In this order, six a page, the same each day and in every home: what a day asks for, then the plan
# and this screen.
ENTRIES = (
    Entry(N_("Yesterday"), "y", yesterday_facts, to="yesterday"),
    Entry(N_("Sick or rest day"), "s", rest_facts, to="rest"),
    Entry(N_("After a session"), "a", session_facts, to="after_session"),
    Entry(N_("Before a session"), "f", before_facts, to="before_session"),
    Entry(N_("Reward"), "r", reward_facts, to="reward", loud=reward_reached),
    Entry(N_("The kit"), "k", kit_facts, to="kit"),
    Entry(N_("Plan"), "e", plan_facts, to="edit_plan"),
    Entry(N_("The month"), "o", month_facts, to="month"),
    Entry(N_("Learned"), "n", learned_facts, to="learn"),
    Entry(N_("Colours"), "c", theme_facts, action="theme"),
    Entry(N_("Voice and sound"), "v", hearing_facts, action="hear"),
    Entry(N_("Screen size"), "z", size_facts, to="coin"),
    Entry(N_("Join"), "j", join_facts, to="offer"),
    Entry(N_("PIN"), "p", pin_facts, action="pin"),
    Entry(N_("Leave"), "l", lambda scene: (_("Ends the kiosk"),), action="leave"),
)


def tonight(scene: Scene) -> str:
    """Where the child sleeps, and then; the plan's name where no schedule says."""
    where = scene.whereabouts
    if where is None or scene.child is None:
        return scene.household.plan.name
    said = _("{name} sleeps tonight: {home}").format(
        name=scene.child.name, home=scene.home(where.tonight)
    )
    if not where.next:
        return said
    then = _("then {home} {when}")
    return f"{said}, " + then.format(home=scene.home(where.next.home), when=sleeps(where.sleeps))


def sleeps(number: int | None) -> str:
    """As "today", "in 1 sleep", "in 3 sleeps"."""
    if not number:
        return _("today")
    return ngettext("in {n} sleep", "in {n} sleeps", number).format(n=number)
