"""The plan ahead: a device that joins shows the plan before it has read the log."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync import Replica
from sync.link import HubClient, HubRefused, state, verified
from sync.pairing import invite, join_with_file
from sync.pairing.mailbox import HubMailbox
from sync.pairing.plan_ahead import KIND, opened_plan, plan_of, take_plan
from sync.seal import Keyring, seal_note
from tests.sync.pairing.conftest import Device, Family
from tests.sync.stores import HandClock

Shown = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "invitation.json"


@pytest.fixture
def at_the_first_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Device], list[Shown]]:
    """What a device shows whenever it asks the hub for a page."""

    def watched(device: Device) -> list[Shown]:
        shown: list[Shown] = []
        ask = HubClient.changes

        def asked(client: HubClient, *rest: Any, **named: Any) -> Any:
            if device.folder.exists():
                looking = Replica.open(device.folder, clock=HandClock())
                shown.append(dict(looking.records("task").get("k-words", {})))
                looking.close()
            return ask(client, *rest, **named)

        monkeypatch.setattr(HubClient, "changes", asked)
        return shown

    return watched


def edited(family: Family, hub: str | None = None) -> Device:
    """A device whose plan was edited between ticks."""
    green = family.begun(hub=hub)
    for minutes in (5, 10):
        green.write(minutes=minutes)
        tick = (f"completion/2026-11-2{minutes // 5}.x", {"outcome": "done"})
        green.replica.write([tick], author="rosa")
    return green


def test_the_plan_shows_before_the_first_page_of_the_log(
    family: Family, file: Path, at_the_first_page: Callable[[Device], list[Shown]]
) -> None:
    green, blue = edited(family), family.new("blue")
    invite(green.replica, green.link, file)
    green.write(minutes=20)  # after the file was written
    green.sync()
    shown = at_the_first_page(blue)
    join_with_file(file, "blue", blue.folder, blue.clock)
    assert shown[0] == {"title": "Five k words", "minutes": 10}
    assert blue.task() == {"title": "Five k words", "minutes": 20}
    assert all(one.whole for one in verified(blue.replica))
    assert blue.replica.plan_mark == green.replica.plan_mark
    assert blue.replica.rivals() == ()


def test_by_a_code_too(family: Family, at_the_first_page: Callable[[Device], list[Shown]]) -> None:
    green = edited(family)
    shown = at_the_first_page(Device(family.place / "blue"))
    blue = family.joined(green)
    assert shown[0] == blue.task() == {"title": "Five k words", "minutes": 10}
    assert blue.replica.count == green.replica.count


def test_a_plan_too_long_for_the_hub_comes_with_the_log(
    family: Family, at_the_first_page: Callable[[Device], list[Shown]]
) -> None:
    green = edited(family)
    green.replica.write([(f"task/{one}", {"title": f"{one}"}) for one in range(600)], author="sam")
    shown = at_the_first_page(Device(family.place / "blue"))
    blue = family.joined(green)
    assert shown[0] == {}
    assert len(blue.replica.records("task")) == 601


def test_a_hub_of_before_takes_the_shorter_answer(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    green, put, lengths = edited(family), HubMailbox.put, list[int]()
    green.replica.write([(f"task/{one}", {"title": f"{one}"}) for one in range(30)], author="sam")

    def older(mailbox: HubMailbox, slot: str, body: str) -> None:
        lengths.append(len(body))
        if slot == "offer-2" and len(lengths) == 3:
            raise HubRefused("bad_request", "body must be a text of at most 8192 characters.")
        put(mailbox, slot, body)

    monkeypatch.setattr(HubMailbox, "put", older)
    assert family.joined(green).task() == {"title": "Five k words", "minutes": 10}
    assert lengths[3] < lengths[2]


def test_where_no_hub_is_the_file_alone_brings_the_plan(family: Family, file: Path) -> None:
    green, blue = edited(family, hub=""), family.new("blue")
    invite(green.replica, green.link, file)
    join_with_file(file, "blue", blue.folder, blue.clock)
    assert blue.task() == {"title": "Five k words", "minutes": 10}


def test_what_was_altered_on_its_way_is_left_out_and_the_log_brings_it(
    family: Family, file: Path
) -> None:
    green, blue = edited(family), family.new("blue")
    invite(green.replica, green.link, file)
    said = json.loads(file.read_text())
    other = "A" if said["plan"][99] != "A" else "B"
    file.write_text(json.dumps({**said, "plan": said["plan"][:99] + other + said["plan"][100:]}))
    join_with_file(file, "blue", blue.folder, blue.clock)
    assert blue.task() == {"title": "Five k words", "minutes": 10}


def test_a_change_that_was_handed_over_otherwise_than_it_is_in_the_log_is_named(
    family: Family, file: Path
) -> None:
    green, blue = edited(family), family.new("blue")
    invite(green.replica, green.link, file)
    said = json.loads(file.read_text())
    keyring = Keyring.from_document(said["keyring"])
    plan = [dict(one) for one in opened_plan(said["plan"], keyring, said["invitation"])]
    plan[-1]["fields"] = {"minutes": 55}
    forged = seal_note(KIND, said["invitation"], {"changes": plan}, keyring)
    file.write_text(json.dumps({**said, "plan": forged}))
    join_with_file(file, "blue", blue.folder, blue.clock)
    [sentence] = state(blue.replica).refused
    assert "not what this device was told when it joined" in sentence
    assert not all(one.whole for one in verified(blue.replica))


@pytest.mark.parametrize(
    "record", ["device/0123456789abcdef", "key/01234567", "completion/2026-11-21.x"]
)
def test_nothing_but_the_plan_is_taken_ahead(record: str, family: Family) -> None:
    green, blue = edited(family), family.new("blue")
    replica = Replica.create(blue.folder, clock=blue.clock)
    green.replica.write([(record, {"removed": True})], author="sam")
    forged = [green.replica.history(record)[-1].document()]
    assert not take_plan(replica, [*plan_of(green.replica), *forged])
    assert not take_plan(replica, [{"id": "no change"}])
    assert replica.count == 0
    assert take_plan(replica, plan_of(green.replica))
    replica.close()
