"""The table on the terminal, and the same as JSON."""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.pace import Pace
from bench.row import Row, Subject, Verdict

NAME, FIGURE = 44, 9  # columns of the table
STATISTICS = ("median", "mean", "p95", "p99", "most")
HOLDS = {True: "holds", False: "DOES NOT HOLD", None: "not measured"}


def lines(row: Row) -> Iterator[str]:
    """A row as text: its subjects, its bars, its notes."""
    yield f"{row.name} ({row.unit})"
    heads = "".join(f"{head:>{FIGURE}}" for head in (*STATISTICS, "samples"))
    yield f"  {'':{NAME}}{heads}"
    for subject in row.subjects:
        figures = statistics_of(subject).values()
        columns = "".join(f"{figure:>{FIGURE},.{digits(figure)}f}" for figure in figures)
        yield f"  {subject.name:{NAME}}{columns}{len(subject.samples):>{FIGURE}}"
    for verdict in row.verdicts():
        yield f"  {sentence(verdict, row.unit)}"
    for note in row.notes:
        yield f"  {note}"


def statistics_of(subject: Subject) -> dict[str, float]:
    """The figures that the table shows, by name."""
    return {name: float(getattr(subject, name)) for name in STATISTICS}


def digits(figure: float) -> int:
    """Decimals that leave about three figures."""
    return 0 if figure >= 100 else 1 if figure >= 10 else 2


def sentence(verdict: Verdict, unit: str) -> str:
    """A bar, what was measured, and whether it holds."""
    bar = verdict.bar
    if bar.against:
        what, value, limit = f"{bar.of} : {bar.against}", times(verdict.value), times(bar.limit)
    else:
        what, value, limit = bar.of, amount(verdict.value, unit), amount(bar.limit, unit)
    most = "at least" if bar.least else "at most"
    return f"{what} ({bar.statistic}) = {value}, {most} {limit}: {HOLDS[verdict.holds]}"


def times(ratio: float | None) -> str:
    if ratio is None:
        return "?"
    return f"1/{1 / ratio:,.0f}" if ratio <= 0.1 else f"{ratio:.2f}x"


def amount(figure: float | None, unit: str) -> str:
    return "?" if figure is None else f"{figure:.{digits(figure)}f} {unit}"


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured; `load` is the mean number of others that wanted a core before."""

    system: str
    processor: str
    cores: int
    python: str
    load: float

    @classmethod
    def before(cls) -> "Machine":
        """As found, before the bench itself keeps it busy."""
        cores, load = os.cpu_count() or 1, os.getloadavg()[0]
        return cls(platform.platform(), platform.machine(), cores, platform.python_version(), load)

    def __str__(self) -> str:
        found = f"{self.cores} cores, load {self.load:.1f} before the start"
        busy = self.load > self.cores / 4
        return (
            f"{found}: busy, so times are rough; run it again when it is quiet" if busy else found
        )


def document(rows: Sequence[Row], pace: Pace, machine: Machine) -> dict[str, Any]:
    """Everything that was measured, each sample included."""
    return {
        "format": 1,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "form": pace.name,
        "machine": asdict(machine),
        "rows": [as_json(row) for row in rows],
    }


def as_json(row: Row) -> dict[str, Any]:
    verdicts = row.verdicts()
    return {
        "name": row.name,
        "unit": row.unit,
        "subjects": [figures(subject) for subject in row.subjects],
        "bars": [{**asdict(v.bar), "value": v.value, "holds": v.holds} for v in verdicts],
        "notes": row.notes,
    }


def figures(subject: Subject) -> dict[str, Any]:
    return {"name": subject.name, **statistics_of(subject), "samples": subject.samples}


def save(rows: Sequence[Row], pace: Pace, machine: Machine, folder: Path) -> Path:
    """Write the document under the time and the form; returns the file."""
    content = document(rows, pace, machine)
    stamp = content["when"][:19].replace(":", "")
    file = folder / f"{stamp}-{pace.name}.json"
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return file
