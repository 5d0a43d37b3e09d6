"""Turns: A B C, A B C, ... so that what else the machine does meets all of them alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bench.row import BenchError, Subject

Sample = TypeVar("Sample")


@dataclass
class Outcome(Generic[Sample]):
    """Samples by contestant, and a sentence for each one that could not go on."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    def subjects(self, figure: Callable[[Sample], float], suffix: str = "") -> tuple[Subject, ...]:
        """One subject a contestant, `figure` of each of its samples."""
        return tuple(
            Subject(name + suffix, tuple(map(figure, samples)))
            for name, samples in self.samples.items()
        )


def interleave(contestants: Mapping[str, Callable[[], Sample]], rounds: int) -> Outcome[Sample]:
    """Give each one a turn in each round, after one round that is not counted.

    A contestant that raises BenchError leaves without a trace in the figures; the others go on.
    """
    outcome: Outcome[Sample] = Outcome({name: [] for name in contestants})
    for number in range(rounds + 1):
        for name in list(outcome.samples):
            try:
                sample = contestants[name]()
            except BenchError as error:
                del outcome.samples[name]
                outcome.failures += (f"Not measured: {name}. {error}",)
                continue
            if number:
                outcome.samples[name].append(sample)
    return outcome


def flat(samples: Iterable[Iterable[Sample]]) -> list[Sample]:
    """Batches as one list."""
    return [sample for batch in samples for sample in batch]
