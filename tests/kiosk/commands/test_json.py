"""With --json each command prints one JSON document, and nothing else anywhere."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiosk.cli import build_parser
from tests.kiosk.commands.conftest import PLAN, Samestars, answer
from tests.sync.hub_process import HubProcess, hub

__all__ = ["hub"]

COMMANDS = {
    "demo": "--only-make --data {other}/demo",
    "setup": "--home green --plan {plan} --data {other}/new",
    "plan check": "{plan}",
    "plan import": "{changed} --yes",
    "plan export": "{other}/exported.toml",
    "plan add": "task title=Hum",
    "plan set": "task/hum minutes=3",
    "plan rest": "task/hum",
    "plan go-on": "task/hum",
    "plan shown": "task/hum",
    "plan end": "task/hum",
    "plan merge": "{fragment} --yes",
    "plan conflicts": "",
    "plan restore": "task/bubbles minutes",
    "today": "",
    "tick": "bubbles",
    "pause": "--why sick",
    "learn": "bubbles",
    "chart": "--weeks 2",
    "handover": "",
    "schedule swap": "--on {later} --home blue --answer-by {soon}",
    "appointments take": "kim-visits --by sam --all",
    "kit have": "mirror",
    "kit lack": "mirror",
    "team talked": "",
    "calendar export": "{other}/visits.ics",
    "calendar import": "{other}/visits.ics --yes",
    "update list": "",
    "update correct": "last --note Right.",
    "question add": "--provider kim Why?",
    "question list": "",
    "question discussed": "--provider kim",
    "report": "--since {today} --format csv",
    "print today": "",
    "print task": "bubbles",
    "status": "",
    "history": "bubbles",
    "backup": "{other}/stars.backup",
    "restore": "{other}/stars.backup --data {other}/restored",
    "doctor": "",
    "pin set": "",
    "pin status": "",
    "pin clear": "",
    # from here on in the other home
    "schedule answer": "swap yes",
    "appointments agree": "kim-visits",
    "appointments move": "kim-visits --on {later} --to {later}T11:00",
    "appointments cancel": "kim-visits --on {later}",
    "appointments took": "",
    "team hand-over": "school-emails --to alex",
    "schedule withdraw": "job",
    "schedule set": "--preset 7-7",
}
ELSEWHERE = "schedule answer"  # the first command of the other home
ADULTS = """
[parenting_schedule]
pattern = "A"
letters = { A = "green", B = "blue" }
starts = 2026-01-01
exchange = "17:00"

[[appointment]]
id = "kim-visits"
title = "Speech with Kim"
child = "rosa"
starts = LATERT10:00:00
repeat = "FREQ=DAILY"
"""
TYPED = {"pin set": "0417\n"}  # what comes on standard input
BETWEEN_HOMES = {
    "pair offer": "--hub {hub} --file {other}/invitation",
    "pair join": "--file {other}/invitation --home blue --data {other}/blue",
    "sync": "",
    "pair hub": "{hub}",
    "pair list": "",
    "pair words": "",
    "pair recover": "--hub {hub} --home green --data {other}/again {words}",
    "pair remove": "{device}",
}
WITHOUT_END = {"hub"}  # it serves until it is stopped, and says its address in words


def every_command() -> Iterator[str]:
    """The commands that the parser knows, with those of their own: `plan check`."""
    for name, parser in build_parser()._subparsers._group_actions[0].choices.items():  # type: ignore[union-attr]
        inner = parser._subparsers
        within = inner._group_actions[0].choices if inner else [""]
        yield from (f"{name} {each}".strip() for each in within)


def test_every_command_prints_one_document(family: Samestars, tmp_path: Path) -> None:
    assert {*COMMANDS, *BETWEEN_HOMES, *WITHOUT_END} == set(every_command())
    doubtful = PLAN.read_text().replace('picture = "mirror"', 'picture = "nothing-like"')
    plan, changed = tmp_path / "plan.toml", tmp_path / "changed.toml"
    plan.write_text(doubtful)
    today = date.fromisoformat(answer(family("today", "--json"))["day"])
    later = today + timedelta(days=5)
    both = doubtful.replace("Up and down the stairs", "Up the stairs").replace(
        "[household]", "[household]\ncheck_in = true"
    )
    changed.write_text(both + ADULTS.replace("LATER", str(later)))
    fragment = tmp_path / "kim.toml"
    fragment.write_text('format = 1\nprovider = "kim"\nnote = "Well done."\n')
    places = {
        "other": tmp_path,
        "plan": plan,
        "changed": changed,
        "fragment": fragment,
        "today": today,
        "soon": today + timedelta(days=2),
        "later": later,
    }
    for command, words in COMMANDS.items():
        if command == ELSEWHERE:
            answer(family("setup", "--home", "blue", "--json"))
        given = [*command.split(), *words.format(**places).split(), "--json"]
        document = answer(family(*given, typed=TYPED.get(command, "")))
        assert isinstance(document, dict), command
        assert document, command


def test_every_command_between_the_homes_prints_one_document(
    family: Samestars, hub: HubProcess, tmp_path: Path
) -> None:
    places: dict[str, object] = {"other": tmp_path, "hub": hub.url}
    told: dict[str, dict[str, Any]] = {}
    for command, words in BETWEEN_HOMES.items():
        typed = [*command.split(), *words.format(**places).split(), "--json"]
        told[command] = answer(family(*typed))
        assert told[command], command
        places["words"] = " ".join(told.get("pair words", {}).get("words", []))
        places["device"] = told.get("pair join", {}).get("device")


def test_a_move_and_an_export_to_the_screen_are_documents_too(family: Samestars) -> None:
    assert answer(family("setup", "--home", "blue", "--json"))["home"] == "blue"
    assert answer(family("--json", "plan", "export", "-"))["text"].startswith("format = 1")
