"""The endpoints that are compared, each started and filled once, for all rows of a run."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from bench.endpoints.actual import ACTUAL, Actual
from bench.endpoints.endpoint import Endpoint
from bench.endpoints.express_pouchdb import POUCHDB, ExpressPouchDB
from bench.endpoints.ours import OURS, OurHub
from bench.peers import Peers
from bench.row import BenchError

Sample = TypeVar("Sample")


class SideBySide:
    """All up at once, idle but for the one whose turn it is; ended on leaving the context."""

    def __init__(self, workplace: Path, peers: Peers) -> None:
        self._makers: dict[str, Callable[[], Endpoint]] = {
            OURS: lambda: OurHub(workplace / "ours"),
            ACTUAL: lambda: Actual(workplace / "actual", peers),
            POUCHDB: lambda: ExpressPouchDB(workplace / "express-pouchdb", peers),
        }
        self._up: dict[str, Endpoint] = {}
        self._failures: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def turns(self, turn: Callable[[Endpoint], Sample]) -> dict[str, Callable[[], Sample]]:
        """`turn` for each of them, by name. One is started at its first turn, and tried once."""
        return {name: partial(self._take, name, turn) for name in self._makers}

    def _take(self, name: str, turn: Callable[[Endpoint], Sample]) -> Sample:
        if name in self._failures:
            raise BenchError(self._failures[name])
        if name not in self._up:
            try:
                self._up[name] = self._stack.enter_context(self._makers[name]())
            except BenchError as error:
                self._failures[name] = str(error)
                raise
        return turn(self._up[name])
