"""Each fault of the bad network really happens, and the same seed brings the same weather."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from tests.network.bad_network import BadNetwork
from tests.network.weather import CALM, STORM, Fault, Weather

BODY = b'{"changes": ["' + b"x" * 50_000 + b'"]}'
PATIENCE = 5.0  # seconds


class Hub(ThreadingHTTPServer):
    """Counts what comes to it whole, and how often somebody hung up in the middle."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Ear)
        self.heard: list[bytes] = []
        self.halves = 0
        self.left = 0


class Ear(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            self.server.halves += 1
            self.close_connection = True
            return
        self.answer(body)

    def do_GET(self) -> None:
        if self.path == "/parked":
            self.connection.settimeout(PATIENCE)
            self.server.left += self.rfile.read(1) == b""
            self.close_connection = True
            return
        self.answer(self.path.encode())

    def answer(self, heard: bytes) -> None:
        self.server.heard.append(heard)
        body = json.dumps({"number": len(self.server.heard), "padding": "y" * 9000}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is the tests'."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as hub:
        thread = threading.Thread(target=hub.serve_forever, args=(0.01,))
        thread.start()
        yield hub
        hub.shutdown()
        thread.join()


@pytest.fixture
def network(hub: Hub) -> Iterator[BadNetwork]:
    with BadNetwork(hub.server_address[1]) as network:
        yield network


def post(network: BadNetwork) -> int:
    """The running number that the hub gave."""
    return int(requests.post(network.url, data=BODY, timeout=PATIENCE).json()["number"])


def get(network: BadNetwork) -> int:
    return int(requests.get(network.url, timeout=PATIENCE).json()["number"])


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_on_a_calm_day_all_comes_through_on_one_connection(hub: Hub, network: BadNetwork) -> None:
    with requests.Session() as session:
        numbers = [session.post(network.url, data=BODY).json()["number"] for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert hub.heard == [BODY] * 3


@pytest.mark.parametrize("fault", [Fault.LATE, Fault.TRICKLE])
def test_a_slow_line_brings_the_whole_reply(hub: Hub, network: BadNetwork, fault: Fault) -> None:
    network.weather = Weather(1, {fault: 1})
    assert post(network) == 1
    assert hub.heard == [BODY]


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.CUT_REQUEST])
def test_what_is_cut_on_its_way_never_reaches_the_hub_whole(
    hub: Hub, network: BadNetwork, fault: Fault
) -> None:
    network.weather = Weather(1, {fault: 1})
    with pytest.raises(requests.ConnectionError):
        post(network)
    until(lambda: hub.halves == (fault is Fault.CUT_REQUEST))
    assert hub.heard == []


@pytest.mark.parametrize("fault", [Fault.LOST_REPLY, Fault.CUT_REPLY])
def test_the_hub_did_it_and_the_device_does_not_know(
    hub: Hub, network: BadNetwork, fault: Fault
) -> None:
    network.weather = Weather(1, {fault: 1})
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        post(network)
    assert hub.heard == [BODY]


def test_one_half_of_a_reply_comes(network: BadNetwork) -> None:
    network.weather = Weather(1, {Fault.CUT_REPLY: 1})
    with requests.post(network.url, data=BODY, stream=True, timeout=PATIENCE) as reply:
        assert reply.status_code == 200
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            reply.json()


@pytest.mark.parametrize("fault", [Fault.TWICE, Fault.AT_ONCE])
def test_the_hub_hears_it_twice(hub: Hub, network: BadNetwork, fault: Fault) -> None:
    network.weather = Weather(1, {fault: 1})
    assert post(network) in (1, 2)
    assert hub.heard == [BODY, BODY]


def test_a_cache_gives_the_last_reply_to_the_same_question(hub: Hub, network: BadNetwork) -> None:
    assert [get(network), get(network)] == [1, 2]
    network.weather = Weather(1, {Fault.STALE: 1})
    assert get(network) == 2
    assert post(network) == 3, "what is posted is never answered from a cache"
    assert network.happened[Fault.STALE] == 1


def test_somebody_else_answers(hub: Hub, network: BadNetwork) -> None:
    network.weather = Weather(1, {Fault.PORTAL: 1})
    assert "guest network" in requests.post(network.url, data=BODY, timeout=PATIENCE).text
    network.weather = Weather(1, {Fault.GATEWAY: 1})
    assert requests.post(network.url, data=BODY, timeout=PATIENCE).status_code == 502
    assert hub.heard == []


def test_it_refuses_for_a_while_and_comes_back_at_the_same_place(network: BadNetwork) -> None:
    post(network)
    network.leave()
    with pytest.raises(requests.ConnectionError):
        post(network)
    network.come_back()
    assert post(network) == 2


def test_leaving_breaks_a_parked_poll(hub: Hub, network: BadNetwork) -> None:
    broken = threading.Event()

    def park() -> None:
        with pytest.raises(requests.ConnectionError):
            requests.get(f"{network.url}/parked", timeout=PATIENCE)
        broken.set()

    thread = threading.Thread(target=park)
    thread.start()
    until(lambda: network.happened[Fault.NONE] == 1)
    network.leave()
    assert broken.wait(PATIENCE)
    thread.join()
    until(lambda: hub.left == 1)


def test_the_hub_learns_that_who_asked_has_hung_up(hub: Hub, network: BadNetwork) -> None:
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.get(f"{network.url}/parked", timeout=0.05)
    until(lambda: hub.left == 1)


def test_a_hub_that_is_away_is_a_broken_connection() -> None:
    with Hub() as hub:
        port = hub.server_address[1]
    with BadNetwork(port) as network, pytest.raises(requests.ConnectionError):
        post(network)


def test_a_listener_keeps_all_that_passes(hub: Hub, tmp_path: Path) -> None:
    with BadNetwork(hub.server_address[1], tmp_path) as network:
        post(network)
    heard = (tmp_path / "wire").read_bytes()
    assert heard.startswith(b"POST / HTTP/1.1")
    assert BODY in heard
    assert b'"number": 1' in heard


def test_the_same_seed_is_the_same_weather_whoever_else_asks() -> None:
    alone, beside = Weather(7, STORM), Weather(7, STORM)
    drawn = [alone.draw("blue")[0] for _ in range(50)]
    for fault in drawn:
        beside.draw("green")
        assert beside.draw("blue")[0] is fault
    assert set(drawn) != {Fault.NONE}
    assert [Weather(8, STORM).draw("blue")[0] for _ in range(50)] != drawn


def test_a_storm_knows_every_fault() -> None:
    assert set(STORM) == set(Fault)
    assert CALM.draw("blue")[0] is Fault.NONE
