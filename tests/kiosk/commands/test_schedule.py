"""The schedule by commands: a month, a preset, a swap from proposal to answer."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import run
from kiosk.device import Device
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import Plan
from tests.kiosk.household.family import PLAN

Said = Callable[..., Any]
TODAY = datetime.now(UTC).date()  # commands ask the machine's clock
MONDAY = TODAY - timedelta(days=TODAY.weekday() + 14)
SOON = TODAY + timedelta(days=5)


@pytest.fixture
def said(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What a command answers as JSON; or, if it is refused, its code and its sentence."""
    device = Device.set_up(folder, "green", a_plan())
    device.confirm_clock()  # whoever keeps the clock of the machine that tests
    device.close()
    monkeypatch.setenv("SAMESTARS_DATA", str(folder))

    def told(*words: str) -> Any:
        code = run([*words, "--json"])
        printed = capsys.readouterr()
        return json.loads(printed.out) if code == 0 else (code, printed.err)

    return told


def a_plan() -> Plan:
    assert PLAN.parenting_schedule is not None
    weeks = replace(PLAN.parenting_schedule, pattern="A", starts=MONDAY, letters={"A": "green"})
    return replace(PLAN, parenting_schedule=weeks, time_zone="UTC", day_starts=time())


def nights(document: Any) -> dict[str, str]:
    return {night["day"]: night["home"] for night in document["nights"]}


def test_a_month_is_shown_with_its_preset(said: Said) -> None:
    shown = said("schedule", "--month", f"{TODAY:%Y-%m}")
    assert (shown["preset"], shown["pattern"], shown["proposals"]) == ("one-home", "A", [])
    assert nights(shown)[str(TODAY)] == "green"
    assert said("schedule", "--month", "2026-13") == (
        1,
        'samestars: "2026-13" is no month; say it as in "2026-11".\n',
    )


WEEKS = ("schedule", "set", "--preset", "7-7", "--first", "blue", "--exchange", "18:30")


def test_a_preset_is_proposed_and_holds_with_the_yes(said: Said, folder: Path) -> None:
    done = said(*WEEKS, "--starts", str(SOON), "--reason", "school", "--by", "sam")
    assert done["letters"] == {"A": "blue", "B": "green"}
    assert (done["preset"], done["starts"], done["exchange"]) == ("7-7", str(SOON), "18:30")
    assert (done["changed"], done["state"]) == (False, "proposed")
    one = done["proposal"]
    assert (one["kind"], one["reason"], one["answer_by"]) == ("schedule", "school", str(SOON))
    again = said(*WEEKS, "--starts", str(SOON), "--reason", "school", "--by", "sam")
    assert again["proposal"]["id"] == one["id"], "twice is once"
    assert said("schedule")["preset"] == "one-home"
    device = Device.open(folder)
    blue = Household(device.replica, "blue")
    Proposing(blue).answer(one["id"], True, at=device.moment())
    device.close()
    assert said("schedule")["preset"] == "7-7"
    holds = said(*WEEKS, "--starts", str(SOON))
    assert (holds["changed"], holds["state"], holds["proposal"]) == (False, "holds", None)


def test_where_nobody_else_is_asked_a_preset_is_put_in_and_the_past_stays(
    said: Said, folder: Path
) -> None:
    device = Device.open(folder)
    plan = replace(device.day.plan, homes=PLAN.homes[:1], caregivers=PLAN.caregivers[:1])
    Household.over(device.day).import_plan(plan, device.moment())
    device.close()
    done, again = (said("schedule", "set", "--pattern", "AA", "--exchange", "09:00") for _ in "12")
    assert (done["changed"], again["changed"], done["state"]) == (True, False, "holds")


def test_no_other_command_changes_a_schedule_of_two_homes(
    said: Said, folder: Path, tmp_path: Path
) -> None:
    code, sentence = said("plan", "set", "parenting_schedule", "exchange=09:00")
    assert (code, sentence.count("\n")) == (1, 1)
    assert "propose it with schedule set" in sentence
    apart_in_both(folder, tmp_path / "blue")
    rival = next(one for one in said("plan", "conflicts")["conflicts"] if one["field"] == "pattern")
    done = said("plan", "restore", rival["record"], "pattern", "--by", "sam")
    assert (done["restored"], done["proposal"]["state"]) == (False, "open")
    assert done["proposal"]["wanted"]["pattern"] == rival["other"]
    assert said("schedule")["pattern"] == rival["kept"]
    assert said("plan", "restore", rival["record"], "pattern")["proposal"] is None, "twice is once"


def apart_in_both(folder: Path, other: Path) -> None:
    """Two homes read in another pattern each, not knowing of each other."""
    here = Device.open(folder)
    there = Device.set_up(other, "blue", here.day.plan)
    there.replica.apply(here.replica.changes())
    for device, pattern in ((here, "AA"), (there, "AAA")):
        household = Household.over(device.day)
        assert household.plan.parenting_schedule is not None
        nights = replace(household.plan.parenting_schedule, pattern=pattern)
        household.import_plan(replace(household.plan, parenting_schedule=nights), device.moment())
    here.replica.apply(there.replica.changes())
    there.close()
    here.close()


def test_what_cannot_be_meant_is_refused_in_one_line(said: Said) -> None:
    for words, code, sentence in (
        (("set",), 2, "Say either --preset or --pattern"),
        (("set", "--pattern", "AABC"), 1, "Write the pattern with A, B"),
        (("set", "--preset", "7-7", "--first", "red"), 1, 'no home "red"'),
        (("set", "--preset", "7-7", "--exchange", "late"), 2, "Nothing was changed"),
        (("set", "--preset", "7-7", "--by", "kim"), 1, 'no caregiver "kim"'),
        (("answer", "swap.0", "yes"), 2, "No proposal begins with"),
        (("withdraw", "swap.0"), 2, "Known: none"),
    ):
        refused = said("schedule", *words)
        assert refused[0] == code
        assert sentence in refused[1]
        assert refused[1].count("\n") == 1


def test_a_swap_is_proposed_listed_and_taken_back(
    said: Said, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--on", str(SOON), "--home", "blue", "--answer-by", str(TODAY), "--reason", "work")
    one = said("schedule", "swap", *words, "--by", "sam")
    assert (one["state"], one["by"], one["home"]) == ("open", "sam", "green")
    assert said("schedule", "swap", *words, "--by", "sam")["id"] == one["id"], "twice is once"
    listed = said("schedule", "--month", f"{SOON:%Y-%m}")
    assert [each["id"] for each in listed["proposals"]] == [one["id"]]
    assert nights(listed)[str(SOON)] == "green"
    assert run(["handover"]) == 0
    told = capsys.readouterr().out
    assert told.count("work") == 1, "not again as its news"
    assert "the other home answers" in said("schedule", "answer", one["id"], "yes")[1]
    back = said("schedule", "withdraw", one["id"].partition(".")[2][:4])
    assert (back["state"], back["withdrawn"]["on"]) == ("withdrawn", str(TODAY))


@pytest.mark.parametrize(("word", "home"), [("yes", "blue"), ("no", "green")])
def test_what_the_other_home_proposes_is_answered(
    said: Said, folder: Path, word: str, home: str
) -> None:
    device = Device.open(folder)
    blue = Household(device.replica, "blue")
    one = propose_swap(blue, SOON, SOON, "blue", answer_by=SOON, at=device.moment(), by="alex")
    device.close()
    done = said("schedule", "answer", one.id, word, "--by", "sam")
    assert done["state"] == ("agreed" if word == "yes" else "declined")
    assert done["answers"] == [
        {"home": "green", "yes": word == "yes", "on": str(TODAY), "by": "sam"}
    ]
    shown = said("schedule", "--month", f"{SOON:%Y-%m}")
    assert nights(shown)[str(SOON)] == home
