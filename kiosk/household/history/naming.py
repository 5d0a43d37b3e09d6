"""Which record somebody means: by its kind and id, or by the id alone."""

from collections.abc import Iterator

from kiosk.household.agreeing import proposals
from kiosk.household.boxes import COLLECTION as KIT
from kiosk.household.check_in import COLLECTION as CHECK_IN
from kiosk.household.completions import COLLECTION as COMPLETION
from kiosk.household.errors import HouseholdError
from kiosk.household.ledger import Ledger
from kiosk.household.pauses import COLLECTION as PAUSE
from kiosk.household.plan_form.remarks import nearest
from kiosk.household.plan_form.scalars import id_like
from kiosk.household.plan_records import RECORDED
from kiosk.household.sessions.questions import COLLECTION as QUESTION
from kiosk.household.sessions.updates import COLLECTION as UPDATE

PLANNED = tuple(section.name for section in RECORDED)
ALSO_CALLED = {"schedule": "parenting_schedule"}  # what the command of that name is about
KINDS = (
    "task",
    *(name for name in PLANNED if name != "task"),
    proposals.COLLECTION,
    QUESTION,
    UPDATE,
    KIT,
    PAUSE,
    CHECK_IN,
    COMPLETION,
)


def records_named(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The records that a name means, a task first: kind/id, an id of any kind, or the kind alone
    where there is one of it. Raises HouseholdError where there is none, with what is like it.
    """
    kind, slash, id = name.partition("/")
    kind = ALSO_CALLED.get(kind, kind) if slash else kind
    records = (f"{kind}/{id}",) if slash else tuple(_of_id(ledger, name))
    found = tuple(record for record in dict.fromkeys(records) if ledger.history(record))
    if not found:
        raise HouseholdError(_refusal(ledger, name, kind if slash else "", id if slash else name))
    return found


def _of_id(ledger: Ledger, id: str) -> Iterator[str]:
    """Every record that may have the id."""
    for section in RECORDED:
        if section.name == id and not section.many:
            yield from (f"{id}/{one}" for one in ledger.records(id))
    yield from (f"{kind}/{id}" for kind in KINDS)


def _refusal(ledger: Ledger, name: str, kind: str, id: str) -> str:
    """One sentence or some: what is like it, and how a record is named."""
    if kind and kind not in KINDS and not ledger.records(kind):
        near = nearest(kind, KINDS)
        said = f'There is no kind of record "{kind}". {near}Known: {", ".join(KINDS)}.'
        return f"{said} Nothing was changed."
    kinds = (kind,) if kind else KINDS
    every = [each for one in kinds for each in ledger.records(one)]
    near = nearest(id_like(id) or id, every)
    return (
        f'Nothing is recorded of "{name}". {near}A record is named by its id, '
        f"or by kind and id, such as task/k-words. Kinds: {', '.join(KINDS)}."
    )
