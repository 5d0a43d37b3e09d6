"""The endpoint as an ASGI application: from an address to a verb, from its reply to bytes."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from sync.errors import StoreFull, SyncError
from sync.hub.about import healthz, metrics, openapi
from sync.hub.body import Body, Receive
from sync.hub.changes import get_changes, post_changes
from sync.hub.forms import NotInForm
from sync.hub.households import (
    delete_device,
    get_devices,
    get_holdings,
    get_recovery,
    put_device,
    put_holding,
    put_household,
    put_recovery,
)
from sync.hub.hub import Hub
from sync.hub.pairings import delete_mailbox, get_slot, join_mailbox, post_mailbox, put_slot
from sync.hub.refusals import Refusal
from sync.hub.request import Reply, Request, Scope, Send
from sync.hub.routes import ANYONE, PATH_FORMS, ROUTES, Route
from sync.hub.store import NoHousehold, StoreAway

LOOK_AGAIN = 0.25  # seconds between two looks at a store that other processes write to

Verb = Callable[[Hub, Request], Awaitable[Reply]]

VERBS: Mapping[str, Verb] = {
    verb.__name__: verb
    for verb in (
        post_changes, get_changes, put_household, get_devices, put_device, delete_device,
        get_holdings, put_holding, post_mailbox, join_mailbox, put_slot, get_slot, delete_mailbox,
        put_recovery, get_recovery, healthz, metrics, openapi,
    )
}  # fmt: skip


def _by_address() -> list[tuple[re.Pattern[str], dict[str, Route]]]:
    """Each address as a pattern, with its routes by method."""
    found: dict[str, dict[str, Route]] = {}
    for route in ROUTES:
        found.setdefault(route.template, {})[route.method] = route
    return [
        (re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)), routes)
        for template, routes in found.items()
    ]


ADDRESSES = _by_address()


class HubApp:
    """Answers requests from a hub. Also keeps the parked polls of a shared store awake."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        headers: list[tuple[bytes, bytes]] = []
        coming = Body(receive)
        try:
            status, body, content_type = await self._answer(scope, coming)
        except Refusal as refusal:
            refusal = await self._after_the_body(refusal, coming)
            status, body, content_type = refusal.status, refusal.body(), b"application/json"
            headers = refusal.headers
            self.hub.metrics.refusals[refusal.code] += 1
        self.hub.metrics.replies[status] += 1
        if status != 204:
            headers.append((b"content-type", content_type))
            headers.append((b"content-length", b"%d" % len(body)))
            headers.append((b"cache-control", b"no-store"))  # a proxy's old answer would be wrong
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _after_the_body(self, refusal: Refusal, coming: Body) -> Refusal:
        """The refusal, or another where the body it is about does not come to an end."""
        if refusal.hangs_up:
            return refusal
        try:
            await coming.drain()
        except Refusal as worse:
            return worse
        return refusal

    async def _answer(self, scope: Scope, coming: Body) -> Reply:
        """The reply. Raises Refusal, and nothing else that the store may have said."""
        route, names = found(scope["path"], scope["method"])
        request = Request(scope, coming, route, names)
        if route.access != ANYONE and not request.token_hash:
            raise self.hub.wrong_token(request)
        try:
            return await VERBS[route.name](self.hub, request)
        except NoHousehold:
            raise Refusal("not_known", "This hub does not know the household.") from None
        except StoreFull:
            raise Refusal("full") from None
        except SyncError:
            raise Refusal("busy") from None

    async def keep_looking(self) -> None:
        """Wake the polls whose household another process has written to; until cancelled."""
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            households = [key for key in self.hub.parked.waited_for() if len(key) == 32]
            if not households:
                continue
            with suppress(StoreAway):  # the polls wait on, and the next look may be answered
                for household, now in (await self.hub.store.heads(households)).items():
                    self.hub.parked.wake_if_other(household, now)


def found(path: str, method: str) -> tuple[Route, dict[str, str]]:
    """The route of an address, and the names in it. Raises Refusal."""
    for pattern, routes in ADDRESSES:
        if names := pattern.fullmatch(path):
            if method not in routes:
                raise Refusal("method_not_allowed", allow=", ".join(routes))
            return routes[method], _in_form(names.groupdict())
    raise Refusal("not_found")


def _in_form(names: dict[str, str]) -> dict[str, str]:
    for name, value in names.items():
        try:
            PATH_FORMS[name].check(value, name)
        except NotInForm as error:
            raise Refusal("bad_request", f"{error} Nothing was changed.") from None
    return names
