"""Two hub processes on one PostgreSQL database, as their clients see them."""

import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import requests

from bench.postgres_server import PostgresServer
from tests.sync.hub_process import (
    SAMESTARS,
    UNLIMITED,
    Household,
    HubProcess,
    error_of,
    sealed,
)

WRITERS = 8
IN_TIME = 25.0  # seconds within which anything here must be over


@pytest.fixture
def hubs(tmp_path: Path, postgres_url: str) -> Iterator[list[HubProcess]]:
    """Two of them, both up."""
    words = ("--database-url", postgres_url, *UNLIMITED)
    with ExitStack() as stack:
        found = [HubProcess(tmp_path / name, *words) for name in ("green", "blue")]
        for hub in found:
            stack.callback(hub.stop)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(HubProcess.start, found))
        yield found


@dataclass
class Family:
    """A household whose devices reach different hubs, and go on whatever these answer."""

    hubs: list[HubProcess]
    sent: list[str] = field(default_factory=list)  # ids that were acknowledged
    refused: list[requests.Response] = field(default_factory=list)
    deadline: float = field(default_factory=lambda: time.monotonic() + IN_TIME)

    def __post_init__(self) -> None:
        self.first = Household(self.hubs[0].url).make()

    def at(self, place: int) -> Household:
        """The same household as a device at another hub sees it, on a connection of its own."""
        hub = self.hubs[place % len(self.hubs)]
        return Household(hub.url, self.first.id, self.first.tokens)

    def write(self, place: int, until: Callable[[int], bool]) -> None:
        """Post one change after the other, each as often as it takes."""
        home, number = self.at(place), 0
        while not until(number):
            number += 1
            change = sealed(number)
            while not self._posted(home, change):
                time.sleep(0.05)
            self.sent.append(change["id"])

    def follow(self, place: int, finished: Event) -> list[str]:
        """What a device hears that asks on from the last number, until all that was sent came."""
        home, seen = self.at(place), list[str]()
        while not (finished.is_set() and len(seen) >= len(self.sent)):
            assert time.monotonic() < self.deadline
            asked = {"after": len(seen), "wait": 1, "limit": 7}
            got = home.ask("GET", f"{home.path}/changes", params=asked)
            if got.status_code != 200:
                self.refused.append(got)
                time.sleep(0.05)
                continue
            page = got.json()
            seen += [change["id"] for change in page["changes"]]
            assert page["next"] == len(seen), "the numbers have a gap"
        return seen

    def _posted(self, home: Household, change: dict[str, Any]) -> bool:
        assert time.monotonic() < self.deadline
        answer = home.ask("POST", f"{home.path}/changes", json={"changes": [change]})
        if answer.status_code != 200:
            self.refused.append(answer)
        return answer.status_code == 200


def together(family: Family, until: Callable[[int], bool], meanwhile: Callable[[], None]) -> None:
    """All writers at both hubs and a follower at each; both followers must have heard it all."""
    finished = Event()
    with ThreadPoolExecutor(WRITERS + 2) as pool:
        followers: list[Future[list[str]]] = [
            pool.submit(family.follow, place, finished) for place in range(2)
        ]
        writers = [pool.submit(family.write, place, until) for place in range(WRITERS)]
        try:
            meanwhile()
            for writer in writers:
                writer.result()
        finally:
            finished.set()
        heard = [follower.result() for follower in followers]
    assert heard[0] == heard[1]
    assert sorted(heard[0]) == sorted(family.sent)


def test_followers_at_either_hub_miss_nothing_that_eight_write_at_both(
    hubs: list[HubProcess],
) -> None:
    family = Family(hubs)
    together(family, lambda number: number == 25, lambda: None)
    assert family.refused == []
    assert len(family.sent) == WRITERS * 25


def test_a_crash_of_the_database_in_the_middle_of_writes_loses_nothing(
    hubs: list[HubProcess], postgres_server: PostgresServer
) -> None:
    family = Family(hubs)
    back = Event()
    at_return: list[int] = []

    def crash() -> None:
        while len(family.sent) < 100:
            assert time.monotonic() < family.deadline
            time.sleep(0.01)
        postgres_server.stop(immediately=True)
        try:
            while not family.refused and time.monotonic() < family.deadline:
                time.sleep(0.01)
        finally:
            postgres_server.start()
            at_return.append(len(family.sent))
            back.set()

    together(family, lambda _: back.is_set() and len(family.sent) > at_return[0] + 50, crash)
    assert family.refused
    for refused in family.refused:
        assert refused.status_code == 503
        assert error_of(refused) == "busy"
        assert 1 <= int(refused.headers["Retry-After"]) <= 10


def test_a_parked_poll_at_one_hub_hears_a_post_at_the_other_within_a_second(
    hubs: list[HubProcess],
) -> None:
    family = Family(hubs)
    with ThreadPoolExecutor(1) as pool:
        parked = pool.submit(family.at(0).page, 0, wait=20)
        time.sleep(0.5)  # so that it is parked; were it not, it would be answered sooner
        assert not parked.done()
        change = sealed(1)
        began = time.monotonic()
        family.at(1).post([change])
        assert parked.result(10)["changes"] == [change]
        assert time.monotonic() - began < 1


def test_what_is_not_quite_base64_is_refused(hubs: list[HubProcess]) -> None:
    home = Family(hubs).at(0)
    for blob in ("A", "AB=", "AB==", "AAB=", "A A=", "", "AA-_"):
        change = {**sealed(1), "blob": blob}
        answer = home.ask("POST", f"{home.path}/changes", json={"changes": [change]})
        assert answer.status_code == 400
        assert error_of(answer) == "bad_request"
    for blob in ("AAAA", "AA==", "AAA=", "A+8="):
        home.post([{**sealed(1), "blob": blob}])
    assert [change["blob"] for change in home.all()] == ["AAAA", "AA==", "AAA=", "A+8="]


def test_a_hub_whose_database_does_not_answer_says_so_and_ends() -> None:
    command = [*SAMESTARS, "hub", "--port", "0", "--database-url", "postgresql://me@127.0.0.1:1/x"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=IN_TIME, check=False)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "The database does not answer" in ended.stderr
