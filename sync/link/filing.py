"""Filing: changes from elsewhere into the replica, in the order in which a home wants them."""

from collections.abc import Callable, Iterator, Sequence

from sync import Change, Replica
from sync.link.inbox import Puts
from sync.replica.change import month_of_record

FEW = 1_000  # changes that are filed with one write, whatever they are about


def file(
    replica: Replica, changes: Sequence[Change], beside: Puts, changed: Callable[[], None]
) -> int:
    """Make changes durable, and `beside` with the last of them; how many were new.

    Of many the plan comes first, then the newest month: a new device shows today before it has all
    the years. `changed` is called whenever there is something to be seen.
    """
    if not changes and not beside:
        return 0
    parts = list(_parts(changes)) or [[]]
    new = 0
    for part in parts[:-1]:
        new += _applied(replica, part, None, changed)
    return new + _applied(replica, parts[-1], beside, changed)


def _applied(
    replica: Replica,
    changes: Sequence[Change],
    beside: Puts | None,
    changed: Callable[[], None],
) -> int:
    new = replica.apply(changes, beside)
    if new:
        changed()
    return new


def _parts(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    if len(changes) <= FEW:
        if changes:
            yield changes
        return
    months: dict[str, list[Change]] = {}
    for change in changes:
        months.setdefault(month_of_record(change.record), []).append(change)
    if plan := months.pop("", None):
        yield plan
    for month in sorted(months, reverse=True):
        yield months[month]
