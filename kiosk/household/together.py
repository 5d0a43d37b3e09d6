"""A task that children do together: what one of them says counts for each of the others, once."""

from kiosk.household.completions import RANK, Completion, Edit
from kiosk.household.moment import Moment
from kiosk.household.practice import Saying
from kiosk.household.saying import can_take_back, said, taken_back


def joining(was: Completion, saying: Saying, at: Moment) -> list[Edit]:
    """What to write for a child who was there: nothing where it has said something louder before,
    alone, that cannot be taken back any more.
    """
    louder = [fact for fact in was.facts if RANK[fact.says] > RANK[saying.outcome]]
    if not all(can_take_back(fact, at) for fact in louder):
        return []
    return said(was, saying.fact(at), at)


def going_back(was: Completion, at: Moment) -> list[Edit]:
    """What to write for it when the tap is taken back; what is banked stays as it is."""
    return [taken_back(fact, at) for fact in was.facts if can_take_back(fact, at)]
