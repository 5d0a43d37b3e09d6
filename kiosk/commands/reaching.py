"""Asking a hub in a command: nobody reachable is a state of its own, with its own exit code."""

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.errors import NobodyReachable


@contextmanager
def reaching() -> Iterator[None]:
    """Raises NobodyReachable where the hub is silent or the network away; a refusal stays one."""
    from sync.link import HubSilent, NoNetwork  # requests: 0.1 s that most commands do without

    try:
        yield
    except (HubSilent, NoNetwork) as error:
        raise NobodyReachable(f"{error} Do the same again when it answers.") from error
