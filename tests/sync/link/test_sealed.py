"""What others can read of a household, and what comes of their meddling: nothing, in both cases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync.disk.journal import decoded, line
from sync.link import sync_folder
from sync.link.filing import file
from sync.link.inbox import ASIDE, MOST_ASIDE, Inbox
from tests.network.bad_network import BadNetwork
from tests.network.vocabulary import readable, vocabulary
from tests.sync.hub_process import HubProcess
from tests.sync.link.homes import Family, Home, agree, rename, rounds, tick

Entry = dict[str, Any]
Log = list[Entry]

PLAN = {
    "task/k-words": {"title": "Five k words at the mirror", "provider": "Kimberley"},
    "child/rosa": {"name": "Rosalinde", "goal": "Ask for things in her own words"},
}
WORDS = vocabulary("title Five words mirror provider Kimberley Rosalinde child things completions")


def test_nothing_of_the_plan_can_be_read_anywhere_outside(
    tmp_path: Path, frail_hub: HubProcess
) -> None:
    wire, stick = tmp_path / "wire", tmp_path / "stick"
    wire.mkdir()
    stick.mkdir()
    with BadNetwork(int(frail_hub.url.rsplit(":", 1)[1]), listener=wire) as network:
        family = Family(tmp_path / "homes", network.url)
        green, blue = family.home("green"), family.home("blue")
        green.replica.write(list(PLAN.items()), author="sam")
        for number in range(30):
            tick(green.replica, number)
        rounds(green, blue)
        sync_folder(green.replica, green.link, stick)
        assert agree(green, blue)
        family.close()
    frail_hub.stop()
    assert readable(green.folder, WORDS)  # at home it can be read: the search works
    for place in (frail_hub.folder, wire, stick):
        assert sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) > 10_000
        assert readable(place, WORDS) == []


def meddle(hub: HubProcess, household: str, edit: Callable[[Log], Log | None]) -> None:
    """What whoever runs the hub may do to a household's log; the hub does not run meanwhile."""
    (path,) = hub.folder.rglob(f"{household}-*.log")
    log = [entry for text in path.read_bytes().split(b"\n") if (entry := decoded(text))]
    log = edit(log) or log
    path.write_bytes(b"".join(map(line, log)))


def altered(log: Log) -> None:
    blob = log[2]["blob"]
    log[2]["blob"] = blob[:80] + ("A" if blob[80] != "A" else "B") + blob[81:]


def truncated(log: Log) -> None:
    log[2]["blob"] = log[2]["blob"][:-400]


def renumbered(log: Log) -> None:
    log[2]["number"] = 99


def moved_to_another_device(log: Log) -> None:
    log[2]["device"] = "0123456789abcdef"


def put_into_anothers_place(log: Log) -> None:
    log[2]["blob"] = log[3]["blob"]


def reordered(log: Log) -> None:
    log[2]["number"], log[3]["number"] = log[3]["number"], log[2]["number"]


def replayed(log: Log) -> Log:
    return [*log, {**log[2], "id": "f" * 32}]


def replayed_as_the_newest(log: Log) -> Log:
    return [*log, {**log[2], "id": "f" * 32, "number": 99}]


def not_even_sealed(log: Log) -> None:
    log[2]["blob"] = ""


MEDDLING = [
    altered, truncated, renumbered, moved_to_another_device, put_into_anothers_place, reordered,
    replayed, replayed_as_the_newest, not_even_sealed,
]  # fmt: skip


def test_what_was_meddled_with_is_refused_and_named_once(
    tmp_path: Path, frail_hub: HubProcess
) -> None:
    families = [Family(tmp_path / edit.__name__, frail_hub.url) for edit in MEDDLING]
    for family in families:
        green = family.home("green")
        family.home("blue")
        for slot in range(5):
            tick(green.replica, slot)
        green.round()
    frail_hub.stop()
    for family, edit in zip(families, MEDDLING, strict=True):
        meddle(frail_hub, family.keyring.household, edit)
    frail_hub.restart()
    for family in families:
        refused_and_named(*family.homes, stick=family.place / "stick")
        family.close()


def refused_and_named(green: Home, blue: Home, stick: Path) -> None:
    told = blue.round()
    assert told.refused, stick
    assert all("was altered, moved or cut" in said for said in told.refused)
    assert any(f"Change {entry} of device" in told.refused[0] for entry in (3, 4, 99)), told
    assert blue.round().refused == []
    rename(green.replica, 1)
    green.round()
    assert blue.round().pulled == 1  # nothing blocks what comes after
    stick.mkdir()
    sync_folder(green.replica, green.link, stick)
    sync_folder(blue.replica, blue.link, stick)  # the same change whole, another way
    rounds(green, blue)
    assert agree(green, blue), stick
    assert blue.round().pushed == 0  # the hub has its own under that id: no use in sending again


@pytest.mark.parametrize("rubbish", [None, [], 7, {"id": "x"}, {"id": 1, "blob": "\ud800"}])
def test_rubbish_is_refused_and_blocks_nothing(green: Home, rubbish: object) -> None:
    for expected in (1, 0):
        inbox = Inbox(green.replica, green.link)
        inbox.take([rubbish])
        assert file(green.replica, inbox, lambda: None) == 0
        assert len(inbox.refused) == expected
        assert inbox.rejected == 1


def test_rubbish_does_not_fill_the_card(green: Home) -> None:
    for turn in range(3):
        inbox = Inbox(green.replica, green.link)
        inbox.take([{"id": f"{turn}-{number}"} for number in range(400)])
        file(green.replica, inbox, lambda: None)
    assert len(green.replica.local(ASIDE)) <= MOST_ASIDE + 1
