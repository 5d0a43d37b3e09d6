"""What adults settle, by commands: the PIN, days of rest, what was learned, who helped."""

from datetime import date, timedelta

from tests.kiosk.commands.conftest import Samestars, answer


def today(family: Samestars) -> date:
    return date.fromisoformat(answer(family("today", "--json"))["day"])


def test_a_pin_comes_on_a_pipe_and_never_goes_out(family: Samestars) -> None:
    assert answer(family("pin", "status", "--json")) == {"pin": "never", "wait": 0}
    done = family("pin", "set", typed="0417\n")
    assert done.returncode == 0
    assert "0417" not in done.stdout + done.stderr
    assert answer(family("pin", "status", "--json"))["pin"] == "set"
    assert "0417" not in family("history", "pin/household").stdout
    assert answer(family("pin", "clear", "--json"))["pin"] == "none"


def test_what_is_no_pin_is_a_wrong_use(family: Samestars) -> None:
    for digits in ("", "041", "04177", "abcd"):
        done = family("pin", "set", typed=f"{digits}\n")
        assert done.returncode == 2
        assert "four digits" in done.stderr or "4 digits" in done.stderr
    assert answer(family("pin", "status", "--json"))["pin"] == "never"


def test_a_pause_is_said_and_taken_back(family: Samestars) -> None:
    day = today(family)
    paused = answer(family("pause", "--why", "sick", "--json"))
    assert paused["pauses"] == [{"first": str(day), "last": str(day), "why": "sick"}]
    shown = answer(family("today", "--json"))
    assert (shown["rest"], shown["tasks"]) == ("sick", [])
    assert "Sick day: nothing is due." in family("today").stdout
    assert answer(family("handover", "--json"))["rest"] == "sick"
    report = answer(family("report", "--since", str(day), "--json"))
    assert report["rests"] == [{"day": str(day), "why": "sick"}]
    assert answer(family("pause", "--end", "--json"))["pauses"] == []
    assert answer(family("today", "--json"))["tasks"]
    again = family("pause", "--end")
    assert again.returncode == 1
    assert "No pause holds" in again.stderr


def test_holidays_and_open_ends(family: Samestars) -> None:
    day = today(family) + timedelta(days=7)
    last = day + timedelta(days=9)
    said = family("pause", "--first", str(day), "--last", str(last), "--why", "holiday")
    assert f"Holidays: {day} to {last}." in said.stdout
    open_end = answer(family("pause", "--open", "--json"))
    assert [one["last"] for one in open_end["pauses"]] == [None, str(last)]
    assert family("pause", "--open", "--last", str(last)).returncode == 2
    assert family("pause", "--first", str(last), "--last", str(day)).returncode == 1


def test_a_task_is_learned_and_asked_for_again(family: Samestars) -> None:
    said = answer(family("learn", "task/bubbles", "--json"))
    assert said == {
        "task": "bubbles",
        "child": "rosa",
        "learned": str(today(family)),
        "changed": True,
    }
    assert "bubbles" not in [one["id"] for one in answer(family("today", "--json"))["tasks"]]
    assert answer(family("learn", "bubbles", "--json"))["changed"] is False
    assert answer(family("learn", "bubbles", "--undo", "--json"))["learned"] is None
    assert family("learn", "nothing-like").returncode == 2


def test_who_helped_is_in_the_day_the_handover_and_the_report(family: Samestars) -> None:
    answer(family("tick", "bubbles", "--helped-by", "sitter", "--json"))
    tasks = {one["id"]: one for one in answer(family("today", "--json"))["tasks"]}
    assert tasks["bubbles"]["helper"] == "sitter"
    assert "with sitter" in family("handover").stdout
    rows = answer(family("report", "--since", str(today(family)), "--json"))["rows"]
    assert [(row["task"], row["helped_by"]) for row in rows] == [("bubbles", "sitter")]
    assert family("tick", "bubbles", "--helped-by", "robot").returncode == 2
