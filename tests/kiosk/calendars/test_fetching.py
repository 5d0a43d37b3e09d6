"""A calendar from an address: what is said when it does not come, and what is never said."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kiosk.calendars.errors import CalendarError
from kiosk.calendars.fetching import fetched
from kiosk.calendars.sieve import LARGEST
from tests.kiosk.calendars.exports import GOOGLE

SECRET = "private-0123456789"


class Calendars(BaseHTTPRequestHandler):
    """Answers as servers do, by the last part of the path."""

    def do_GET(self) -> None:
        what = self.path.rpartition("/")[2]
        if what in ("around", "file"):
            self.send_response(302)
            to = self.path if what == "around" else "file:///etc/passwd"
            self.send_header("Location", to)
            self.end_headers()
            return
        self.send_response(int(what) if what.isdigit() else 200)
        self.end_headers()
        for _ in range(100 if what == "endless" else 1):
            self.wfile.write(GOOGLE.encode() if what != "endless" else b"x" * (1 << 17))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def server() -> Iterator[str]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Calendars)
    thread = Thread(target=found.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}/{SECRET}/"
    found.shutdown()
    found.server_close()
    thread.join()


def refusal(address: str) -> str:
    with pytest.raises(CalendarError) as caught:
        fetched(address)
    said = str(caught.value)
    assert SECRET not in said
    assert caught.value.__cause__ is None
    assert said.endswith("Nothing was changed.")
    return said


def test_a_calendar_comes_from_a_file_or_an_address(server: str, tmp_path: Path) -> None:
    assert fetched(f"{server}family.ics") == GOOGLE.encode()
    (tmp_path / "a.ics").write_bytes(GOOGLE.encode())
    assert fetched(str(tmp_path / "a.ics")) == GOOGLE.encode()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("404", "127.0.0.1 has no calendar at this address."),
        ("403", "does not give it out: use the calendar's secret address"),
        ("500", "127.0.0.1 answers 500."),
        ("around", "sends from one address to the next"),
        ("file", "is no address that can be asked"),
    ],
)
def test_what_a_server_refuses_is_said(server: str, what: str, said: str) -> None:
    assert said in refusal(server + what)


def test_no_more_is_read_than_a_calendar_may_have(server: str) -> None:
    assert len(fetched(f"{server}endless")) == LARGEST + 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"file:///{SECRET}", '"file" is no address of a calendar'),
        (f"ftp://user:{SECRET}@host/x", '"ftp" is no address'),
        (f"http://127.0.0.1:1/{SECRET}", "127.0.0.1 cannot be reached: is this device"),
        (f"webcal://127.0.0.1:1/{SECRET}", "127.0.0.1 cannot be reached"),
        (f"http://user:{SECRET}@127.0.0.1:1/", "127.0.0.1 cannot be reached"),
        (f"http://[{SECRET}", "This is no address that can be asked."),
    ],
)
def test_an_address_that_leads_nowhere_is_said(address: str, said: str) -> None:
    assert said in refusal(address)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match="cannot be opened"):
        fetched(str(tmp_path / "none.ics"))
