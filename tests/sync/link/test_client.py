"""The hub's client: three ways not to succeed, told apart, and never an exception of a library."""

import errno
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from sync.link import HubClient, HubRefused, HubSilent, NoNetwork, failures
from sync.link import client as client_room
from sync.link.failures import failure, refusal, seconds
from tests.sync.link.homes import Home

URL = "http://hub.example"
HOUSEHOLD = "0" * 32


@contextmanager
def answering(*replies: bytes, then_wait: float = 0) -> Iterator[str]:
    """Something at a port that answers each connection with these bytes, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for reply in replies:
                place, _ = server.accept()
                with place:
                    place.recv(65536)
                    place.sendall(reply)
                    if then_wait:
                        place.settimeout(then_wait)
                        try:
                            place.recv(1)
                        except TimeoutError:
                            continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join(10)


def page(status: str, body: bytes, kind: str = "text/html", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "Connection: close", "", ""]).encode() + body


STRANGERS = {
    "a guest network's page": page("200 OK", b"<html>Log in"),
    "a proxy's page": page("404 Not Found", b"<html>No such page"),
    "half a body": page("200 OK", b'{"changes": []}')[:-5],
    "a list": page("200 OK", b"[]", "application/json"),
    "another object": page("200 OK", b'{"changes": 7}', "application/json"),
    "deep JSON": page("200 OK", b"[" * 100_000, "application/json"),
    "numbers as text": page(
        "200 OK", b'{"changes":[],"next":"1","mark":"","epoch":"","holdings":0}'
    ),
    "no HTTP": b"SSH-2.0-OpenSSH\r\n",
    "nothing": b"",
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_what_is_no_hub_is_a_silent_hub(stranger: str) -> None:
    with answering(STRANGERS[stranger]) as url:
        client = HubClient(url, HOUSEHOLD, "token")
        with pytest.raises(HubSilent, match="everything is kept"):
            client.changes(0)
        client.close()


def test_a_busy_hub_says_how_long_to_wait() -> None:
    for status in ("503 Busy", "429 Too Many Requests"):
        with answering(page(status, b"{}", "application/json", "Retry-After: 7")) as url:
            client = HubClient(url, HOUSEHOLD, "token")
            with pytest.raises(HubSilent) as caught:
                client.changes(0)
            client.close()
        assert caught.value.retry_after == 7


def test_a_redirect_does_not_carry_the_token_away() -> None:
    with answering(page("302 Found", b"", "text/html", "Location: http://127.0.0.1:9/")) as url:
        client = HubClient(url, HOUSEHOLD, "token")
        with pytest.raises(HubSilent, match="something else than a hub"):
            client.changes(0)
        client.close()


def test_a_body_without_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_room, "MOST_BODY", 100_000)
    with answering(page("200 OK", b" " * 200_000)) as url:
        client = HubClient(url, HOUSEHOLD, "token")
        with pytest.raises(HubSilent):
            client.changes(0)
        client.close()


def test_a_hub_that_says_nothing_runs_out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_room, "ANSWER", 0.2)
    with answering(b"", then_wait=2) as url:
        client = HubClient(url, HOUSEHOLD, "token")
        begun = time.monotonic()
        with pytest.raises(HubSilent):
            client.changes(0)
        assert time.monotonic() - begun < 2
        client.close()


def test_a_parked_poll_is_cut_from_another_thread(green: Home) -> None:
    green.round()
    client = green.client()
    head = client.changes(10**6)
    cutting = threading.Timer(0.1, client.cut)
    cutting.start()
    begun = time.monotonic()
    with pytest.raises(HubSilent):
        client.changes(head.next, head.mark, wait=55, holdings=head.holdings)
    assert time.monotonic() - begun < 5
    with pytest.raises(HubSilent):
        client.changes(0)
    cutting.join()
    client.close()


def test_a_wrong_token_is_refused_in_words(green: Home) -> None:
    client = HubClient(green.link.hub, green.link.household, "0" * 64)
    with pytest.raises(HubRefused, match="does not let this device in") as caught:
        client.changes(0)
    assert caught.value.code == "unauthorised"
    client.close()


def test_no_way_out_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    unreachable = OSError(errno.ENETUNREACH, "Network is unreachable")
    wrapped = requests.ConnectionError(unreachable)
    assert isinstance(failure(wrapped, URL), NoNetwork)
    nameless = requests.ConnectionError(socket.gaierror(socket.EAI_AGAIN, "Try again"))
    monkeypatch.setattr(failures, "has_way_out", lambda: False)
    assert isinstance(failure(nameless, URL), NoNetwork)
    monkeypatch.setattr(failures, "has_way_out", lambda: True)
    assert isinstance(failure(nameless, URL), HubSilent)


@pytest.mark.parametrize("number", [errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ETIMEDOUT])
def test_a_hub_that_is_off_is_silent(number: int) -> None:
    assert isinstance(failure(OSError(number, "off"), URL), HubSilent)


def test_a_certificate_that_is_another_is_said() -> None:
    assert "another certificate" in str(failure(requests.exceptions.SSLError("no"), URL))


def test_a_certificate_file_that_is_gone_is_said() -> None:
    client = HubClient("https://127.0.0.1:9", HOUSEHOLD, "token", "/nowhere/hub.pem")
    with pytest.raises(HubSilent, match="is not there any more"):
        client.changes(0)
    client.close()


def test_a_wait_that_is_asked_for_is_bounded() -> None:
    assert seconds("5") == 5
    assert seconds("99999999") == 900
    assert seconds("Thu, 26 Nov 2026 16:00:00 GMT") is None
    assert seconds(None) is None
    assert isinstance(refusal(403, None, b'{"error":{"code":7}}', URL), HubSilent)
