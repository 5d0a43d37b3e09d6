"""What docs/safety.md says of the program, where a test can tell."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import build_parser
from kiosk.device import Device
from kiosk.device.looks import note_look, note_opened
from kiosk.gate import Gate
from kiosk.household.household import Household
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.sections import SECTIONS
from tests.kiosk.affairs import stir
from tests.kiosk.conftest import Hang
from tests.kiosk.wall import Wall

DOCS = Path(__file__).parents[2] / "docs"
TYPED = re.compile(r"`samestars ([a-z][^`]*)`")
WHERE = ("lat", "lon", "latitude", "longitude", "gps", "location", "geo", "position", "ip", "ssid")
READ = ("read", "read_at", "opened", "viewed", "seen_at", "first_viewed", "receipt", "online")
TOLD = {"place", "where", "read_aloud"}  # typed by an adult, of a visit or a thing; and settings


def names(value: Any) -> Iterator[str]:
    """The names of all fields, those of values in values too."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from names(each)
    if isinstance(value, list):
        for each in value:
            yield from names(each)


def written(device: Device) -> set[str]:
    """Of everything that travels: the names of its fields."""
    return {name for change in device.replica.changes() for name in names(dict(change.fields))}


def forbidden(found: set[str]) -> set[str]:
    """Those that tell where somebody is, or whether somebody read something."""
    parts = {name: set(re.split("[_.-]", name)) | {name} for name in found - TOLD}
    return {name for name, words in parts.items() if words & {*WHERE, *READ}}


def keys(section: Section) -> set[str]:
    return {key.name for key in section.keys}


async def live(wall: Wall) -> None:
    """A day with all that is recorded: taps, one taken back, a rest, a PIN, adults' affairs."""
    device, at = wall.device, wall.clock()
    household = Household.over(device.day)
    day = household.practice_day(at)
    household.tick("rosa", "stairs", day=day, outcome="tried", reason="tired", by="sam", at=at)
    household.undo("rosa", "stairs", day=day, at=at, by="sam")
    household.tick("rosa", "k-words", day=day, helper="sitter", at=at)
    household.pause("rosa", at, why="sick", by="sam")
    household.end_pause("rosa", day, "sam")
    household.learn("rosa", "bubbles", at, "sam")
    household.pick_reward("rosa", "pancakes", at)
    Gate(device).choose("0417")
    stir(device)


async def test_no_record_has_a_field_for_a_place_or_for_a_look(hang: Hang) -> None:
    async with hang() as wall:
        await live(wall)
        assert forbidden(written(wall.device)) == set()
    assert forbidden({key for section in SECTIONS for key in keys(section)}) == set()
    assert forbidden({"read_at", "home_lat", "opened"}) == {"read_at", "home_lat", "opened"}


async def test_what_was_looked_at_never_travels(hang: Hang) -> None:
    async with hang() as wall:
        stir(wall.device)
        before = list(wall.device.replica.changes())
        note_look(wall.device.replica, ("one", "two"))
        note_opened(wall.device.replica, ("2026-11-26.abc",))
        for screen in ("handover", "team", "missing", "jobs", "help_card", "pages", "handover"):
            wall.screen.go(screen)
            await wall.settle()
        await wall.press("b")
        assert list(wall.device.replica.changes()) == before


async def test_a_tap_tells_its_minute_and_its_home(hang: Hang) -> None:
    """The page says so, since it may be a danger: no way of ticking leaves them out."""
    async with hang() as wall:
        day, at = wall.device.day, wall.clock()
        day.tick("rosa", "stairs", day=day.practice_day(at), at=at)
        records = wall.device.replica.dated("completion", "2026-11")
        last = max(records.values(), key=lambda fields: str(fields["at"]))
        assert (last["task"], last["home"]) == ("stairs", "green")
        assert last["at"] == "2026-11-26T15:40:00+00:00"


@pytest.mark.parametrize("page", ["safety.md", "team.md"])
def test_what_the_pages_tell_to_type_is_understood(page: str) -> None:
    found = TYPED.findall((DOCS / page).read_text(encoding="utf-8"))
    assert found
    for words in found:
        build_parser().parse_args(shlex.split(words))


def test_the_page_links_to_pages_that_are_there() -> None:
    for page in ("safety.md", "team.md"):
        for link in re.findall(r"\]\(([a-z-]+\.md)\)", (DOCS / page).read_text(encoding="utf-8")):
            assert (DOCS / link).exists(), link
