"""The row about PostgreSQL says in a sentence where there is none."""

from pathlib import Path

import pytest

from bench import postgres_server
from bench.pace import QUICK
from bench.report import lines
from bench.rows import hub_postgres


def test_without_the_package_the_row_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_server, "PROGRAMS", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    for row in hub_postgres.measure(QUICK, tmp_path):
        assert row.subjects == ()
        assert "Install Debian's package postgresql" in "\n".join(lines(row))
