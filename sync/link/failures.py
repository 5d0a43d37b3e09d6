"""From what a library raises, or a hub answers, to the few states that a home has to tell apart.

"No network here" is said where the system itself has no way out; everything else is a hub that
does not answer. A host that cannot be reached (EHOSTUNREACH) is a hub that is switched off: where
the cable or the radio is gone, the route is gone with it (ENETUNREACH).
"""

import errno
import json
import socket
from collections.abc import Iterator
from typing import Any

import requests

from sync.link.errors import HubError, HubRefused, HubSilent, NoNetwork

NO_WAY_OUT = {errno.ENETUNREACH, errno.ENETDOWN, errno.ENONET, errno.EADDRNOTAVAIL}
LONGEST_PAUSE = 900.0  # seconds; a hub that asks for more is asked again after this
ELSEWHERE = ("192.0.2.1", 9)  # RFC 5737: an address that is nobody's

KEPT = "everything is kept and will be sent"
LOCKED_OUT = (
    "The hub does not let this device in: it was removed, or the hub was restored from before it "
    "was paired. Everything is kept here. In the second case it goes on by itself once another "
    "device has synced; else pair it again."
)


def failure(error: BaseException, url: str) -> HubError:
    """The state for an exception of requests, urllib3 or the system."""
    if isinstance(error, requests.exceptions.SSLError):
        return HubSilent(
            f"The hub at {url} shows another certificate than this device was given; {KEPT}. "
            "Check the hub's address, or pair this device again."
        )
    reasons = list(causes(error))
    offline = any(getattr(one, "errno", None) in NO_WAY_OUT for one in reasons)
    nameless = any(isinstance(one, socket.gaierror) for one in reasons)
    if offline or (nameless and not has_way_out()):
        return NoNetwork(f"There is no network here; {KEPT}.")
    return HubSilent(f"The hub at {url} does not answer; {KEPT}.")


def causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that it came from; urllib3 hides some as arguments and reasons."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def has_way_out() -> bool:
    """Whether the system knows a route to the world; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
        except OSError:
            return False
    return True


def refusal(status: int, retry_after: str | None, body: bytes, url: str) -> HubError:
    """The state for an answer that is not a success."""
    pause = seconds(retry_after)
    if status == 429 or status >= 500:
        return HubSilent(f"The hub at {url} is busy ({status}); {KEPT}.", pause)
    code, message = _said(body)
    if not code:
        return HubSilent(f"At {url} something else than a hub answers ({status}); {KEPT}.", pause)
    if code == "unauthorised":
        return HubRefused(code, LOCKED_OUT)
    return HubRefused(code, f"The hub refused ({message}); {KEPT}.")


def seconds(retry_after: str | None) -> float | None:
    """A Retry-After in seconds, within bounds; None where there is none, or it is a date."""
    if retry_after is None or not retry_after.strip().isdecimal():
        return None
    return min(float(retry_after), LONGEST_PAUSE)


def _said(body: bytes) -> tuple[str, str]:
    try:
        said: Any = json.loads(body)["error"]
        code, message = said["code"], said["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", ""
    return (
        (code, message.rstrip("."))
        if isinstance(code, str) and isinstance(message, str)
        else ("", "")
    )
