"""What the stars are for: one reward at a time, in the order of the plan, round and round."""

from dataclasses import dataclass

from kiosk.household.plan import Plan, Reward
from kiosk.household.purse import Purse


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


def _next(rewards: list[Reward], given: str) -> Reward:
    """The one after the last given; the first, if that one has left the plan."""
    ids = [reward.id for reward in rewards]
    return rewards[(ids.index(given) + 1) % len(ids) if given in ids else 0]
