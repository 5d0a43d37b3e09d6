"""The rivals worked out in the plainest way: to hold the quick one against."""

from collections.abc import Iterable

from sync import Change, Rival


def plain_rivals(changes: list[Change]) -> list[tuple[str, str, object, object]]:
    """The rivals as the words say them, by comparing every pair."""
    found = []
    names = {(change.record, name) for change in changes for name in change.fields}
    for record, name in sorted(names):
        setting = [one for one in changes if one.record == record and name in one.fields]
        kept = max(setting, key=lambda one: one.stamp)
        past = pasts(setting, name)
        side = [one for one in setting if one is kept or one.id in past[kept.id]]
        rest = [one for one in setting if one is not kept and one.id not in past[kept.id]]
        ends = {
            one.fields[name]
            for one in rest
            if not any(one.id in past[later.id] for later in rest)
            if not any(
                same.fields[name] == one.fields[name] and same.id not in past[one.id]
                for same in side
            )
        }
        found += [(record, name, kept.fields[name], value) for value in sorted(ends)]
    return found


def pasts(setting: list[Change], name: str) -> dict[str, set[str]]:
    """Change id -> the changes of the field that its writer had seen, in the order of stamps."""
    past: dict[str, set[str]] = {}
    for later in sorted(setting, key=lambda one: one.stamp):
        stamps = {later.saw.get(name), *later.unknown.get("settles", {}).get(name, ())}
        past[later.id] = set()
        for one in setting:
            before = one.device == later.device and one.number < later.number
            if one.stamp in stamps or before:
                past[later.id] |= {one.id} | past.get(one.id, set())
    return past


def told(found: Iterable[Rival]) -> list[tuple[str, str, object, object]]:
    return [(one.record, one.field, one.kept.value, one.other.value) for one in found]
