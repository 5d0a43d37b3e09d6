"""What docs/sync.md tells to type is what the commands take."""

import re
import shlex
from pathlib import Path

import pytest

from kiosk.cli import build_parser
from sync.wire import DEFAULT_PORT, LONGEST_WAIT, MOST_BLOB, MOST_BYTES, MOST_CHANGES
from tests.network.spoken import ROOT

PAGE = (ROOT / "docs" / "sync.md").read_text(encoding="utf-8")
TYPED = re.compile(r"(?:^|`)samestars ([a-z][^`#\n]*)", re.MULTILINE)


@pytest.mark.parametrize("words", sorted(set(TYPED.findall(PAGE))))
def test_each_command_of_the_page_is_one(words: str) -> None:
    arguments = build_parser().parse_args(shlex.split(words))
    assert hasattr(arguments, "run")


def test_the_page_names_the_limits_as_they_are() -> None:
    assert f"port {DEFAULT_PORT}" in PAGE
    assert f"| {MOST_CHANGES}, {MOST_BYTES // 1024} kB |" in PAGE
    assert f"| {MOST_BLOB // 1024} kB |" in PAGE
    assert f"| {LONGEST_WAIT} s;" in PAGE


def test_every_file_that_the_page_names_is_there() -> None:
    for name in re.findall(r"deploy/[\w.-]+", PAGE) + re.findall(r"\]\(([\w./-]+)\)", PAGE):
        places = (ROOT / name, Path(ROOT, "docs", name))
        assert any(place.exists() for place in places), name
