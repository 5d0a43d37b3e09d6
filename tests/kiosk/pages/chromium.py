"""A real browser for the pages: what it shows, what it prints, and whom it asks."""

import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from kiosk.pages.printing import BROWSERS, options

SOON = 60.0  # seconds for one look
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)


OWN = re.compile(rb"(^|[./])(google|googleapis|gvt1|gstatic)\.com(:|/|$)")  # the browser's business


class Asked:
    """A proxy that answers nobody and keeps what a page asked for."""

    def __init__(self) -> None:
        self.addresses: list[bytes] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()

    def _count(self) -> None:
        while True:
            try:
                guest, _address = self._door.accept()
            except OSError:
                return
            with guest:
                guest.settimeout(SOON)
                words = guest.recv(4096).split(b" ")
            if len(words) > 1 and not OWN.search(words[1]):
                self.addresses.append(words[1])

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()


@contextmanager
def listening() -> Iterator[Asked]:
    """Everything that a browser asks of any network comes here."""
    asked = Asked()
    try:
        yield asked
    finally:
        asked.close()


def shown(page: str, folder: Path, asked: Asked) -> str:
    """The page as the browser has it, with all that it would fetch asked of `asked`."""
    assert BROWSER is not None
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    own = [one for one in options(folder) if not one.startswith("--host-resolver")]
    proxy = [f"--proxy-server=127.0.0.1:{asked.port}", "--proxy-bypass-list=<-loopback>"]
    done = subprocess.run(
        [BROWSER, *own, *proxy, "--dump-dom", source.as_uri()],
        capture_output=True,
        timeout=SOON,
        check=True,
    )
    return done.stdout.decode()


def words_of(page: str) -> str:
    """What a reader sees of a page, one space between the words."""
    reader = _Words()
    reader.feed(page)
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "title", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "title", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of the pages of a PDF, as Chromium writes them, in pt."""
    boxes = re.findall(
        rb"/Type\s*/Page\b.*?/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf, re.S
    )
    return [(float(width), float(height)) for width, height in boxes]
