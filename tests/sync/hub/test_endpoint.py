"""The endpoint's verbs and what it refuses, asked of a real hub."""

import json
import secrets
import socket
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
import requests

from sync.wire import MOST_BLOB, MOST_BYTES, MOST_CHANGES
from tests.sync.hub_process import (
    UNLIMITED,
    Household,
    HubProcess,
    error_of,
    mark_of,
    new_devices,
    sealed,
    token_hash,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub for all tests that leave it as well as they found it."""
    process = HubProcess(tmp_path_factory.mktemp("shared") / "hub", *UNLIMITED).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log.read_text()


@pytest.fixture
def family(shared: HubProcess) -> Iterator[Household]:
    """A household of two devices."""
    family = Household(shared.url, tokens=new_devices(2)).make()
    yield family
    family.session.close()


def test_what_one_device_posts_the_other_reads_in_order(family: Household) -> None:
    changes = [sealed(number) for number in range(1, 8)]
    assert family.post(changes[:3])["head"] == 3
    assert family.post(changes[2:])["new"] == 4
    page = family.page()
    assert page["changes"] == changes
    assert (page["next"], page["mark"]) == (7, mark_of(change["id"] for change in changes))
    assert family.page(5)["changes"] == changes[5:]
    assert family.page(2, limit=2)["changes"] == changes[2:4]


def test_an_empty_poll_is_short(family: Household) -> None:
    family.post([sealed(number) for number in range(1, 501)])
    for _ in range(12):
        family.ask("PUT", f"{family.path}/holdings/{family.device}", json={"blob": "AAAA"})
    got = family.ask("GET", f"{family.path}/changes?after=500")
    assert got.json()["next"] == 500
    assert len(got.content) <= 100


def test_nothing_between_keeps_an_answer(family: Household) -> None:
    for token in (None, "0" * 64):
        done = family.ask("GET", f"{family.path}/changes", token=token)
        assert done.headers["Cache-Control"] == "no-store"


def test_making_a_household_twice_is_harmless_and_enrols_who_is_missing(
    family: Household,
) -> None:
    epoch = family.page()["epoch"]
    more = new_devices(1)
    hashes = family.hashes | {device: token_hash(token) for device, token in more.items()}
    answer = family.ask("PUT", family.path, json={"devices": hashes})
    assert (answer.status_code, answer.json()) == (200, {"epoch": epoch})
    listed = family.ask("GET", f"{family.path}/devices", token=next(iter(more.values())))
    assert listed.json() == {"devices": sorted(hashes)}
    taken = {family.device: token_hash("0" * 64)} | {"9" * 16: hashes[family.device]}
    family.ask("PUT", family.path, json={"devices": taken})
    assert family.ask("GET", f"{family.path}/devices").status_code == 200
    assert family.ask("GET", f"{family.path}/devices", token="0" * 64).status_code == 401


def test_a_stranger_cannot_enrol_in_a_household_that_is_there(family: Household) -> None:
    stranger = Household(family.url, family.id)
    refused = stranger.ask("PUT", family.path, json={"devices": stranger.hashes})
    assert (refused.status_code, error_of(refused)) == (401, "unauthorised")
    unnamed = Household(family.url)
    refused = unnamed.ask("PUT", unnamed.path, json={"devices": family.hashes})
    assert error_of(refused) == "unauthorised"
    assert unnamed.ask("GET", f"{unnamed.path}/changes").status_code == 404


DEVICE = "{household}/devices/" + "1" * 16
WITH_A_TOKEN: dict[str, tuple[str, str, Any]] = {
    "post": ("POST", "{household}/changes", {"changes": []}),
    "get": ("GET", "{household}/changes", None),
    "long poll": ("GET", "{household}/changes?wait=5", None),
    "devices": ("GET", "{household}/devices", None),
    "enrol": ("PUT", DEVICE, {"token_hash": "0" * 64}),
    "remove": ("DELETE", DEVICE, None),
    "holding": ("PUT", "{household}/holdings/" + "1" * 16, {"blob": "AAAA"}),
    "holdings": ("GET", "{household}/holdings", None),
    "mailbox": ("POST", "{household}/mailboxes", None),
}


@pytest.mark.parametrize("verb", WITH_A_TOKEN)
def test_only_a_households_own_tokens_open_it(family: Household, verb: str) -> None:
    method, path, body = WITH_A_TOKEN[verb]
    other = Household(family.url).make()
    path = path.format(household=family.path)
    before = family.ask("GET", f"{family.path}/devices").json()
    for token in (next(iter(other.tokens.values())), "0" * 64, "", "x" * 64, "\u00e9" * 64):
        headers = {"Authorization": f"Bearer {token}".encode("latin-1")}
        refused = requests.request(
            method, family.url + path, headers=headers, json=body, timeout=10
        )
        assert (refused.status_code, error_of(refused)) == (401, "unauthorised")
    for headers in ({}, {"Authorization": "Basic abc"}):
        refused = requests.request(
            method, family.url + path, headers=headers, json=body, timeout=10
        )
        assert refused.status_code == 401
        assert refused.headers["WWW-Authenticate"] == "Bearer"
    unknown = path.replace(family.id, secrets.token_hex(16))
    assert error_of(family.ask(method, unknown, json=body)) == "not_known"
    assert family.ask("GET", f"{family.path}/devices").json() == before


def test_a_removed_device_is_shut_out_and_the_rest_go_on(family: Household) -> None:
    second, token = list(family.tokens.items())[1]
    for _ in range(2):
        gone = family.ask("DELETE", f"{family.path}/devices/{second}")
        assert (gone.status_code, gone.json()) == (200, {})
    assert family.ask("GET", f"{family.path}/changes", token=token).status_code == 401
    assert family.page()["next"] == 0


def test_a_device_is_enrolled_by_another_and_can_change_its_token(family: Household) -> None:
    new = secrets.token_hex(8)
    for status, token in ((201, "a" * 64), (200, "b" * 64)):
        body = {"token_hash": token_hash(token)}
        put = family.ask("PUT", f"{family.path}/devices/{new}", json=body)
        assert put.status_code == status
        assert family.ask("GET", f"{family.path}/changes", token=token).status_code == 200
    assert family.ask("GET", f"{family.path}/changes", token="a" * 64).status_code == 401


def test_a_household_has_fifty_devices_at_most(family: Household) -> None:
    many = {secrets.token_hex(8): secrets.token_hex(32) for _ in range(48)}
    body = {"devices": family.hashes | many}
    assert family.ask("PUT", family.path, json=body).status_code == 200
    one_more = f"{family.path}/devices/{'7' * 16}"
    refused = family.ask("PUT", one_more, json={"token_hash": "0" * 64})
    assert (refused.status_code, error_of(refused)) == (409, "too_many_devices")


def test_a_device_says_only_what_it_holds_itself(family: Household) -> None:
    first, second = family.tokens
    path = f"{family.path}/holdings"
    assert family.ask("PUT", f"{path}/{first}", json={"blob": "AAAA"}).status_code == 200
    refused = family.ask("PUT", f"{path}/{second}", json={"blob": "AAAA"})
    assert (refused.status_code, error_of(refused)) == (403, "forbidden")
    assert family.ask("GET", path).json() == {"holdings": {first: "AAAA"}, "counter": 1}
    assert family.page()["holdings"] == 1


def test_recovery_words_open_the_box_and_enrol_a_device(family: Household) -> None:
    locator, token = secrets.token_hex(16), secrets.token_hex(32)
    box = {"household": family.id, "token_hash": token_hash(token), "blob": "AAAA"}
    assert family.ask("PUT", f"/v1/recovery/{locator}", json=box).status_code == 200
    got = family.ask("GET", f"/v1/recovery/{locator}", token=token)
    assert got.json() == {"household": family.id, "blob": "AAAA"}
    device = f"{family.path}/devices/{secrets.token_hex(8)}"
    body = {"token_hash": "0" * 64}
    assert family.ask("PUT", device, json=body, token=token).status_code == 201
    assert family.ask("GET", f"{family.path}/changes", token=token).status_code == 200
    assert family.ask("GET", f"{family.path}/devices", token=token).status_code == 401
    assert family.ask("POST", f"{family.path}/changes", json={"changes": []}, token=token).ok is (
        False
    )
    for wrong in ("0" * 64, next(iter(family.tokens.values()))):
        assert error_of(family.ask("GET", f"/v1/recovery/{locator}", token=wrong)) == "unauthorised"
    unknown = family.ask("GET", f"/v1/recovery/{'0' * 32}", token=token)
    assert error_of(unknown) == "unauthorised"
    other = Household(family.url).make()
    theirs = other.ask("PUT", f"/v1/recovery/{locator}", json={**box, "household": other.id})
    assert error_of(theirs) == "taken"
    again = secrets.token_hex(16)
    family.ask("PUT", f"/v1/recovery/{again}", json=box)
    assert family.ask("GET", f"/v1/recovery/{locator}", token=token).status_code == 401


GOOD = {"id": "a" * 32, "device": "b" * 16, "number": 1, "blob": "AAAA"}
BAD_BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "bad_json"),
    "half": (b'{"changes": [', 400, "bad_json"),
    "no UTF-8": (b'{"changes": "\xff"}', 400, "bad_json"),
    "UTF-16": ('{"changes": []}'.encode("utf-16"), 400, "bad_json"),
    "deep": (b"[" * 200_000, 400, "bad_json"),
    "deep and closed": (b"[" * 100_000 + b"]" * 100_000, 400, "bad_json"),
    "deep in a field": (b'{"changes":' + b'{"a":' * 40_000, 400, "bad_json"),
    "no number": (b'{"changes": NaN}', 400, "bad_json"),
    "a number of 5,000 digits": (b'{"changes": 1%s}' % (b"0" * 5000), 400, "bad_json"),
    "zeros": (b"\0" * 100, 400, "bad_json"),
    "a list": (b"[]", 400, "bad_request"),
    "another field": (b'{"change": []}', 400, "bad_request"),
    "too long": (b" " * (MOST_BYTES + 1), 413, "too_large"),
}


@pytest.mark.parametrize("kind", BAD_BODIES)
def test_a_body_out_of_form_is_refused_with_its_code(family: Household, kind: str) -> None:
    body, status, code = BAD_BODIES[kind]
    refused = family.ask("POST", f"{family.path}/changes", data=body)
    assert (refused.status_code, error_of(refused)) == (status, code)
    assert family.post([GOOD])["head"] == 1


BAD_CHANGES: dict[str, dict[str, Any]] = {
    "id too short": {"id": "a" * 31},
    "id in capitals": {"id": "A" * 32},
    "id with a line feed": {"id": "a" * 32 + "\n"},
    "id no text": {"id": 7},
    "other digits": {"device": "\u0661" * 16},
    "number 0": {"number": 0},
    "number yes": {"number": True},
    "number beyond": {"number": 2**53},
    "number a fraction": {"number": 1.5},
    "no base64": {"blob": "&&&&"},
    "empty blob": {"blob": ""},
    "blob too long": {"blob": "A" * (MOST_BLOB + 4)},
    "half a character": {"blob": "\ud800"},
}


@pytest.mark.parametrize("kind", BAD_CHANGES)
def test_one_change_out_of_form_and_none_is_taken(family: Household, kind: str) -> None:
    body = json.dumps({"changes": [GOOD, GOOD | BAD_CHANGES[kind]]})
    refused = family.ask("POST", f"{family.path}/changes", data=body)
    assert (refused.status_code, error_of(refused)) == (400, "bad_request")
    assert "changes[1]" in refused.json()["error"]["message"]
    assert family.page()["next"] == 0


def test_a_whole_number_is_one_however_it_is_written(family: Household) -> None:
    body = json.dumps({"changes": [GOOD]}).replace('"number": 1', '"number": 1.0e0')
    assert family.ask("POST", f"{family.path}/changes", data=body).status_code == 200
    assert '"number":1,' in family.ask("GET", f"{family.path}/changes").text


def test_as_many_changes_as_are_allowed_and_not_one_more(family: Household) -> None:
    many = [sealed(number, size=40) for number in range(1, MOST_CHANGES + 2)]
    refused = family.ask("POST", f"{family.path}/changes", json={"changes": many})
    assert (refused.status_code, error_of(refused)) == (413, "too_many_changes")
    assert family.post(many[:-1])["new"] == MOST_CHANGES
    largest = {**sealed(1), "blob": "A" * MOST_BLOB}
    assert family.post([largest])["new"] == 1
    assert family.all() == [*many[:-1], largest]


def test_a_page_is_bounded_in_bytes_too(family: Household) -> None:
    for number in range(8):
        family.post([{**sealed(number + 1), "blob": "A" * MOST_BLOB}])
    got = family.ask("GET", f"{family.path}/changes")
    assert len(got.content) < 1.5 * MOST_BYTES
    assert len(family.all()) == 8


BAD_QUERIES = (
    "after=-1", "after=x", "after=", "after=1.0", "after=%00", "after=%E0%A4", "limit=0",
    "limit=501", f"after={'9' * 400}", f"after={2**53}", "wait=56", "wait=-0", "mark=xyz",
    "mark=%F0%9F%92%A9", "after=%D9%A1", "after=\u0661", f"after=1&{'x' * 3000}", "holdings=true",
    "after=1%0A",
)  # fmt: skip


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_a_query_out_of_form_is_refused(family: Household, query: str) -> None:
    refused = family.ask("GET", f"{family.path}/changes?{query}")
    assert (refused.status_code, error_of(refused)) == (400, "bad_request")


def test_what_a_newer_version_asks_besides_is_left_unread(family: Household) -> None:
    assert family.page(0, shape="round", wait=0) == family.page()
    body = {"changes": [{**sealed(1), "colour": "blue"}], "mood": "fine"}
    assert family.ask("POST", f"{family.path}/changes", json=body).status_code == 200


STRANGE_PATHS = {
    "/": "not_found",
    "/v1": "not_found",
    "/v1/households": "not_found",
    "//": "not_found",
    "/v1/households/%00/devices": "bad_request",
    "/v1/households/%ff%fe/devices": "bad_request",
    "/v1/households/" + "A" * 32 + "/devices": "bad_request",
    "/v1/households/" + "\u0661" * 32 + "/changes": "bad_request",
    "/v1/households/" + "a" * 32 + "%0A/changes": "bad_request",
    "/v1/households/../../etc/passwd": "not_found",
    "/v1/households/..%2f..%2fetc%2fpasswd": "not_found",
    "/v1/mailboxes/12345/offer-1": "bad_request",
    "/v1/mailboxes/123/offer-3": "bad_request",
    "/v1/recovery/x": "bad_request",
    "/healthz/": "not_found",
    "/" + "x" * 5000: "not_found",
    "/%": "not_found",
    "/%zz": "not_found",
}


@pytest.mark.parametrize("path", STRANGE_PATHS)
def test_a_strange_address_gets_an_answer_in_form(shared: HubProcess, path: str) -> None:
    head, body = raw(shared, b"GET %s HTTP/1.1\r\nHost: x\r\n\r\n" % path.encode())
    if not path.isascii():  # such a head is no HTTP at all: the library refuses it in its own words
        assert head.startswith(b"HTTP/1.1 400")
        return
    assert json.loads(body)["error"]["code"] == STRANGE_PATHS[path]


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PATCH", "TRACE", "DELETE", "PUT"])
def test_a_method_that_is_not_taken_is_told_which_are(family: Household, method: str) -> None:
    refused = family.ask(method, f"{family.path}/changes")
    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) == {"POST", "GET"}
    assert method == "HEAD" or error_of(refused) == "method_not_allowed"


def test_it_says_how_it_is_without_naming_anybody(family: Household) -> None:
    family.post([sealed(1)])
    assert requests.get(f"{family.url}/healthz", timeout=10).json() == {"ok": True}
    told = requests.get(f"{family.url}/metrics", timeout=10)
    assert told.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    figures = dict(line.rsplit(" ", 1) for line in told.text.splitlines() if line[0] != "#")
    assert float(figures["samestars_hub_changes_total"]) >= 1
    assert float(figures["samestars_hub_households"]) >= 1
    assert float(figures['samestars_hub_replies_total{status="200"}']) >= 1
    assert float(figures["samestars_hub_sync_seconds_total"]) > 0
    assert family.id not in told.text
    assert family.id[:2] + family.id not in told.text


def test_posts_from_many_threads_are_all_there(family: Household) -> None:
    changes = [sealed(number, size=60) for number in range(1, 501)]
    with ThreadPoolExecutor(16) as threads:
        sent = [Household(family.url, family.id, family.tokens) for _ in range(16)]
        work = zip(changes, sent * 40, strict=False)
        heads = list(threads.map(lambda pair: pair[1].post([pair[0]])["head"], work))
    for one in sent:
        one.session.close()
    assert sorted(heads) == list(range(1, 501))
    assert {one["id"] for one in family.all()} == {one["id"] for one in changes}


def test_a_follower_of_eight_writers_misses_nothing(family: Household) -> None:
    def write(batch: list[dict[str, Any]]) -> None:
        writer = Household(family.url, family.id, family.tokens)
        for change in batch:
            writer.post([change])
        writer.session.close()

    batches = [[sealed(number, size=60) for number in range(1, 26)] for _ in range(8)]
    seen: list[str] = []
    with ThreadPoolExecutor(8) as threads:
        writing = [threads.submit(write, batch) for batch in batches]
        while len(seen) < 200:
            page = family.page(len(seen), wait=10)
            assert page["changes"], "the follower waits for what is there"
            seen += [one["id"] for one in page["changes"]]
            assert page["next"] == len(seen)
        for one in writing:
            one.result()
    assert sorted(seen) == sorted(change["id"] for batch in batches for change in batch)


def test_what_was_confirmed_survives_a_kill_in_the_middle_of_writing(hub: HubProcess) -> None:
    family = Household(hub.url).make()
    confirmed: list[str] = []

    def write(_: int) -> None:
        writer = Household(hub.url, family.id, family.tokens)
        try:
            for number in range(1, 2000):
                change = sealed(number, size=300)
                writer.post([change])
                confirmed.append(change["id"])
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            return  # killed before the answer, or in the middle of it
        finally:
            writer.session.close()

    with ThreadPoolExecutor(4) as threads:
        writing = [threads.submit(write, number) for number in range(4)]
        while len(confirmed) < 150 and not wait(writing, 0.01, FIRST_COMPLETED).done:
            continue
        hub.kill()
        for one in writing:
            one.result()
    family.session.close()
    hub.restart()
    kept = [one["id"] for one in Household(hub.url, family.id, family.tokens).all()]
    assert len(kept) == len(set(kept))
    assert set(confirmed) <= set(kept)


def test_a_hub_may_take_no_new_households(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub", "--registrations", "2").start()
    kept = [Household(hub.url).make() for _ in range(2)]
    third = Household(hub.url)
    refused = third.ask("PUT", third.path, json={"devices": third.hashes})
    assert (refused.status_code, error_of(refused)) == (429, "too_many_requests")
    assert 3000 < int(refused.headers["Retry-After"]) <= 3601
    kept[0].make()
    hub.stop()
    closed = HubProcess(tmp_path / "hub", "--registrations", "0").start()
    kept = [Household(closed.url, one.id, one.tokens).make() for one in kept]
    third = Household(closed.url)
    refused = third.ask("PUT", third.path, json={"devices": third.hashes})
    assert (refused.status_code, error_of(refused)) == (403, "forbidden")
    closed.stop()


def test_wrong_tokens_without_end_are_slowed_down_and_right_ones_are_not(hub: HubProcess) -> None:
    family = Household(hub.url).make()
    statuses = {
        family.ask("GET", f"{family.path}/changes", token="0" * 64).status_code for _ in range(610)
    }
    assert statuses == {401, 429}
    assert family.page()["next"] == 0
    family.session.close()


def raw(hub: HubProcess, request: bytes) -> tuple[bytes, bytes]:
    """A request as it is written, and the answer: head and body."""
    host, port = hub.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += connection.recv(65536)
        head, body = answer.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += connection.recv(65536)
    return head, body
