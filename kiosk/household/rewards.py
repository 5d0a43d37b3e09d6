"""What the stars are for: one reward at a time, in the order of the plan, round and round."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.household.completions import Edit, fresh, wall_text
from kiosk.household.errors import HouseholdError
from kiosk.household.payouts import COLLECTION
from kiosk.household.plan import Plan, Reward
from kiosk.household.purse import Purse
from kiosk.household.refusals import KEPT


@dataclass(frozen=True, slots=True)
class RewardProgress:
    """How far it is to the current reward: `stars` of `goal`, never more.

    Stars beyond the goal are not lost: they count towards the next one. `number` is the running
    number of this reward, from 1.
    """

    reward: Reward
    stars: int
    goal: int
    number: int = 1

    @property
    def reached(self) -> bool:
        return self.stars >= self.goal


def reward_progress(plan: Plan, child: str, purse: Purse) -> RewardProgress | None:
    """Where the child stands; None if the plan holds no reward for it."""
    rewards = [reward for reward in plan.rewards if reward.child == child]
    if not rewards:
        return None
    last = max(purse.paid, default=0)
    reward = _next(rewards, purse.paid[last].reward if last else "")
    saved = purse.stars - sum(paid.stars for paid in purse.paid.values())
    return RewardProgress(reward, max(0, min(saved, reward.stars)), reward.stars, last + 1)


def check_reached(progress: RewardProgress) -> None:
    """Raises HouseholdError while stars are still to come."""
    if not progress.reached:
        so_far = f"{progress.stars} of {progress.goal} stars so far"
        title = progress.reward.title
        raise HouseholdError(f"{title}: {so_far}; it is given at {progress.goal}. {KEPT}")


def payout_edit(
    progress: RewardProgress, child: str, day: date, home: str, by: str, wall: datetime
) -> Edit:
    """The record that the current reward was given."""
    reward = progress.reward
    fields = {"child": child, "reward": reward.id, "stars": reward.stars, "number": progress.number}
    record = f"{COLLECTION}/{day.isoformat()}.{child}.{reward.id}.{fresh()}"
    return record, {**fields, "by": by, "home": home, "at": wall_text(wall)}


def _next(rewards: list[Reward], given: str) -> Reward:
    """The one after the last given; the first, if that one has left the plan."""
    ids = [reward.id for reward in rewards]
    return rewards[(ids.index(given) + 1) % len(ids) if given in ids else 0]
