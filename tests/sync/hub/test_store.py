"""What every store does, whatever it keeps its households in."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest

from sync.hub.store import HubStore, NoHousehold, RecoveryBox, Sealed
from tests.sync.hub_process import mark_of, sealed

HOUSEHOLD, OTHER = "a1" * 16, "b2" * 16
DEVICE, SECOND = "c3" * 8, "d4" * 8
HASH, HASH_TOO = "e5" * 32, "f6" * 32
MANY_BYTES = 10**6
IN_TIME = 20.0  # seconds within which anything here must be over


def changes(count: int, size: int = 400) -> list[Sealed]:
    return [Sealed(**sealed(number, DEVICE, size)) for number in range(1, count + 1)]


def mark(posted: Iterable[Sealed]) -> str:
    return mark_of(one.id for one in posted)


async def made(store: HubStore, household: str = HOUSEHOLD) -> str:
    _, epoch = await store.make(household, {DEVICE: HASH})
    return epoch


async def all_of(store: HubStore, household: str = HOUSEHOLD, limit: int = 50) -> list[Sealed]:
    """Every change, as a device reads them."""
    found: list[Sealed] = []
    while (page := await store.page(household, len(found), limit, MANY_BYTES)).changes:
        found += page.changes
        assert page.next == len(found)
    return found


async def test_a_household_is_made_once(store: HubStore) -> None:
    new, epoch = await store.make(HOUSEHOLD, {DEVICE: HASH})
    again, epoch_again = await store.make(HOUSEHOLD, {SECOND: HASH_TOO})
    assert (new, again) == (True, False)
    assert epoch == epoch_again
    assert len(epoch) == 16
    assert await store.members(HOUSEHOLD) == {DEVICE: HASH}
    assert epoch != await made(store, OTHER)


async def test_one_of_many_who_make_a_household_at_once_makes_it(store: HubStore) -> None:
    answers = await asyncio.gather(*(store.make(HOUSEHOLD, {DEVICE: HASH}) for _ in range(8)))
    assert sorted(new for new, _ in answers) == [False] * 7 + [True]
    assert len({epoch for _, epoch in answers}) == 1


ASKED: dict[str, Callable[[HubStore], Awaitable[Any]]] = {
    "members": lambda store: store.members(OTHER),
    "add": lambda store: store.add(OTHER, {DEVICE: HASH}),
    "replace": lambda store: store.replace(OTHER, DEVICE, HASH),
    "remove": lambda store: store.remove(OTHER, DEVICE),
    "post": lambda store: store.post(OTHER, changes(1)),
    "page": lambda store: store.page(OTHER, 0, 10, MANY_BYTES),
    "hold": lambda store: store.hold(OTHER, DEVICE, "AAAA"),
    "holdings": lambda store: store.holdings(OTHER),
    "keep_recovery": lambda store: store.keep_recovery("1" * 32, RecoveryBox(OTHER, HASH, "AAAA")),
    "recovery_hash": lambda store: store.recovery_hash(OTHER),
}


@pytest.mark.parametrize("asked", ASKED)
async def test_a_household_that_is_not_there_is_told(store: HubStore, asked: str) -> None:
    await made(store)
    with pytest.raises(NoHousehold):
        await ASKED[asked](store)
    assert await store.heads([HOUSEHOLD, OTHER]) == {HOUSEHOLD: (0, 0)}
    with pytest.raises(NoHousehold):
        await store.members(OTHER)


async def test_devices_come_change_and_go(store: HubStore) -> None:
    await made(store)
    await store.add(HOUSEHOLD, {DEVICE: HASH_TOO, SECOND: HASH_TOO})
    assert await store.members(HOUSEHOLD) == {DEVICE: HASH, SECOND: HASH_TOO}
    await store.replace(HOUSEHOLD, DEVICE, HASH_TOO)
    await store.replace(HOUSEHOLD, "9" * 16, HASH)
    assert await store.members(HOUSEHOLD) == {DEVICE: HASH_TOO, SECOND: HASH_TOO, "9" * 16: HASH}
    for _ in range(2):
        await store.remove(HOUSEHOLD, DEVICE)
    assert await store.members(HOUSEHOLD) == {SECOND: HASH_TOO, "9" * 16: HASH}


async def test_changes_keep_their_order_and_each_is_kept_once(store: HubStore) -> None:
    epoch = await made(store)
    first = changes(5)
    posted = await store.post(HOUSEHOLD, first[:3])
    assert (posted.epoch, posted.head, posted.new) == (epoch, 3, 3)
    posted = await store.post(HOUSEHOLD, [*first[1:], first[4]])
    assert (posted.head, posted.new) == (5, 2)
    posted = await store.post(HOUSEHOLD, first)
    assert (posted.head, posted.new) == (5, 0)
    assert await all_of(store) == first
    assert await all_of(store, limit=2) == first


async def test_of_two_changes_with_one_id_the_first_stays(store: HubStore) -> None:
    await made(store)
    one, other = changes(2)
    same = Sealed(one.id, other.device, other.number, other.blob)
    assert (await store.post(HOUSEHOLD, [one, same])).new == 1
    assert (await store.post(HOUSEHOLD, [same])).new == 0
    assert await all_of(store) == [one]


async def test_households_do_not_see_each_other(store: HubStore) -> None:
    await made(store)
    await made(store, OTHER)
    shared, ours, theirs = changes(3)
    await asyncio.gather(store.post(HOUSEHOLD, [shared, ours]), store.post(OTHER, [shared, theirs]))
    assert await all_of(store) == [shared, ours]
    assert await all_of(store, OTHER) == [shared, theirs]


async def test_nothing_to_post_changes_nothing(store: HubStore) -> None:
    await made(store)
    posted = await store.post(HOUSEHOLD, [])
    assert (posted.head, posted.new) == (0, 0)


async def test_a_page_is_bounded_and_goes_on(store: HubStore) -> None:
    epoch = await made(store)
    posted = changes(20, size=1000)
    await store.post(HOUSEHOLD, posted)
    page = await store.page(HOUSEHOLD, 4, 3, MANY_BYTES)
    assert list(page.changes) == posted[4:7]
    assert (page.next, page.mark, page.epoch) == (7, mark(posted[:7]), epoch)
    bounded = await store.page(HOUSEHOLD, 0, 500, 5000)
    assert 2 <= len(bounded.changes) <= 6
    assert list(bounded.changes) == posted[: bounded.next]
    tiny = await store.page(HOUSEHOLD, 19, 500, 10)
    assert list(tiny.changes) == posted[19:]


async def test_an_empty_page_tells_the_place(store: HubStore) -> None:
    await made(store)
    page = await store.page(HOUSEHOLD, 0, 10, MANY_BYTES)
    assert (list(page.changes), page.next, page.mark, page.holdings) == ([], 0, "", 0)
    posted = changes(2)
    await store.post(HOUSEHOLD, posted)
    for after in (2, 3, 2**53 - 1):
        page = await store.page(HOUSEHOLD, after, 10, MANY_BYTES)
        assert (list(page.changes), page.next, page.mark) == ([], 2, mark(posted))


async def test_another_log_is_known_by_its_mark(store: HubStore) -> None:
    await made(store)
    posted = changes(3)
    await store.post(HOUSEHOLD, posted)
    right = await store.page(HOUSEHOLD, 1, 10, MANY_BYTES, posted[0].id[:8])
    assert list(right.changes) == posted[1:]
    assert list((await store.page(HOUSEHOLD, 0, 10, MANY_BYTES, "")).changes) == posted
    wrong = await store.page(HOUSEHOLD, 1, 10, MANY_BYTES, "00000000")
    assert (list(wrong.changes), wrong.mark) == ([], posted[0].id[:8])
    beyond = await store.page(HOUSEHOLD, 9, 10, MANY_BYTES, "00000000")
    assert (list(beyond.changes), beyond.next, beyond.mark) == ([], 3, mark(posted))


async def test_a_log_with_the_same_end_and_another_beginning_has_another_mark(
    store: HubStore,
) -> None:
    await made(store)
    await made(store, OTHER)
    first, second, third, fourth, last = changes(5)
    for household, posted in (HOUSEHOLD, [first, second, last]), (OTHER, [third, fourth, last]):
        await store.post(household, posted[:1])
        await store.post(household, posted)
    there = await store.page(HOUSEHOLD, 0, 10, MANY_BYTES)
    page = await store.page(OTHER, there.next, 10, MANY_BYTES, there.mark)
    assert (list(page.changes), page.next) == ([], there.next)
    assert page.mark != there.mark == mark([first, second, last])


async def test_holdings_are_replaced_and_counted(store: HubStore) -> None:
    await store.make(HOUSEHOLD, {DEVICE: HASH, SECOND: HASH_TOO})
    assert await store.holdings(HOUSEHOLD) == ({}, 0)
    await store.hold(HOUSEHOLD, DEVICE, "AAAA")
    await store.hold(HOUSEHOLD, SECOND, "BBBB")
    await store.hold(HOUSEHOLD, DEVICE, "CCCC")
    assert await store.holdings(HOUSEHOLD) == ({DEVICE: "CCCC", SECOND: "BBBB"}, 3)
    assert await store.heads([HOUSEHOLD]) == {HOUSEHOLD: (0, 3)}
    assert (await store.page(HOUSEHOLD, 0, 10, MANY_BYTES)).holdings == 3
    await store.remove(HOUSEHOLD, DEVICE)
    kept, counter = await store.holdings(HOUSEHOLD)
    assert kept == {SECOND: "BBBB"}
    assert counter >= 3


async def test_holdings_at_once_are_all_counted(store: HubStore) -> None:
    devices = {f"{one:016x}": HASH for one in range(20)}
    await store.make(HOUSEHOLD, devices)
    await asyncio.gather(*(store.hold(HOUSEHOLD, device, "AAAA") for device in devices))
    kept, counter = await store.holdings(HOUSEHOLD)
    assert (len(kept), counter) == (20, 20)


async def test_a_device_that_was_removed_holds_nothing(store: HubStore) -> None:
    await made(store)
    await store.hold(HOUSEHOLD, SECOND, "AAAA")
    assert await store.holdings(HOUSEHOLD) == ({}, 0)


async def test_a_recovery_box_takes_the_place_of_the_last(store: HubStore) -> None:
    await made(store)
    assert await store.recovery("1" * 32) is None
    assert await store.recovery_hash(HOUSEHOLD) == ""
    first, second = RecoveryBox(HOUSEHOLD, HASH, "AAAA"), RecoveryBox(HOUSEHOLD, HASH_TOO, "BBBB")
    await store.keep_recovery("1" * 32, first)
    assert await store.recovery("1" * 32) == first
    assert await store.recovery_hash(HOUSEHOLD) == HASH
    await store.keep_recovery("2" * 32, second)
    assert await store.recovery("1" * 32) is None
    assert await store.recovery("2" * 32) == second
    assert await store.recovery_hash(HOUSEHOLD) == HASH_TOO


async def test_a_follower_of_eight_writers_misses_nothing(store: HubStore) -> None:
    await made(store)
    sent = [changes(25) for _ in range(8)]

    async def write(batch: list[Sealed]) -> list[int]:
        heads = []
        for change in batch:
            heads.append((await store.post(HOUSEHOLD, [change])).head)
        return heads

    async def follow() -> list[str]:
        seen: list[str] = []
        while len(seen) < 200:
            page = await store.page(HOUSEHOLD, len(seen), 7, MANY_BYTES)
            seen += [change.id for change in page.changes]
            assert page.next == len(seen)
            await asyncio.sleep(0)  # an empty page may be answered without waiting for anything
        return seen

    async with asyncio.timeout(IN_TIME):
        seen, *heads = await asyncio.gather(follow(), *map(write, sent))
    assert sorted(seen) == sorted(change.id for batch in sent for change in batch)
    assert sorted(number for some in heads for number in some) == list(range(1, 201))
    for batch in sent:
        assert [one for one in seen if one in {change.id for change in batch}] == [
            change.id for change in batch
        ]


async def test_it_says_how_it_is(store: HubStore) -> None:
    await store.check()
    await made(store)
    figures = await store.figures()
    assert all(name.isidentifier() for name in figures)
    assert figures.get("households", 1) == 1  # a database does not count them each time


async def test_the_most_that_one_post_may_bring_comes_back_whole(store: HubStore) -> None:
    await made(store)
    posted = changes(500, size=300)
    assert (await store.post(HOUSEHOLD, posted)).new == 500
    assert await all_of(store, limit=500) == posted
    large = Sealed(secrets.token_hex(16), DEVICE, 501, "A" * 65536)
    await store.post(HOUSEHOLD, [large])
    assert (await store.page(HOUSEHOLD, 500, 500, MANY_BYTES)).changes[0] == large
