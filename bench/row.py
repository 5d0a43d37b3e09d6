"""What one line of the table holds: subjects with their samples, and bars that hold or do not."""

import math
import statistics
from dataclasses import dataclass


class BenchError(Exception):
    """Something could not be measured; the message says what and why, for a person."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of a measurement. `samples` are in the row's unit, in the order they were taken."""

    name: str
    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def mean(self) -> float:
        return statistics.fmean(self.samples)

    @property
    def p95(self) -> float:
        """The smallest sample that at least 95 % do not exceed (nearest rank)."""
        return self._rank(95)

    @property
    def p99(self) -> float:
        """The same for 99 %: the greatest, where there are fewer than 100."""
        return self._rank(99)

    @property
    def most(self) -> float:
        return max(self.samples)

    def _rank(self, percent: int) -> float:
        return sorted(self.samples)[math.ceil(percent * len(self.samples) / 100) - 1]


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise of DESIGN.md: `of` is at most `limit` times `against`; `least`: at least.

    Where `against` is empty, `limit` is in the row's unit.
    """

    of: str
    against: str
    limit: float
    statistic: str = "median"  # or mean, p95, p99, most
    least: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A bar beside what was measured: a ratio, or a figure in the row's unit; None: nothing."""

    bar: Bar
    value: float | None

    @property
    def holds(self) -> bool | None:
        if self.value is None:
            return None
        bar = self.bar
        return self.value >= bar.limit if bar.least else self.value <= bar.limit


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `notes` say how it was measured, and what could not be."""

    name: str
    unit: str
    subjects: tuple[Subject, ...]
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()

    def verdicts(self) -> list[Verdict]:
        return [Verdict(bar, self._value(bar)) for bar in self.bars]

    def _value(self, bar: Bar) -> float | None:
        figures = {
            subject.name: float(getattr(subject, bar.statistic)) for subject in self.subjects
        }
        if bar.of not in figures or bar.against not in {"", *figures}:
            return None
        return figures[bar.of] / (figures[bar.against] if bar.against else 1)
