"""`samestars history --verify`: whether each device's record is whole."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kiosk.household.plan import Plan

from .answer import DONE, REFUSED, Answer
from .opening import opened
from .words import counted, home_name

SHOWN = "It shows what was recorded at a device's screen, not who stood before it."


def run(arguments: argparse.Namespace) -> Answer:
    """One line a device, and one for each of its ids that is not whole or not signed yet; exit code
    1 where a record is not whole.
    """
    with opened(arguments) as device:
        from sync.link import verified  # requests: 0.1 s that most commands do without

        found = verified(device.replica)
        plan, here = device.day.plan, device.replica.device
    whole = all(one.whole for one in found)
    document = {"whole": whole, "devices": [as_document(one, here) for one in found]}
    lines = [line for one in by_device(found) for line in device_in_words(one, plan, here)]
    return Answer(document, [*lines, SHOWN], DONE if whole else REFUSED)


def as_document(one: Any, here: str) -> dict[str, Any]:
    """A device's record as JSON; numbers are its running numbers."""
    return {
        "device": one.chain.device,
        "of": one.of,
        "home": one.home or None,
        "this": one.chain.device == here,
        "changes": one.chain.changes,
        "whole": one.whole,
        "signed_up_to": one.signed or None,
        "falsely_signed": one.forged,
        "missing": list(one.chain.missing),
        "doubled": list(one.chain.doubled),
        "broken": list(one.chain.broken),
    }


def by_device(found: Sequence[Any]) -> list[list[Any]]:
    """What belongs to one device: it takes a new id after each start of its machine."""
    devices: dict[str, list[Any]] = {}
    for one in found:
        devices.setdefault(one.of, []).append(one)
    return list(devices.values())


def device_in_words(ids: Sequence[Any], plan: Plan, here: str) -> Iterator[str]:
    """Lines for the ids of one device; one for all of which there is nothing to be said."""
    fine = [one for one in ids if one.whole and one.signed == one.chain.changes]
    fine = fine if len(fine) > 1 else []
    if fine:
        name = (
            "This device"
            if here in (one.chain.device for one in ids)
            else f"Device {ids[0].of[:6]}"
        )
        place = f" in {home_name(plan, fine[0].home)}" if fine[0].home else ""
        changes = counted(sum(one.chain.changes for one in fine), "change")
        yield f"{name}{place}: {changes} under {len(fine)} ids, whole, signed to the last."
    yield from (in_words(one, plan, here) for one in ids if one not in fine)


def in_words(one: Any, plan: Plan, here: str) -> str:
    """A line: where the device hangs, and what is wrong with its record, if anything."""
    id = one.chain.device
    name = "This device" if id == here else f"Device {id[:6]}"
    place = f" in {home_name(plan, one.home)}" if one.home else ""
    signed = f"signed up to change {one.signed}" if one.signed else "not signed"
    said = "; ".join(faults(one)) or "whole"
    return f"{name}{place}: {counted(one.chain.changes, 'change')}, {said}, {signed}."


def faults(one: Any) -> Iterator[str]:
    """What is not as the device wrote it."""
    if one.chain.missing:
        yield f"missing: {stretches(one.chain.missing)}"
    if one.chain.doubled:
        yield f"used twice, as a copied card does: {stretches(one.chain.doubled)}"
    if one.chain.broken:
        yield f"altered before: {stretches(one.chain.broken)}"
    if one.forged:
        yield "its signature is of another record"


def stretches(numbers: Sequence[int]) -> str:
    """`3, 7-9`."""
    runs = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    parts = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
