"""What stays of a provider who leaves the plan, as commands say it."""

from collections.abc import Sequence
from typing import Any

from kiosk.device import Device
from kiosk.household.plan import Plan
from kiosk.household.sessions.left_providers import Staying, staying


def stays(device: Device, new: Plan) -> tuple[Staying, ...]:
    """What stays of each provider whom a plan lacks that is to take the place of this one."""
    return staying(device.day.ledger, device.day.plan, new, device.moment().wall)


def notes_on(found: Sequence[Staying]) -> list[str]:
    """A note for each thing that stays, with the command that ends it."""
    notes = []
    for one in found:
        notes += [f"Note: {line}" for line in one.lines()]
        ways = [f"plan end appointment/{each.id}" for each in one.appointments]
        ways += [f"question discussed --provider {one.provider.id}"] if one.questions else []
        notes += [f"  samestars {way}" for way in ways]
    return notes


def stays_as_json(found: Sequence[Staying]) -> list[dict[str, Any]]:
    return [
        {
            "provider": one.provider.id,
            "appointments": [each.id for each in one.appointments],
            "questions": one.questions,
        }
        for one in found
    ]
