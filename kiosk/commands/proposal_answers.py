"""What a proposal is as JSON, and which one a command speaks of."""

from typing import Any

from kiosk.errors import WrongUse
from kiosk.household.agreeing.proposal_words import in_words
from kiosk.household.agreeing.proposals import Proposal, Proposals, Said
from kiosk.household.plan import Plan


def as_json(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "about": one.about,
        "wanted": dict(one.wanted),
        "reason": one.reason,
        "answer_by": one.answer_by.isoformat(),
        "home": one.home,
        "by": one.by,
        "state": one.state,
        "answers": [said_as_json(each) for each in one.answers],
        "withdrawn": said_as_json(one.withdrawn) if one.withdrawn else None,
    }


def said_as_json(said: Said) -> dict[str, Any]:
    return {"home": said.home, "yes": said.yes, "on": said.on.isoformat(), "by": said.by}


def waits_in_words(plan: Plan, one: Proposal) -> list[str]:
    """That it waits, and until when it can be answered."""
    return [
        f"{one.id}  {in_words(plan, one)}.",
        f"Nothing changes before the other home's yes; it can answer until {one.answer_by}.",
    ]


def proposal_named(proposals: Proposals, id: str) -> Proposal:
    """The proposal with this id, or with the only one that begins so: it is typed by hand. Raises
    WrongUse where none does, or several do.
    """
    every = proposals.every()
    found = [one for one in every if one.id == id]
    found = found or [one for one in every if begins(one.id, id)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.id for one in found or every) or "none"
    said = "Several begin" if found else "No proposal begins"
    raise WrongUse(f'{said} with "{id}". Known: {known}. Nothing was changed.')


def begins(id: str, typed: str) -> bool:
    return bool(typed) and (id.startswith(typed) or id.partition(".")[2].startswith(typed))
