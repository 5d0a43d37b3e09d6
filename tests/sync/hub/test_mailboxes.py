"""Mailboxes, in memory and in a database, and over HTTP."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from sync.hub import mailboxes as rules
from sync.hub.mailboxes import MailboxesInMemory
from sync.hub.refusals import Refusal
from tests.sync.hub_process import Household, HubProcess, error_of

HOUSEHOLD = "a1" * 16


class HandClock:
    """A clock set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def mailboxes(clock: HandClock) -> MailboxesInMemory:
    return MailboxesInMemory(clock)


async def test_a_mailbox_is_over_after_ten_minutes(
    mailboxes: MailboxesInMemory, clock: HandClock
) -> None:
    nameplate = await mailboxes.open(HOUSEHOLD)
    await mailboxes.burn(await mailboxes.open(HOUSEHOLD))
    clock.now = rules.LIFE - 1
    assert (await mailboxes.look(nameplate)).household == HOUSEHOLD
    clock.now = rules.LIFE
    with pytest.raises(Refusal) as refused:
        await mailboxes.look(nameplate)
    assert refused.value.code == "not_known"
    assert not mailboxes._open


async def test_nameplates_are_short_until_it_is_crowded(
    mailboxes: MailboxesInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST", 320)
    opened = [await mailboxes.open(HOUSEHOLD) for _ in range(320)]
    assert len(set(opened)) == 320
    assert [len(one) for one in opened] == [3] * 300 + [4] * 20
    with pytest.raises(Refusal) as refused:
        await mailboxes.open(HOUSEHOLD)
    assert refused.value.code == "busy"


@pytest.fixture
def family(hub: HubProcess) -> Iterator[Household]:
    family = Household(hub.url).make()
    with family.session:
        yield family


def opened(family: Household) -> str:
    answer = family.ask("POST", f"{family.path}/mailboxes")
    assert (answer.status_code, answer.json()["expires_in"]) == (201, 600)
    return f"/v1/mailboxes/{answer.json()['nameplate']}"


def joined(family: Household, box: str) -> str:
    answer = requests.post(f"{family.url}{box}/join", timeout=10)
    assert answer.status_code == 201, answer.text
    claim: str = answer.json()["claim"]
    return claim


def test_two_sides_leave_each_other_messages(family: Household) -> None:
    box = opened(family)
    claim = joined(family, box)
    strange = "half a character \ud800 and a zero \0"
    for slot, token in (("offer-1", None), ("join-1", claim)):
        for _ in range(2):
            put = family.ask("PUT", f"{box}/{slot}", json={"body": strange}, token=token)
            assert put.status_code == 200
        for reader in (None, claim):
            assert family.ask("GET", f"{box}/{slot}", token=reader).json() == {"body": strange}
    empty = family.ask("GET", f"{box}/offer-2", token=claim)
    assert (empty.status_code, empty.content) == (204, b"")
    other = family.ask("PUT", f"{box}/offer-1", json={"body": "another"})
    assert (other.status_code, error_of(other)) == (409, "taken")
    for slot, length, token in (("join-2", 8193, claim), ("offer-2", 32769, None)):
        long = family.ask("PUT", f"{box}/{slot}", json={"body": "x" * length}, token=token)
        assert (long.status_code, error_of(long)) == (400, "bad_request")
    whole = family.ask("PUT", f"{box}/offer-2", json={"body": "x" * 32768})
    assert whole.status_code == 200


def test_each_side_writes_only_its_own_messages(family: Household) -> None:
    box = opened(family)
    claim = joined(family, box)
    stranger = next(iter(Household(family.url).make().tokens.values()))
    for slot, token, code in (
        ("join-1", None, "forbidden"),
        ("offer-1", claim, "forbidden"),
        ("offer-1", stranger, "unauthorised"),
        ("join-1", "0" * 64, "unauthorised"),
    ):
        put = family.ask("PUT", f"{box}/{slot}", json={"body": "x"}, token=token)
        assert error_of(put) == code
        if code == "unauthorised":
            assert error_of(family.ask("GET", f"{box}/{slot}", token=token)) == code
            assert error_of(family.ask("DELETE", box, token=token)) == code
    assert family.ask("GET", f"{box}/offer-1").status_code == 204


def test_of_two_who_join_at_once_one_is_let_in(family: Household) -> None:
    box = opened(family)
    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(lambda _: requests.post(f"{family.url}{box}/join", timeout=10), range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    unknown = requests.post(f"{family.url}/v1/mailboxes/0000/join", timeout=10)
    assert (unknown.status_code, error_of(unknown)) == (404, "not_known")


@pytest.mark.parametrize("side", ["offer", "join"])
def test_a_burned_mailbox_is_gone_for_both_sides(family: Household, side: str) -> None:
    box = opened(family)
    claim = joined(family, box)
    family.ask("PUT", f"{box}/offer-1", json={"body": "x"})
    burned = family.ask("DELETE", box, token=claim if side == "join" else None)
    assert burned.status_code == 200
    for token in (None, claim):
        for method, path in (("GET", "/offer-1"), ("GET", "/join-1?wait=20"), ("DELETE", "")):
            gone = family.ask(method, box + path, token=token)
            assert (gone.status_code, error_of(gone)) == (410, "gone")
    assert error_of(requests.post(f"{family.url}{box}/join", timeout=10)) == "gone"


def test_a_reader_who_waits_hears_of_the_message_or_of_the_end(family: Household) -> None:
    box = opened(family)
    claim = joined(family, box)

    def read(slot: str) -> requests.Response:
        reader = Household(family.url, family.id, family.tokens)
        with reader.session:
            return reader.ask("GET", f"{box}/{slot}?wait=30", token=claim)

    with ThreadPoolExecutor(2) as threads:
        message, end = threads.submit(read, "offer-1"), threads.submit(read, "offer-2")
        family.ask("PUT", f"{box}/offer-1", json={"body": "x"})
        assert message.result(5).json() == {"body": "x"}
        family.ask("DELETE", box)
        assert end.result(5).status_code == 410


def test_how_often_codes_are_offered_and_tried_is_bounded(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    hub = HubProcess(tmp_path_factory.mktemp("usual") / "hub").start()
    family = Household(hub.url).make()
    opened_at = [family.ask("POST", f"{family.path}/mailboxes").status_code for _ in range(6)]
    assert opened_at == [201] * 5 + [429]
    with family.session:
        path = f"{hub.url}/v1/mailboxes/{secrets.randbelow(9000) + 1000}/join"
        tried = [family.session.post(path, timeout=10) for _ in range(21)]
    assert [one.status_code for one in tried] == [404] * 20 + [429]
    assert int(tried[-1].headers["Retry-After"]) > 3000
    hub.stop()
