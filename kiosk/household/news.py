"""What changed in the plan, in words and by day: dated records, the same for both homes."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kiosk.household.completions import Edit, fresh, time_of, wall_text
from kiosk.household.diary import months_between
from kiosk.household.ledger import Fields, Ledger

COLLECTION = "plan_change"


@dataclass(frozen=True, slots=True)
class News:
    """One change of the plan. `by` is the name of whoever made it, as it was given; or empty.

    `about` is the record that it tells of, where that has a page of its own. `ids` are those of all
    records that say it.
    """

    day: date
    text: str
    by: str = ""
    at: datetime | None = None
    about: str = ""
    ids: tuple[str, ...] = field(default=(), compare=False)


def news_edits(
    day: date, wall: datetime, texts: Iterable[str], by: str, about: str = ""
) -> list[Edit]:
    """A record for each line, in this order."""
    stamp = fresh()
    told = {"by": by, "at": wall_text(wall), **({"about": about} if about else {})}
    return [
        (
            f"{COLLECTION}/{day.isoformat()}.{stamp}.{number:03}",
            {"text": text, **told},
        )
        for number, text in enumerate(texts)
    ]


def news_between(ledger: Ledger, first: date, last: date) -> list[News]:
    """The changes recorded on these practice days, oldest first; the same words are said once."""
    start, end = first.isoformat(), last.isoformat()
    found: dict[tuple[str, str], News] = {}
    for month in months_between(first, last):
        records = ledger.dated(COLLECTION, month)
        ids = (id for id in records if start <= id[:10] <= end)
        for id in sorted(ids, key=lambda id: (id[:10], _seconds(records[id]), id)):
            fields = records[id]
            text, by = fields.get("text"), str(fields.get("by") or "")
            if isinstance(text, str) and text:
                at, about = time_of(fields.get("at")), str(fields.get("about") or "")
                day = date.fromisoformat(id[:10])
                one = found.get((text, about)) or News(day, text, by, at, about)
                found[text, about] = replace(one, ids=(*one.ids, id))
    return list(found.values())


def _seconds(fields: Fields) -> float:
    at = time_of(fields.get("at"))
    return at.timestamp() if at else 0.0


def unseen(news: Iterable[News], seen: Container[str]) -> list[News]:
    """Those that some record says whose id was not there at the last look."""
    return [one for one in news if any(id not in seen for id in one.ids)]
