"""A code over a real hub."""

import json
import threading

import pytest
import requests

from sync import Replica
from sync.link import HubClient, HubSilent, Link, NotPaired
from sync.pairing import (
    HERE,
    WAITING,
    Code,
    Joining,
    Paired,
    PairingError,
    Refused,
    WrongCode,
    begin,
    join,
)
from sync.pairing.handshake import JoinSide
from sync.pairing.mailbox import HubMailbox
from tests.sync.hub_process import HubProcess
from tests.sync.pairing.conftest import HOMES, PATIENCE, Family

NOBODY = "http://127.0.0.1:9"  # the discard port: nobody listens


def test_a_new_device_has_the_plan_as_soon_as_it_has_joined(family: Family) -> None:
    green = family.begun()
    offer, blue = family.offer(green), family.new("blue")
    heard: list[Joining] = []
    steps: list[str] = []
    code = offer.start()
    waiting = family.waiting(offer, lambda joining: not heard.append(joining))
    joined = join(code, family.url, "blue", blue.folder, blue.clock, progress=steps.append)
    paired = waiting.result(PATIENCE)
    assert blue.task() == {"title": "Five k words"}
    assert steps == [WAITING, HERE]
    assert heard == [Joining(joined.device, "blue", "Blue house")]
    assert (paired.device, paired.name, joined.name) == (joined.device, "Blue house", "Blue house")
    assert blue.link.keyring == green.link.keyring
    assert blue.link.token != green.link.token
    assert blue.replica.device == joined.device != green.replica.device


def test_both_devices_hear_each_other_from_then_on(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    blue.write(minutes=5)
    blue.sync()
    green.sync()
    assert green.task() == {"title": "Five k words", "minutes": 5}
    assert green.replica.records("device") == blue.replica.records("device")


def test_private_keys_and_tokens_never_travel(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    said = json.dumps([change.document() for change in green.replica.changes()])
    for device in (green, blue):
        assert device.replica.secret["key"] not in said
        assert device.link.token not in said
    assert green.replica.secret != blue.replica.secret


def test_a_wrong_guess_burns_the_code_at_the_hub(family: Family) -> None:
    green = family.begun()
    offer, blue = family.offer(green), family.new("blue")
    code = offer.start()
    waiting = family.waiting(offer)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    with pytest.raises(WrongCode, match="Make a new code"):
        join(wrong, family.url, "blue", blue.folder, blue.clock)
    with pytest.raises(WrongCode, match="typed wrong on the other device"):
        waiting.result(PATIENCE)
    with pytest.raises(WrongCode):
        join(code, family.url, "blue", blue.folder, blue.clock)
    assert not blue.folder.exists()
    assert len(green.replica.records("device")) == 1


def test_of_two_joiners_at_once_one_is_let_in(family: Family) -> None:
    green = family.begun()
    offer = family.offer(green)
    code = offer.start()
    waiting = family.waiting(offer)
    both = [
        family.threads.submit(join, code, family.url, home, device.folder, device.clock)
        for home in ("blue", "red")
        for device in [family.new(home)]
    ]
    came = [one.exception(PATIENCE) or one.result() for one in both]
    (joined,) = (one for one in came if isinstance(one, Paired))
    (refused,) = (one for one in came if isinstance(one, PairingError))
    assert "Another device has typed this code already" in str(refused) or "ended" in str(refused)
    assert waiting.result(PATIENCE).device == joined.device
    assert len(green.replica.records("device")) == 2


def test_a_code_that_nobody_shows_is_not_known(family: Family) -> None:
    blue = family.new("blue")
    with pytest.raises(PairingError, match="knows no such code"):
        # four digits: a hub that is not crowded gives three, to the other tests too
        join("0000 111 222", family.url, "blue", blue.folder, blue.clock)
    assert not blue.folder.exists()


def test_a_device_that_holds_something_is_not_joined(family: Family) -> None:
    green, other = family.begun(), family.begun("other")
    with pytest.raises(PairingError, match="already holds something"):
        join(family.offer(green).start(), family.url, "blue", other.folder, other.clock)
    assert other.task() == {"title": "Five k words"}


def test_who_was_told_no_has_nothing(family: Family) -> None:
    green = family.begun()
    offer, blue = family.offer(green), family.new("blue")
    code = offer.start()
    waiting = family.waiting(offer, lambda joining: False)
    with pytest.raises(Refused, match="said no"):
        join(code, family.url, "blue", blue.folder, blue.clock)
    with pytest.raises(Refused):
        waiting.result(PATIENCE)
    assert not blue.folder.exists()


def test_leaving_the_offer_tells_the_other_device(family: Family) -> None:
    green, blue, stop = family.begun(), family.new("blue"), threading.Event()
    offer = family.offer(green)
    code = offer.start()
    stop.set()
    with pytest.raises(PairingError, match="ended here"):
        offer.wait(lambda joining: True, stop)
    with pytest.raises(WrongCode):
        join(code, family.url, "blue", blue.folder, blue.clock)


def test_the_new_device_can_leave_too(family: Family) -> None:
    green, blue, stop = family.begun(), family.new("blue"), threading.Event()
    offer = family.offer(green)
    code = offer.start()

    def leave(step: str) -> None:
        stop.set()

    with pytest.raises(PairingError, match="ended here"):
        join(code, family.url, "blue", blue.folder, blue.clock, stop=stop, progress=leave)
    assert not blue.folder.exists()
    with pytest.raises(PairingError):
        offer.wait(lambda joining: True, threading.Event())


def test_what_passed_through_the_mailbox_is_no_use_a_second_time(family: Family) -> None:
    green = family.begun()
    first = family.offer(green)
    code = Code.typed(first.start())
    stranger = HubMailbox.joined(HubClient(family.url, "", ""), code.nameplate)
    offer_1 = stranger.get("offer-1", 1)
    assert offer_1
    old = JoinSide(code).reply(offer_1, {})
    stranger.burn()
    second = family.offer(green)
    again = HubMailbox.joined(HubClient(family.url, "", ""), Code.typed(second.start()).nameplate)
    again.put("join-1", old)
    with pytest.raises(WrongCode):
        second.wait(lambda joining: True, threading.Event())


def test_a_stranger_cannot_read_or_write_a_mailbox(family: Family) -> None:
    nameplate = Code.typed(family.offer(family.begun()).start()).nameplate
    for token in ("", "0" * 64):
        answer = requests.get(
            f"{family.url}/v1/mailboxes/{nameplate}/offer-1",
            headers={"Authorization": f"Bearer {token}"},
            timeout=PATIENCE,
        )
        assert answer.status_code == 401


def test_nothing_is_begun_where_no_hub_answers(family: Family) -> None:
    blue = family.new("blue")
    with pytest.raises(HubSilent):
        join("482 917 305", NOBODY, "blue", blue.folder, blue.clock)
    assert not blue.folder.exists()


def test_a_household_that_meets_elsewhere_is_not_moved(family: Family) -> None:
    green = family.begun()
    with pytest.raises(PairingError, match=r"meets at http.*; nothing was changed"):
        begin(green.replica, NOBODY, "green")


def test_a_first_offer_without_its_hub_changes_nothing(family: Family) -> None:
    device = family.new("lone")
    Replica.create(device.folder, clock=device.clock).close()
    before = device.replica.device
    with pytest.raises(HubSilent):
        begin(device.replica, NOBODY, "green", "Green house")
    assert device.replica.device == before
    assert not device.replica.secret
    with pytest.raises(NotPaired):
        Link.open(device.folder)


def test_a_hubs_address_that_is_none_is_refused_in_words(family: Family) -> None:
    blue = family.new("blue")
    with pytest.raises(PairingError, match="is not a hub's address"):
        join("482 917 305", "ftp://x", "blue", blue.folder, blue.clock)


def test_the_hub_holds_nothing_of_plan_names_or_keys(family: Family, hub: HubProcess) -> None:
    green = family.begun()
    family.joined(green)
    secret = green.link.keyring.keys[green.link.keyring.current].secret
    held = b"".join(path.read_bytes() for path in hub.folder.rglob("*") if path.is_file())
    assert green.link.household.encode() in held
    for word in (b"Five k words", b"Blue house", b"k-words", secret, secret.hex().encode()):
        assert word not in held
    for device in (green, *family.devices):
        assert device.link.token.encode() not in held
    assert HOMES["blue"].encode() not in hub.log.read_bytes()


def test_a_household_that_met_by_folder_alone_can_get_a_hub(family: Family) -> None:
    green = family.begun(hub="")
    begin(green.replica, family.url, "green")
    assert green.link.hub == family.url
    assert family.joined(green).task() == {"title": "Five k words"}
