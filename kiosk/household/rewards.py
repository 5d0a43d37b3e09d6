"""What the stars are for: the reward that the child picked, else the menu's next one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from kiosk.household.completions import Edit, fresh, wall_text
from kiosk.household.ledger import Fields
from kiosk.household.payouts import COLLECTION, Paid
from kiosk.household.plan import Plan, Reward
from kiosk.household.purse import Purse
from kiosk.household.refusals import refusal
from kiosk.language import _

PICKS = "choice"  # the collection that says which reward each child picked
NO_PICK: Fields = {}


class RewardProgress(NamedTuple):
    """How far it is to the current reward: `stars` of `goal`, never more.

    Stars beyond the goal are not lost: they count towards the next one. `number` is the running
    number of this reward, from 1. `picked`: the child chose it; else it is the menu's next.
    """

    reward: Reward
    stars: int
    goal: int
    number: int = 1
    picked: bool = False

    @property
    def reached(self) -> bool:
        return self.stars >= self.goal


def menu(plan: Plan, child: str) -> tuple[Reward, ...]:
    """What the child may pick from, in the order of the plan."""
    return tuple(reward for reward in plan.rewards if reward.child == child)


def reward_progress(
    plan: Plan, child: str, purse: Purse, pick: Fields = NO_PICK
) -> RewardProgress | None:
    """Where the child stands; None if the plan holds no reward for it.

    `pick` is the record of its choice. It holds until that reward was given: another one given in
    its stead, as in the other home, leaves it. Without one the rewards go round.
    """
    rewards = menu(plan, child)
    if not rewards:
        return None
    last = max(purse.paid, default=0)
    wanted = _picked(rewards, pick, purse.paid)
    reward = wanted or _next(rewards, purse.paid[last].reward if last else "")
    saved = purse.stars - sum(paid.stars for paid in purse.paid.values())
    stars = max(0, min(saved, reward.stars))
    return RewardProgress(reward, stars, reward.stars, last + 1, wanted is not None)


def check_reached(progress: RewardProgress) -> None:
    """Raises HouseholdError while stars are still to come."""
    if not progress.reached:
        said = _("{title}: {stars} of {goal} stars so far; it is given at {goal}.")
        raise refusal(said, title=progress.reward.title, stars=progress.stars, goal=progress.goal)


def pick_edit(plan: Plan, child: str, id: str, number: int, wall: datetime) -> Edit:
    """The record that the child wants the reward `id` as its `number`-th; of two homes the last
    one's holds. Raises HouseholdError for what is not on its menu.
    """
    rewards = menu(plan, child)
    if all(reward.id != id for reward in rewards):
        known = ", ".join(f'"{reward.id}"' for reward in rewards) or _("none")
        said = _('The plan has no reward "{id}" for "{child}", only {known}.')
        raise refusal(said, id=id, child=child, known=known)
    return f"{PICKS}/{child}", {"reward": id, "number": number, "at": wall_text(wall)}


def payout_edit(
    progress: RewardProgress, child: str, day: date, home: str, by: str, wall: datetime
) -> Edit:
    """The record that the current reward was given."""
    reward = progress.reward
    fields = {"child": child, "reward": reward.id, "stars": reward.stars, "number": progress.number}
    record = f"{COLLECTION}/{day.isoformat()}.{child}.{reward.id}.{fresh()}"
    return record, {**fields, "by": by, "home": home, "at": wall_text(wall)}


def _picked(rewards: Sequence[Reward], pick: Fields, paid: Mapping[int, Paid]) -> Reward | None:
    """The reward of a standing choice; None without one that can be read."""
    id, number = pick.get("reward"), pick.get("number")
    if type(number) is not int or any(
        given.reward == id for since, given in paid.items() if since >= number
    ):
        return None
    return next((reward for reward in rewards if reward.id == id), None)


def _next(rewards: Sequence[Reward], given: str) -> Reward:
    """The one after the last given; the first, if that one has left the plan."""
    ids = [reward.id for reward in rewards]
    return rewards[(ids.index(given) + 1) % len(ids) if given in ids else 0]
