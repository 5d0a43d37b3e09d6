"""The verbs about the hub itself."""

from sync.hub.hub import Hub
from sync.hub.metrics import CONTENT_TYPE
from sync.hub.openapi import document
from sync.hub.request import Reply, Request, reply


async def healthz(hub: Hub, request: Request) -> Reply:
    await hub.store.check()
    return reply({"ok": True})


async def metrics(hub: Hub, request: Request) -> Reply:
    figures = await hub.store.figures()
    return Reply(200, hub.metrics.text(hub.parked.count, figures), CONTENT_TYPE)


async def openapi(hub: Hub, request: Request) -> Reply:
    return reply(document())
