"""What the servers are asked: our hub in its own process, the others' bodies byte by byte."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.endpoints.actual import envelope, field
from bench.endpoints.load import SEALED, changes
from bench.endpoints.ours import OurHub
from bench.endpoints.waiting import EACH, Waiting
from bench.line import Line, crowd
from bench.peers import PACKAGES, Peers
from bench.row import BenchError


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OurHub]:
    with OurHub(tmp_path_factory.mktemp("bench") / "ours", households=3, stored=300) as hub:
        yield hub


def test_who_has_everything_gets_an_empty_poll(hub: OurHub) -> None:
    with Line(hub.port) as line:
        assert line.ask(hub.next()).json()["new"] == 1
        empty = line.ask(hub.poll(0))
    assert empty.json()["changes"] == []
    assert empty.json()["next"] == hub.heads[0] == 301
    assert empty.size <= 100


def test_each_post_of_a_crowd_is_a_new_change(hub: OurHub) -> None:
    before = hub.heads[1]
    lines = hub.lines(4)
    with ExitStack() as stack:
        for line in lines:
            stack.enter_context(line)
        posts = crowd(lines, lambda _: hub.next(1), 0.05)
        assert lines[0].ask(hub.poll(1)).json()["next"] == before + len(posts.took)


def test_every_waiting_device_hears_of_its_households_change(hub: OurHub) -> None:
    with ExitStack() as stack:
        waiting = Waiting(hub, stack)
        waiting.park(hub.households)
        posting = [stack.enter_context(line) for line in hub.lines(2)]
        heard = waiting.wake(range(1, 3), posting)
    assert len(heard.answers) == 2
    assert len(heard.wakes) == 2 * EACH


def test_a_change_is_the_same_noise_each_time() -> None:
    first, again = changes(7, 2), changes(7, 2)
    assert [change.blob for change in first] == [change.blob for change in again]
    assert len(first[0].sealed) == SEALED
    assert first[0].id != first[1].id


def test_actuals_message_is_a_protocol_buffer() -> None:
    assert field(2, b"file") == b"\x12\x04file"
    assert field(3, bytes(300))[:3] == b"\x1a\xac\x02"
    stamp = b"2021-12-01T07:00:00.000Z-0000-5eed5eed5eed5eed"
    assert envelope(changes(0)[0]).startswith(b"\x0a" + bytes([len(stamp)]) + stamp + b"\x10\x01")


def test_without_node_the_peers_are_left_out_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    peers = Peers(tmp_path / "peers")
    for _ in range(2):
        with pytest.raises(BenchError, match=r"needs Node.js 20 with npm"):
            peers.actual()


def test_an_installation_that_fails_is_quoted_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("node", "npm"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho x >> {tmp_path}/runs; echo no network; exit 1\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    peers = Peers(tmp_path / "peers")
    for _ in range(2):
        with pytest.raises(BenchError, match="`npm install` failed: no network"):
            peers.pouchdb()
    assert (tmp_path / "runs").read_text() == "x\n"


def test_a_hub_that_does_not_start_is_quoted(tmp_path: Path) -> None:
    class Broken(OurHub):
        def command(self) -> list[str]:
            return ["sh", "-c", "echo Error: no room; exit 1"]

    with pytest.raises(BenchError, match="Error: no room"), Broken(tmp_path / "broken"):
        pass


def test_the_peers_are_pinned() -> None:
    versions = json.loads(PACKAGES.read_text(encoding="utf-8"))["dependencies"].values()
    assert all(version[0].isdigit() for version in versions)
