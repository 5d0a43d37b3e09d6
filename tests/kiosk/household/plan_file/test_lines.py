"""The line index against tomllib: the same paths, each on the line where its number is written."""

import tomllib
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan_file import write_plan
from kiosk.household.plan_file.lines import Path, line_index, line_of
from tests.kiosk.household.plans import plans

NOISE = [
    '"# no comment ] } \\" = "',
    "'C:\\temp'",
    '"""one\n[[two]]\n"three" \\""""""',
    "'''\n'' x = 1\n''''",
    '""""""',
    '"""a\\\n   b"""',
    '""',
    "''",
    "2026-11-24 15:30:00",
    "-1.5e3",
    "true",
]
NAMES = ["a", "b-1", "1", '"q.r"', "'s t'", '"\\u0041\\""', '""', '"#"', "2026"]
GAPS = ["", " ", "\n", " # [comment] = {\n", "\n\n\t"]


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every path below a document, with its value."""
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, each in inner:
        yield (*path, step), each
        yield from paths(each, (*path, step))


class Writer:
    """Writes random TOML in which every number comes once."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.numbers = count(10_000)

    def value(self, depth: int) -> str:
        kinds = ["number", "number", "noise"] + (["list", "table"] if depth < 3 else [])
        kind = self.draw(st.sampled_from(kinds))
        if kind == "number":
            return str(next(self.numbers))
        if kind == "noise":
            return self.draw(st.sampled_from(NOISE))
        return self.items(depth) if kind == "list" else self.table(depth)

    def gap(self) -> str:
        return self.draw(st.sampled_from(GAPS))

    def items(self, depth: int) -> str:
        items = [
            self.gap() + self.value(depth + 1) + self.gap()
            for _ in range(self.draw(st.integers(0, 3)))
        ]
        tail = f",{self.gap()}" if items and self.draw(st.sampled_from([0, 1])) else ""
        return f"[{','.join(items) or self.gap()}{tail}]"

    def table(self, depth: int) -> str:
        return f"{{ {', '.join(self.pairs(depth + 1))} }}"

    def pairs(self, depth: int) -> list[str]:
        """Assignments with different keys, some of them dotted."""
        names = self.draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
        dots = ["", "", ".x", " . y.z"]
        return [f"{name}{self.draw(st.sampled_from(dots))} = {self.value(depth)}" for name in names]

    def body(self) -> str:
        return "".join(
            f"{pair}{self.draw(st.sampled_from(['', ' # x']))}\n" for pair in self.pairs(0)
        )

    def document(self) -> str:
        parts = [self.body()]
        for place in range(self.draw(st.integers(0, 3))):
            parts.append(f"[t{place} . u]\n{self.body()}")
        for _ in range(self.draw(st.integers(0, 3))):
            parts.append(f"  [[ task ]] # heading\n{self.body()}\n[task.'in ner']\n{self.body()}")
            parts += ["[[task.deep]]\n" + self.body() for _ in range(self.draw(st.integers(0, 2)))]
        return "\n".join(parts)


documents = st.composite(lambda draw: Writer(draw).document())()


@given(documents)
@settings(max_examples=200, deadline=None)
def test_every_number_stands_on_the_line_that_the_index_names(toml: str) -> None:
    document = tomllib.loads(toml)
    index = line_index(toml)
    found = list(paths(document))
    assert index.keys() == {path for path, _ in found}
    lines = toml.split("\n")
    for path, value in found:
        if isinstance(value, int) and value >= 10_000:
            assert str(value) in lines[index[path] - 1], (path, toml)


@given(plans())
@settings(max_examples=30, deadline=None)
def test_the_index_of_a_written_plan_is_whole(plan: Any) -> None:
    toml = write_plan(plan)
    assert line_index(toml).keys() == {path for path, _ in paths(tomllib.loads(toml))}


@pytest.mark.parametrize(
    ("toml", "path", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("a = [\n  1,\n  # two\n  2 ]", ("a", 1), 4),
        ('a = """\n\nx"""\nb = 1', ("b",), 4),
        ("[[x]]\ny = 1\n[[x]]\ny = 2", ("x", 1, "y"), 4),
        ("[[x]]\n[x.y]\nz = 1\n[[x]]\n[x.y]\nz = 1", ("x", 1, "y", "z"), 6),
        ("a = { b = 1, c = [\n2] }", ("a", "c", 0), 2),
        ('"a b".c = 1\r\n"d\\u0041" = 2', ("dA",), 2),
    ],
)
def test_a_key_is_found_at_its_line(toml: str, path: Path, line: int) -> None:
    assert line_index(toml)[path] == line


def test_what_is_missing_is_named_where_it_should_stand() -> None:
    index = line_index("\n[[task]]\nid = 1\n[[task]]\nid = 2")
    assert line_of(("task", 1, "title"), index) == 4
    assert line_of(("task", 0, "id", "x"), index) == 3
    assert line_of(("nothing",), index) == 1
