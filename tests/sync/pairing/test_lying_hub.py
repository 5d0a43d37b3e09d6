"""Pairing through a hub that lies: whatever it does, no key leaves."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sync import Replica
from sync.link import Link
from sync.pairing import Code, Joining, Offer, Paired, PairingError, Refused, WrongCode, begin
from sync.pairing.handshake import JoinSide, OfferSide
from sync.pairing.join import let_in
from sync.pairing.mailbox import LIFE, Patience
from sync.pairing.new_device import NewDevice
from sync.seal import DeviceKey, Keyring
from tests.sync.pairing.lying_hub import LyingHub, forms
from tests.sync.stores import HandClock

HOMES = {"green": "Green house", "blue": "Blue house"}
PATIENCE = 10  # seconds for what takes milliseconds


class Asked:
    """A person at the household's device, and what they were asked."""

    def __init__(self, answer: bool = True) -> None:
        self.answer = answer
        self.heard: list[Joining] = []

    def __call__(self, joining: Joining) -> bool:
        self.heard.append(joining)
        return self.answer


@pytest.fixture
def link(replica: Replica) -> Link:
    """The link of a household without a hub: the mailbox is the test's."""
    return begin(replica, "", "green", "Green house")


@pytest.fixture
def hub() -> LyingHub:
    return LyingHub()


@pytest.fixture
def person() -> Asked:
    return Asked()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def offer(replica: Replica, link: Link, hub: LyingHub) -> Offer:
    return Offer(replica, link, HOMES, mailbox=lambda: hub.side("offer"))


def new_device(home: str = "blue") -> NewDevice:
    return NewDevice.own(DeviceKey.new(), "ab" * 32, home)


def joining(
    threads: ThreadPoolExecutor, hub: LyingHub, code: str, home: str = "blue"
) -> "Future[tuple[Keyring, str]]":
    return threads.submit(
        let_in, Code.typed(code), hub.side("join"), new_device(home), Patience(threading.Event())
    )


def other_code(code: str) -> str:
    """The same mailbox with a wrong secret."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def kept_its_keys(hub: LyingHub, link: Link) -> None:
    """Nothing was answered, nothing of a key was seen, and the code is burned."""
    assert "offer-2" not in hub.slots
    assert not hub.gave_away(link.keyring)
    assert hub.burned


def test_an_honest_hub_brings_the_keys_over_and_sees_none(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link, replica: Replica
) -> None:
    replica.write([("task/k-words", {"title": "Five k words"})], author="sam")
    code = offer.start()
    device = new_device()
    other = threads.submit(
        let_in, Code.typed(code), hub.side("join"), device, Patience(threading.Event())
    )
    paired = offer.wait(person, threading.Event())
    keyring, name, plan = other.result(PATIENCE)
    assert (keyring, name) == (link.keyring, "Blue house")
    assert plan == [change.document() for change in replica.plan_changes()]
    assert len(plan) == 1
    assert "Five k words" not in "".join(hub.seen)
    assert person.heard == [Joining(device.id, "blue", "Blue house")]
    assert (paired.device, paired.name) == (device.id, "Blue house")
    assert replica.records("device")[device.id]["home"] == "blue"
    assert not hub.gave_away(link.keyring)
    assert hub.burned


def test_the_test_would_see_a_key(hub: LyingHub, link: Link) -> None:
    for form in forms(link.keyring.keys[link.keyring.current].secret):
        hub.seen = [form]
        assert hub.gave_away(link.keyring)


def test_a_wrong_guess_burns_the_code(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link
) -> None:
    other = joining(threads, hub, other_code(offer.start()))
    with pytest.raises(WrongCode, match=r"typed wrong on the other device.*Make a new code"):
        offer.wait(person, threading.Event())
    with pytest.raises(WrongCode, match="Make a new code"):
        other.result(PATIENCE)
    assert not person.heard
    kept_its_keys(hub, link)


def test_a_hub_that_shows_a_second_answer_after_a_wrong_one_gets_nothing(
    offer: Offer, hub: LyingHub, person: Asked, link: Link
) -> None:
    code = Code.typed(offer.start())
    first = hub.slots["offer-1"]
    hub.put("join-1", JoinSide(Code("482", "000000")).reply(first, new_device().document()))
    with pytest.raises(WrongCode):
        offer.wait(person, threading.Event())
    hub.burned = False
    hub.put("join-1", JoinSide(code).reply(first, new_device().document()))
    with pytest.raises(WrongCode):
        offer.wait(person, threading.Event())
    hub.burned = True
    assert not person.heard
    kept_its_keys(hub, link)


def flipped(slot: str) -> Callable[[str, str], str]:
    def lie(of: str, body: str) -> str:
        return body[:-9] + ("A" if body[-9] != "A" else "B") + body[-8:] if of == slot else body

    return lie


def replayed(slot: str, old: str) -> Callable[[str, str], str]:
    return lambda of, body: old if of == slot else body


def reflected(hub: LyingHub) -> Callable[[str, str], str]:
    return lambda of, body: hub.slots["offer-1"] if of == "join-1" else body


def an_old_answer() -> str:
    return JoinSide(Code("482", "000000")).reply(
        OfferSide(Code("482", "000000")).first, new_device().document()
    )


@pytest.mark.parametrize(
    "lie",
    [
        lambda hub: flipped("offer-1"),
        lambda hub: flipped("join-1"),
        lambda hub: replayed("join-1", an_old_answer()),
        lambda hub: replayed("offer-1", OfferSide(Code("482", "000000")).first),
        lambda hub: replayed("join-1", "nonsense"),
        reflected,
    ],
    ids=["offer altered", "answer altered", "answer replayed", "offer replayed", "noise", "mirror"],
)
def test_a_hub_that_alters_replays_or_reflects_gets_nothing(
    lie: Any, offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link
) -> None:
    hub.lie = lie(hub)
    other = joining(threads, hub, offer.start())
    with pytest.raises(WrongCode):
        offer.wait(person, threading.Event())
    with pytest.raises(WrongCode):
        other.result(PATIENCE)
    assert not person.heard
    kept_its_keys(hub, link)


def test_a_hub_in_the_middle_has_one_guess_with_each_side(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link
) -> None:
    code = offer.start()
    guess = Code.typed(other_code(code))
    false_offer = OfferSide(guess)
    false_answer = JoinSide(guess).reply(hub.slots["offer-1"], new_device("green").document())
    hub.lie = lambda slot, body: {"offer-1": false_offer.first, "join-1": false_answer}.get(
        slot, body
    )
    other = joining(threads, hub, code)
    with pytest.raises(WrongCode):
        offer.wait(person, threading.Event())
    with pytest.raises(WrongCode):
        other.result(PATIENCE)
    with pytest.raises(WrongCode):  # what the new device said does not tell the code either
        false_offer.checked(hub.slots["join-1"])
    assert not person.heard
    kept_its_keys(hub, link)


def test_a_hub_that_alters_the_welcome_is_found_out_by_the_new_device(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link
) -> None:
    hub.lie = flipped("offer-2")
    other = joining(threads, hub, offer.start())
    offer.wait(person, threading.Event())
    with pytest.raises(WrongCode):
        other.result(PATIENCE)
    assert not hub.gave_away(link.keyring)


def test_a_hub_that_invents_a_welcome_ties_nobody_to_its_own_household(
    offer: Offer, hub: LyingHub, threads: Any
) -> None:
    own = OfferSide(Code("482", "000000"))
    own.checked(JoinSide(Code("482", "000000")).reply(own.first, {}))
    other = joining(threads, hub, offer.start())
    hub.put("offer-2", own.answer({"keyring": Keyring.new().document()}))
    with pytest.raises(WrongCode):
        other.result(PATIENCE)


def test_a_hub_that_drops_the_answer_lets_the_code_run_out(
    replica: Replica, link: Link, hub: LyingHub, person: Asked
) -> None:
    now = [0.0]
    hub.lie = lambda slot, body: None if slot == "join-1" else body
    offer = Offer(replica, link, HOMES, clock=lambda: now[0], mailbox=lambda: hub.side("offer"))
    code = Code.typed(offer.start())
    assert offer.expires_in == LIFE == 600
    hub.put("join-1", JoinSide(code).reply(hub.slots["offer-1"], new_device().document()))
    now[0] = 600.0
    with pytest.raises(PairingError, match=r"ten minutes .* over"):
        offer.wait(person, threading.Event())
    kept_its_keys(hub, link)


def test_a_hub_that_holds_the_right_answer_back_for_ten_minutes_gets_nothing(
    replica: Replica, link: Link, hub: LyingHub, person: Asked
) -> None:
    now = [0.0]

    def late(slot: str, body: str) -> str:
        now[0] = 601.0
        return body

    hub.lie = late
    offer = Offer(replica, link, HOMES, clock=lambda: now[0], mailbox=lambda: hub.side("offer"))
    code = Code.typed(offer.start())
    hub.put("join-1", JoinSide(code).reply(hub.slots["offer-1"], new_device().document()))
    with pytest.raises(PairingError, match=r"ten minutes .* over"):
        offer.wait(person, threading.Event())
    assert not person.heard
    kept_its_keys(hub, link)


def test_a_person_who_answers_too_late_lets_nobody_in(
    replica: Replica, link: Link, hub: LyingHub
) -> None:
    now = [0.0]
    offer = Offer(replica, link, HOMES, clock=lambda: now[0], mailbox=lambda: hub.side("offer"))
    code = Code.typed(offer.start())
    hub.put("join-1", JoinSide(code).reply(hub.slots["offer-1"], new_device().document()))

    def thinking(joining: Joining) -> bool:
        now[0] = 700.0
        return True

    with pytest.raises(PairingError, match="over"):
        offer.wait(thinking, threading.Event())
    kept_its_keys(hub, link)


def test_a_person_who_says_no_lets_nobody_in_and_the_other_side_reads_it(
    offer: Offer, hub: LyingHub, threads: Any, link: Link, replica: Replica
) -> None:
    other = joining(threads, hub, offer.start())
    with pytest.raises(Refused, match="said no"):
        offer.wait(Asked(False), threading.Event())
    with pytest.raises(Refused, match=r"The other home said no\. Nothing was joined"):
        other.result(PATIENCE)
    assert not hub.gave_away(link.keyring)
    assert list(replica.records("device")) == [link.device]


def test_a_home_that_the_plan_does_not_have_is_refused_by_name(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any
) -> None:
    other = joining(threads, hub, offer.start(), home="red")
    with pytest.raises(Refused, match='no home "red"'):
        offer.wait(person, threading.Event())
    with pytest.raises(Refused, match=r'no home "red"; its homes are: green, blue'):
        other.result(PATIENCE)
    assert not person.heard


def test_leaving_ends_the_code_for_both(
    offer: Offer, hub: LyingHub, person: Asked, link: Link, threads: Any
) -> None:
    stop = threading.Event()
    offer.start()
    waiting = threads.submit(offer.wait, person, stop)
    stop.set()
    with pytest.raises(PairingError, match="ended here"):
        waiting.result(PATIENCE)
    kept_its_keys(hub, link)


def test_a_screen_that_breaks_while_asking_ends_the_code(
    offer: Offer, hub: LyingHub, link: Link
) -> None:
    code = Code.typed(offer.start())
    hub.put("join-1", JoinSide(code).reply(hub.slots["offer-1"], new_device().document()))

    def broken(joining: Joining) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        offer.wait(broken, threading.Event())
    kept_its_keys(hub, link)


def test_a_hub_that_is_silent_for_a_moment_is_asked_again(
    offer: Offer, hub: LyingHub, person: Asked, threads: Any, link: Link
) -> None:
    code = offer.start()
    hub.silent = 3
    other = joining(threads, hub, code)
    assert isinstance(offer.wait(person, threading.Event()), Paired)
    assert other.result(PATIENCE)[0] == link.keyring


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"key": "zz", "box": "00" * 32, "token_hash": "00" * 32, "home": "blue"},
        {"key": "00" * 32, "box": "00" * 32, "token_hash": "00" * 32, "home": 7},
        {"key": "00" * 32, "box": "00" * 32, "token_hash": "00" * 32, "home": "b" * 65},
        {"key": "00" * 32, "box": "00" * 32, "token_hash": 7, "home": "blue"},
        {"key": "00" * 32, "box": "00" * 32, "token_hash": "00" * 32, "home": "blue"},
    ],
)
def test_a_device_that_says_what_nobody_understands_is_not_let_in(
    about: dict[str, Any], offer: Offer, hub: LyingHub, person: Asked, link: Link
) -> None:
    code = Code.typed(offer.start())
    hub.put("join-1", JoinSide(code).reply(hub.slots["offer-1"], about))
    with pytest.raises(PairingError, match="does not understand"):
        offer.wait(person, threading.Event())
    assert not person.heard
    kept_its_keys(hub, link)


def test_a_code_needs_a_hub(replica: Replica, link: Link) -> None:
    with pytest.raises(PairingError, match=r"needs a hub.*--hub"):
        Offer(replica, link, HOMES).start()


def test_beginning_twice_makes_one_household(replica: Replica, link: Link) -> None:
    again = begin(replica, "", "green", "Green house")
    assert (again.household, again.device) == (link.household, link.device) != ("", "")
    assert replica.device == link.device
    assert len(replica.records("device")) == 1


def test_what_was_broken_off_in_the_middle_is_taken_up(
    replica: Replica, clock: HandClock, tmp_path: Path
) -> None:
    key = DeviceKey.new()
    replica.become(key.id, key.document())  # the power went before the link was written
    link = begin(replica, "", "green", "Green house")
    assert link.device == key.id
    assert replica.records("device")[key.id]["key"] == key.public
