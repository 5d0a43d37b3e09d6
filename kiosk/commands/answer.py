"""What a command says when it is done."""

from dataclasses import dataclass, field
from typing import Any

DONE, REFUSED, WRONG_USE, NOBODY_REACHABLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """`document` is what --json prints; `lines` is the same in words; `code` the exit status."""

    document: Any
    lines: list[str] = field(default_factory=list)
    code: int = DONE
