"""Many at once: polls that wait, and peers that never finish what they say."""

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.sync.hub_process import UNLIMITED, Household, HubProcess, error_of, sealed

IN_TIME = 15.0  # seconds within which anything here must be over
SOON = 1.0  # seconds: what a tap in the other home may take


def place(url: str) -> tuple[str, int]:
    host, port = url.split("//")[1].split(":")
    return host, int(port)


class Poll:
    """A poll that was sent and is not answered yet."""

    def __init__(self, family: Household, query: str = "wait=50", token: str = "") -> None:
        bearer = token or next(iter(family.tokens.values()))
        self.socket = socket.create_connection(place(family.url), timeout=IN_TIME)
        self.socket.sendall(
            f"GET {family.path}/changes?{query} HTTP/1.1\r\nHost: hub\r\n"
            f"Authorization: Bearer {bearer}\r\n\r\n".encode()
        )

    def answer(self) -> tuple[int, dict[str, object]]:
        """Status and body; waits for it."""
        with self.socket:
            text = b""
            while b"\r\n\r\n" not in text:
                text += received(self.socket)
            head, body = text.split(b"\r\n\r\n", 1)
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            while len(body) < length:
                body += received(self.socket)
        return int(head.split()[1]), json.loads(body)


def received(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    assert data, "the hub hung up"
    return data


def parked(hub: HubProcess) -> int:
    with Household(hub.url).session as session:
        told = session.get(f"{hub.url}/metrics", timeout=IN_TIME).text
    return int(told.split("\nsamestars_hub_parked ")[1].split("\n")[0])


def until_parked(hub: HubProcess, count: int) -> None:
    deadline = time.monotonic() + IN_TIME
    while (now := parked(hub)) != count:
        assert time.monotonic() < deadline, now
        time.sleep(0.01)


@contextmanager
def household(hub: HubProcess) -> Iterator[Household]:
    family = Household(hub.url).make()
    with family.session:
        yield family


@contextmanager
def within(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def test_a_parked_poll_hears_of_a_change_and_of_a_holding(hub: HubProcess) -> None:
    with household(hub) as family:
        change = sealed(1)
        waiting = [Poll(family, "wait=50"), Poll(family, "wait=50&after=0&mark=&holdings=0")]
        until_parked(hub, 2)
        with within(SOON):
            family.post([change])
            for poll in waiting:
                assert poll.answer()[1]["changes"] == [change]
        waiting = [Poll(family, "wait=50&after=1&holdings=0"), Poll(family, "wait=50&after=1")]
        until_parked(hub, 2)
        with within(SOON):
            family.ask("PUT", f"{family.path}/holdings/{family.device}", json={"blob": "AAAA"})
            for poll in waiting:
                assert poll.answer()[1]["holdings"] == 1
        assert parked(hub) == 0


def test_a_poll_with_news_already_is_not_parked(hub: HubProcess) -> None:
    with household(hub) as family, within(SOON):
        change = sealed(1)
        family.post([change])
        for query in ("", "mark=", "after=1&mark=00000000", "after=7", "after=1&holdings=3"):
            answer = Poll(family, f"wait=50&{query}").answer()[1]
            assert (answer["next"], answer["mark"]) == (1, change["id"][:8])


def test_a_poll_ends_empty_when_its_time_is_over(hub: HubProcess) -> None:
    with household(hub) as family:
        began = time.monotonic()
        page = family.page(wait=1)
        assert page["changes"] == []
        assert 0.9 < time.monotonic() - began < 3


def test_the_poll_of_a_removed_device_ends_at_once(hub: HubProcess) -> None:
    with household(hub) as family:
        token = "a" * 64
        family.tokens["b" * 16] = token
        family.make()
        poll, other = Poll(family, token=token), Poll(family)
        until_parked(hub, 2)
        with within(SOON):
            family.ask("DELETE", f"{family.path}/devices/{'b' * 16}")
            assert poll.answer()[0] == 401
        assert parked(hub) == 1
        family.post([sealed(1)])
        assert other.answer()[0] == 200


def test_of_too_many_polls_of_one_household_the_oldest_gives_way(hub: HubProcess) -> None:
    with household(hub) as family:
        polls = [Poll(family)]
        until_parked(hub, 1)
        polls += [Poll(family) for _ in range(49)]
        until_parked(hub, 50)
        polls.append(Poll(family))
        with within(SOON):
            assert polls[0].answer()[1]["changes"] == []
        assert parked(hub) == 50
        family.post([sealed(1)])
        for poll in polls[1:]:
            assert poll.answer()[1]["next"] == 1


def test_a_thousand_parked_polls_cost_little_and_all_hear(hub: HubProcess) -> None:
    with ExitStack() as stack:
        families = [stack.enter_context(household(hub)) for _ in range(40)]
        before = memory(hub)
        polls = [Poll(families[number % 40]) for number in range(1000)]
        until_parked(hub, 1000)
        assert memory(hub) - before < 40
        with within(SOON):
            families[0].post([sealed(1)])
            for poll in polls[::40]:
                assert poll.answer()[1]["next"] == 1
        assert parked(hub) == 975
        with within(SOON):
            assert hub.stop() == 0
        for number, poll in enumerate(polls):
            if number % 40:
                status, page = poll.answer()
                assert (status, page["changes"]) == (200, [])


def memory(hub: HubProcess) -> float:
    """Megabytes of the hub's process."""
    status = Path(f"/proc/{hub.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


@pytest.mark.parametrize("kind", ["compiled", "plain"])
def test_who_never_finishes_is_hung_up_on_and_others_are_served(tmp_path: Path, kind: str) -> None:
    """200 peers that send a byte now and then: half of them in the head, half in the body."""
    words = [sys.executable, "-m", "tests.sync.hub.impatient", *(["plain"] * (kind == "plain"))]
    hub = HubProcess(tmp_path / "hub", *UNLIMITED, samestars=words).start()
    with household(hub) as family, ExitStack() as stack:
        head = f"POST {family.path}/changes HTTP/1.1\r\nHost: hub\r\nContent-Length: 500\r\n"
        token = f"Authorization: Bearer {next(iter(family.tokens.values()))}\r\n\r\n"
        slow = [stack.enter_context(socket.create_connection(place(hub.url))) for _ in range(200)]
        for number, one in enumerate(slow):
            one.sendall((head + token * (number % 2)).encode())
        ended, deadline = 0, time.monotonic() + IN_TIME
        open_still = set(slow)
        while open_still:
            assert time.monotonic() < deadline
            with within(SOON):
                family.post([sealed(1, size=40)])
            for one in open_still.copy():
                if dripped(one):
                    open_still.remove(one)
                    ended += 1
        assert ended == 200
        assert "too_slow" in family.session.get(f"{hub.url}/metrics", timeout=IN_TIME).text
    assert hub.stop() == 0
    assert "Traceback" not in hub.log.read_text()


def dripped(peer: socket.socket) -> bool:
    """Send one byte more; whether the hub has hung up."""
    try:
        peer.send(b"x")
        with selectors.DefaultSelector() as selector:
            selector.register(peer, selectors.EVENT_READ)
            return bool(selector.select(0)) and not peer.recv(4096)
    except ConnectionError:
        return True


def hung_up_on(hub: HubProcess, beginning: str) -> bool:
    """Whether a peer that never comes to an end is hung up on before it has sent 100 MB."""
    with socket.create_connection(place(hub.url)) as peer:
        try:
            peer.sendall(beginning.encode())
            for _ in range(2000):
                peer.sendall(b"x" * 50_000)
        except ConnectionError:
            return True
    return False


def test_what_has_no_end_is_not_kept(hub: HubProcess) -> None:
    with household(hub) as family:
        head = f"POST {family.path}/changes HTTP/1.1\r\nHost: hub\r\n"
        token = f"Authorization: Bearer {next(iter(family.tokens.values()))}\r\n"
        assert hung_up_on(hub, "GET /")
        assert hung_up_on(hub, f"{head}X-Much: ")
        assert hung_up_on(hub, f"{head}{token}Content-Length: 99999999\r\n\r\n")
        assert hung_up_on(hub, f"{head}Content-Length: 99999999\r\n\r\n")
        assert hung_up_on(hub, f"{head}{token}Transfer-Encoding: chunked\r\n\r\nfffffff\r\n")
        assert memory(hub) < 120
        assert family.page()["next"] == 0


def test_a_refusal_is_heard_behind_a_long_body(hub: HubProcess) -> None:
    with household(hub) as family:
        path = f"{family.path}/changes"
        unknown = family.ask("POST", path, data=b" " * 250_000, token="0" * 64)
        assert (unknown.status_code, error_of(unknown)) == (401, "unauthorised")
        large = family.ask("POST", path, data=b" " * 700_000)
        assert (large.status_code, error_of(large)) == (413, "too_large")
        nowhere = family.ask("POST", "/nowhere", data=b" " * 700_000)
        assert (nowhere.status_code, error_of(nowhere)) == (404, "not_found")


def test_a_poll_at_one_hub_hears_of_a_change_at_another(tmp_path: Path, empty_url: str) -> None:
    words = (*UNLIMITED, "--database-url", empty_url)
    hubs = [HubProcess(tmp_path / name, *words).start() for name in ("one", "two")]
    with household(hubs[0]) as family:
        poll = Poll(Household(hubs[1].url, family.id, family.tokens))
        until_parked(hubs[1], 1)
        with within(SOON):
            family.post([sealed(1)])
            assert poll.answer()[1]["next"] == 1
        poll = Poll(Household(hubs[1].url, family.id, family.tokens), "after=1&wait=50")
        until_parked(hubs[1], 1)
        with within(SOON):
            assert hubs[1].stop() == 0
        assert poll.answer()[1]["next"] == 1
    assert hubs[0].stop() == 0
    assert not any("Traceback" in hub.log.read_text() for hub in hubs)
