"""The hub as a process: its socket, its store, its signals."""

import asyncio
import logging
import resource
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from ssl import SSLError

from uvicorn import Config, Server

from sync.hub.app import HubApp
from sync.hub.hub import Hub, Limits
from sync.hub.mailboxes import Mailboxes
from sync.hub.protocols import fastest
from sync.hub.store import HubError, HubStore
from sync.wire import DEFAULT_PORT

GRACE = 5  # seconds that requests have to end in when the hub stops; polls end at once
FAREWELL = 1.0  # seconds that an idle peer has to say goodbye in
SILENCE = 75  # seconds that a connection may lie idle between two requests: longer than a poll
BACKLOG = 2048
PROXIES = ["127.0.0.1", "::1", "::ffff:127.0.0.1"]  # who may say whom they speak for
ALL_NETWORKS = "::"

Opening = Callable[[], Awaitable[tuple[HubStore, Mailboxes | None]]]


class CannotServe(HubError):
    """The hub did not start; the message says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the hub listens. `port` 0 takes any that is free."""

    host: str = ALL_NETWORKS
    port: int = DEFAULT_PORT
    certificate: Path | None = None
    key: Path | None = None
    limits: Limits = field(default_factory=Limits)


class HubServer(Server):
    """uvicorn's server, which lets parked polls go before it stops, and stops with success."""

    def __init__(self, config: Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGTERM and SIGINT. uvicorn would raise them again: a stop would look a fault."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.parked.end()
        asyncio.get_running_loop().call_later(FAREWELL, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        """Leave the connections that nothing goes on in: over TLS asyncio waits half a minute for
        a peer to say goodbye, and a home that only listens never does.
        """
        for connection in list(self.server_state.connections):
            cycle = getattr(connection, "cycle", None)  # of uvicorn's HTTP protocols, all alike
            if cycle is None or cycle.response_complete:
                connection.transport.abort()


def serve(settings: Settings, opening: Opening, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is told the address once the hub answers.

    Raises a SyncError where it cannot begin.
    """
    listening = bound(settings)
    address = spoken(settings, listening)
    with listening:
        _allow_many_sockets()
        config = _config(settings)
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(config, settings, opening, listening, lambda: ready(address)))


def bound(settings: Settings) -> socket.socket:
    """The socket, which takes connections from now on. Raises CannotServe."""
    both = settings.host == ALL_NETWORKS and socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server(
            (settings.host, settings.port), family=family, backlog=BACKLOG, dualstack_ipv6=both
        )
    except (OSError, OverflowError) as error:
        raise CannotServe(
            f"The hub cannot listen on {settings.host} port {settings.port} ({error}). "
            "Nothing was changed. Choose another with --host and --port."
        ) from error


def spoken(settings: Settings, listening: socket.socket) -> str:
    """The address as a person would type it."""
    scheme = "https" if settings.certificate else "http"
    host = socket.gethostname() if settings.host in (ALL_NETWORKS, "0.0.0.0") else settings.host
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{listening.getsockname()[1]}"


async def _serve(
    config: Config,
    settings: Settings,
    opening: Opening,
    listening: socket.socket,
    ready: Callable[[], None],
) -> None:
    store, mailboxes = await opening()
    hub = Hub(store, settings.limits, mailboxes)
    app = HubApp(hub)
    config.app = app
    server = HubServer(config, hub)
    looking = asyncio.create_task(app.keep_looking()) if store.shared else None
    try:
        _load(config)
        asyncio.get_running_loop().call_soon(ready)  # the socket takes connections already
        await server.serve(sockets=[listening])
    finally:
        if looking:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking
        await store.close()


def _config(settings: Settings) -> Config:
    """uvicorn's settings. It writes no access log: addresses and ids of households are private."""
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    return Config(
        app="",
        http=fastest(),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        forwarded_allow_ips=PROXIES,
        timeout_keep_alive=SILENCE,
        timeout_graceful_shutdown=GRACE,
        backlog=BACKLOG,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.key,
    )


def _load(config: Config) -> None:
    try:
        config.load()
    except (OSError, SSLError) as error:
        raise CannotServe(
            f"The certificate or its key cannot be used ({error}). Nothing was changed. "
            "Give the PEM files with --tls-cert and --tls-key."
        ) from error


def _allow_many_sockets() -> None:
    """As many as the system lets this process have: each parked poll holds one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
