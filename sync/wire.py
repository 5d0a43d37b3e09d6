"""What the hub and its clients agree on: limits, the port, and how a hub's address is written."""

import re

LINK_FILE = "link.json"  # in a joined device's folder; to look for it nothing heavy is loaded
HALF_MADE = "joining"  # beside it, as long as nothing in the folder counts: a joining is under way

DEFAULT_PORT = 7827  # STAR on a telephone's keys; free in IANA's register

MOST_CHANGES = 500  # changes in one request or reply
MOST_BYTES = 256 * 1024  # of a request's body, and about that of a reply's
MOST_BLOB = 64 * 1024  # characters of one sealed change
MOST_TEXT = 8 * 1024  # characters of a pairing message, a holding or a recovery box
MOST_WELCOME = 32 * 1024  # characters of the message that lets a device in, with the plan in it
LONGEST_WAIT = 55  # seconds that a poll is parked at most

_HOST = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\]")


def hub_url(text: str) -> str:
    """A hub's address as a person typed it, made whole: `name.local` is `http://name.local:7827`.

    Without a port http takes 7827 and https takes 443. Raises ValueError with a sentence.
    """
    typed = text.strip()
    scheme, host, port, path = _parts(typed if "://" in typed else f"http://{typed}")
    if scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise ValueError(
            f'"{text}" is not a hub\'s address. Write it like http://samestars.local '
            "or https://hub.example.org."
        )
    from urllib.parse import urlunsplit  # 4 ms that the screen's start can do without

    number = port or (DEFAULT_PORT if scheme == "http" else None)
    place = host if number is None else f"{host}:{number}"
    return urlunsplit((scheme, place, path.rstrip("/"), "", ""))


def _parts(typed: str) -> tuple[str, str, int | None, str]:
    from urllib.parse import urlsplit  # as above

    try:
        found = urlsplit(typed)
        host = f"[{found.hostname}]" if ":" in (found.hostname or "") else found.hostname or ""
        return found.scheme.lower(), host, found.port, found.path
    except ValueError:  # a port that is no number, a bracket that does not close
        return "", "", None, ""
