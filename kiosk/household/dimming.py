"""At which hours the screens are dim, on the household's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.household.plan import Plan


def is_dim(plan: Plan, wall: datetime) -> bool:
    """Whether `wall` (aware) lies between the plan's `dim_from` and `dim_until`, over midnight as
    well; never where one of them is not given, or both are the same.
    """
    since, until = plan.dim_from, plan.dim_until
    if since is None or until is None:
        return False
    now = wall.astimezone(ZoneInfo(plan.time_zone)).time()
    return since <= now < until if since <= until else now >= since or now < until
