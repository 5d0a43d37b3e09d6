"""Randomness that comes again: ids and keys are drawn from a seed."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


class Dice:
    """In place of the system's randomness; a run begins with a seed."""

    def __init__(self) -> None:
        self._source = random.Random(0)

    def seed(self, number: int) -> None:
        """From here on what comes is this number's."""
        self._source = random.Random(number)

    def __call__(self, size: int) -> bytes:
        return self._source.randbytes(size)


@contextmanager
def thrown() -> Iterator[Dice]:
    """Within the block `os.urandom` and `secrets` ask the dice."""
    dice = Dice()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "urandom", dice)
        patched.setattr("random._urandom", dice)
        yield dice
