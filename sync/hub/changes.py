"""The two verbs that carry the changes. They are asked far more often than all others."""

import asyncio
from typing import Any

from sync.hub.hub import Hub
from sync.hub.parked import Waiter
from sync.hub.request import Reply, Request
from sync.hub.store import Page, Sealed
from sync.wire import MOST_BYTES, MOST_CHANGES


async def post_changes(hub: Hub, request: Request) -> Reply:
    household = request.names["household"]
    await hub.device(request, household)
    changes = [
        Sealed(one["id"], one["device"], one["number"], one["blob"])
        for one in (await request.body())["changes"]
    ]
    posted = await hub.store.post(household, changes)
    hub.metrics.posts += 1
    hub.metrics.changes += posted.new
    if posted.new:
        hub.parked.wake(household)
    text = f'{{"epoch":"{posted.epoch}","head":{posted.head},"new":{posted.new}}}'
    return Reply(200, text.encode("ascii"))


async def get_changes(hub: Hub, request: Request) -> Reply:
    household, asked = request.names["household"], request.query()
    await hub.device(request, household, recovery=True)
    seconds = asked.get("wait", 0)
    if not seconds:
        return _told(await _page(hub, household, asked))
    with hub.parked.waiting(household) as waiter:
        page = await _page(hub, household, asked)
        if not _has_news(page, asked):
            page = await _waited(hub, request, waiter, page, seconds)
    return _told(page)


async def _waited(hub: Hub, request: Request, waiter: Waiter, page: Page, seconds: float) -> Page:
    """The page that ends the wait: news, or none when the time is over or the hub stops."""
    household, asked = request.names["household"], request.query()
    asked.setdefault("holdings", page.holdings)
    clock = asyncio.get_running_loop().time
    until = clock() + seconds
    while not _has_news(page, asked) and hub.parked.waits(waiter) and (left := until - clock()) > 0:
        waiter.seen = (page.next, page.holdings)
        await waiter.woken(left)
        await hub.device(request, household, recovery=True)  # it may have been removed meanwhile
        page = await _page(hub, household, asked)
    return page


async def _page(hub: Hub, household: str, asked: dict[str, Any]) -> Page:
    limit, mark = asked.get("limit", MOST_CHANGES), asked.get("mark")
    return await hub.store.page(household, asked.get("after", 0), limit, MOST_BYTES, mark)


def _has_news(page: Page, asked: dict[str, Any]) -> bool:
    return (
        bool(page.changes)
        or page.next != asked.get("after", 0)
        or page.mark != asked.get("mark", page.mark)
        or page.holdings != asked.get("holdings", page.holdings)
    )


def _told(page: Page) -> Reply:
    changes = ",".join(
        f'{{"id":"{one.id}","device":"{one.device}","number":{one.number},"blob":"{one.blob}"}}'
        for one in page.changes
    )
    text = (
        f'{{"changes":[{changes}],"next":{page.next},"epoch":"{page.epoch}",'
        f'"mark":"{page.mark}","holdings":{page.holdings}}}'
    )
    return Reply(200, text.encode("ascii"))
