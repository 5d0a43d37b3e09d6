"""The plan file as a whole: whatever comes in, a plan or remarks come out."""

import json
import re
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan import Plan
from kiosk.household.plan_file import Checked, read_plan, write_plan
from kiosk.household.plan_form.remarks import is_control
from tests.kiosk.household.plans import plans
from tests.kiosk.household.rosa import ROSA

TODAY = date(2026, 11, 22)
PIECES = ["[", "]", "{", "}", '"', "'", '"""', "\\", "\n", "#", "=", ".", ",", "\t", "\x00", "é"]
PIECES += [
    "task",
    "[[task]]\n",
    "id",
    "1e999",
    "nan",
    "true",
    "2026-02-30",
    "99:99",
    "0x" + "f" * 99,
]
PIECES += ["\u202e", "[[a.b]]\n", '"a" = 1\n', "[household]\n", "-1", "\x1b[2J", "\ud800"]


def read(source: str | bytes) -> Checked:
    return read_plan(source, today=TODAY, pictures=frozenset({"star", "mirror"}))


def is_sound(checked: Checked, lines: int) -> bool:
    """Remarks stand at lines of the file, say what to do, and cannot steer a terminal."""
    return (checked.plan is None) == bool(checked.mistakes) and all(
        1 <= remark.line <= lines
        and remark.key
        and remark.found
        and remark.remedy
        and len(remark.sentence) < 1000
        and not any(map(is_control, remark.sentence))
        for remark in checked.mistakes + checked.warnings
    )


@given(plans())
@settings(max_examples=150, deadline=None)
def test_a_written_plan_reads_back_as_it_was(plan: Plan) -> None:
    checked = read(write_plan(plan))
    assert checked.mistakes == ()
    assert checked.plan == plan


@given(plans())
@settings(max_examples=30, deadline=None)
def test_writing_what_was_read_gives_the_same_text(plan: Plan) -> None:
    text = write_plan(plan)
    again = read(text).plan
    assert again is not None
    assert write_plan(again) == text


@given(st.text() | st.binary())
@settings(max_examples=300, deadline=None)
def test_any_text_and_any_bytes_come_to_a_plan_or_remarks(source: str | bytes) -> None:
    newline = "\n" if isinstance(source, str) else b"\n"
    assert is_sound(read(source), source.count(newline) + 1)  # type: ignore[arg-type]


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_a_damaged_plan_comes_to_a_plan_or_remarks(data: st.DataObject) -> None:
    text = ROSA
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 8)))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    assert is_sound(read(text), text.count("\n") + 1), text


VALUES = ["0", "-1", "1" + "0" * 4000, "0x" + "f" * 5000, "1.5", "nan", "-inf", "true", '""', '" "']
VALUES += [
    '"\\u0007"',
    '"\\u202e"',
    '"\\U0001F600"',
    '"' + "x" * 501 + '"',
    "[]",
    "[[]]",
    "[1]",
    "{}",
]
VALUES += [
    '["a", "a"]',
    '{ a = "b" }',
    '{ "" = 1 }',
    "[{}]",
    "[{ on = 1 }]",
    "0001-01-01",
    "9999-12-31",
]
VALUES += ["2026-11-01T00:00:00Z", "1970-01-01T00:00:00+23:59", "23:59:59.999999", '"2026-13-01"']
VALUES += [
    '"24:00"',
    '"../x"',
    '"rosa"',
    '"green"',
    '"FREQ=DAILY"',
    '"https://"',
    "[" * 40 + "]" * 40,
]
VALUES += [
    '"""\na\nb"""',
    "'\\'",
    '["mon", 1]',
    '{ green = "green", A = "A" }',
    '"America"',
    '"zoneinfo"',
]
VALUES += ['["2026-12-24", "2026-12-25"]', '[{ on = "1" }, { home = "blue" }]', "[1, 1]"]
VALUES += ["[{ on = 0x" + "f" * 5000 + " }]", '[{ id = "a" }, { id = "a" }]', "17.00", '"2-2-3"']
WORDS = ["id", "on", "home", "green", "rosa", "A", "1", "2026-12-24", "daily", "FREQ=DAILY", ""]
words = st.sampled_from(WORDS)


def table(pairs: dict[str, str]) -> str:
    return f"{{ {', '.join(f'{key} = {value}' for key, value in pairs.items())} }}"


shapes = st.recursive(
    words.map(json.dumps) | st.sampled_from(VALUES),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(words.map(json.dumps), inner, max_size=3).map(table)
    ),
    max_leaves=6,
)
ASSIGNMENT = re.compile(r"^(\w+ = ).*$", re.MULTILINE)


@given(st.lists(st.tuples(st.integers(0, 59), st.sampled_from(VALUES)), min_size=1, max_size=6))
@settings(max_examples=400, deadline=None)
def test_any_value_at_any_key_comes_to_a_plan_or_remarks(edits: list[tuple[int, str]]) -> None:
    wanted = dict(edits)
    places = count()
    text = ASSIGNMENT.sub(
        lambda line: line[1] + wanted.get(next(places), line[0][len(line[1]) :]), ROSA
    )
    checked = read(text)
    assert is_sound(checked, text.count("\n") + 1), text
    if checked.plan is not None:
        assert read(write_plan(checked.plan)).plan == checked.plan


@given(st.integers(0, 59), shapes)
@settings(max_examples=120, deadline=None)
def test_any_shape_at_any_key_comes_to_a_plan_or_remarks(place: int, shape: str) -> None:
    places = count()
    text = ASSIGNMENT.sub(lambda line: line[1] + shape if next(places) == place else line[0], ROSA)
    assert is_sound(read(text), text.count("\n") + 1), text


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_key_and_heading_comes_to_a_plan_or_remarks(data: st.DataObject) -> None:
    name = data.draw(st.text(max_size=6))
    line = f"{json.dumps(name)} = {data.draw(st.sampled_from(VALUES[9:]))}\n"
    place = data.draw(st.sampled_from([found.start() for found in ASSIGNMENT.finditer(ROSA)]))
    text = ROSA[:place] + line + ROSA[place:]
    assert is_sound(read(text), text.count("\n") + 1), text


def test_a_plan_without_mistakes_has_no_remarks() -> None:
    checked = read(ROSA)
    assert checked.mistakes == checked.warnings == ()
    assert checked.plan is not None
    assert checked.plan.tasks[0].title == "Five k words at the mirror"


@pytest.mark.parametrize(
    "windows", [ROSA.replace("\n", "\r\n"), "\ufeff" + ROSA], ids=["line ends", "byte order mark"]
)
def test_a_file_from_notepad_is_read(windows: str) -> None:
    assert read(windows.encode()).plan == read(ROSA).plan
