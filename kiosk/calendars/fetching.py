"""A calendar from where it is: a file, standard input, or an address on the web.

The address of a private calendar opens it to whoever has it: it is a secret, and no message and no
record holds more of it than the host.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import requests

from kiosk import __version__
from kiosk.calendars.bounded import bounded
from kiosk.calendars.errors import CalendarError
from kiosk.calendars.sieve import LARGEST

SECONDS = 60.0  # for all of it
ANSWER_SECONDS = (10.0, 20.0)  # to connect; between two pieces
MOST_REDIRECTS = 5
PIECE = 1 << 16
ADDRESSES = ("https://", "http://", "webcal://", "webcals://")
SCHEME = "://"
REFUSALS = {
    401: "asks for a password: use the calendar's secret address",
    403: "does not give it out: use the calendar's secret address",
    404: "has no calendar at this address",
    410: "has no calendar at this address any more",
    429: "was asked too often: try again later",
}


def fetched(source: str) -> bytes:
    """The calendar that a person named. Raises CalendarError with the reason where there is none;
    at most a byte more than LARGEST is read.
    """
    if source == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    if SCHEME in source:
        return _from_the_web(source)
    try:
        with Path(source).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CalendarError(f"{source} cannot be opened ({error.strerror}).") from error


def _from_the_web(address: str) -> bytes:
    if not address.lower().startswith(ADDRESSES):
        scheme = address.partition(SCHEME)[0]
        raise CalendarError(f'"{scheme}" is no address of a calendar: use https:// or webcal://.')
    rest = address.partition(SCHEME)[2]
    plain = address.lower().startswith("http://")
    late = f"{_host(rest)} takes longer than {SECONDS:.0f} seconds."
    return bounded(SECONDS, lambda: _get(f"{'http' if plain else 'https'}://{rest}"), late)


def _get(address: str) -> bytes:
    """The answer's body; no message of `requests` comes through, they hold the address."""
    host = _host(address.partition(SCHEME)[2])
    try:
        return _body(address, host)
    except requests.exceptions.TooManyRedirects:
        said = "sends from one address to the next"
    except requests.exceptions.SSLError:
        said = "has no valid certificate"
    except requests.exceptions.Timeout:
        said = "does not answer"
    except requests.exceptions.ConnectionError:
        said = "cannot be reached: is this device on the internet?"
    except (requests.exceptions.RequestException, ValueError):
        said = "is no address that can be asked"
    raise CalendarError(f"{host} {said.removesuffix('?')}{'?' if said.endswith('?') else '.'}")


def _body(address: str, host: str) -> bytes:
    with requests.Session() as session:
        session.max_redirects = MOST_REDIRECTS
        session.headers["User-Agent"] = f"samestars/{__version__}"
        session.headers["Accept"] = "text/calendar, */*;q=0.1"
        session.headers["Accept-Encoding"] = "identity"  # nothing that unfolds to gigabytes
        with session.get(address, timeout=ANSWER_SECONDS, stream=True) as answer:
            if address.startswith("https:") and not answer.url.startswith("https:"):
                raise CalendarError(f"{host} sends on to an address that is not encrypted.")
            if answer.status_code != requests.codes.ok:
                said = REFUSALS.get(answer.status_code, f"answers {answer.status_code}")
                raise CalendarError(f"{host} {said}.")
            return _read(answer)


def _read(answer: requests.Response) -> bytes:
    found = bytearray()
    for piece in answer.iter_content(PIECE):
        found += piece
        if len(found) > LARGEST:
            break
    return bytes(found[: LARGEST + 1])


def _host(rest: str) -> str:
    """The host alone: what comes behind it, or before it, is the secret."""
    try:
        return urlsplit(f"//{rest}").hostname or "This"
    except ValueError:
        return "This"
