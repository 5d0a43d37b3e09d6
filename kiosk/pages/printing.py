"""A page as a PDF, by the Chromium or Chrome that this machine has: without network."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from kiosk.errors import KioskError

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
LONGEST = 90.0  # seconds; a Raspberry Pi takes about 10 for the first page after a start
PDF = b"%PDF-"
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",  # the same, in versions before 112
)
INSTEAD = "Or take --format html, open that file in any browser, and print it from there."


def printed(page: str) -> bytes:
    """The page (HTML, whole in itself) as a PDF. May take some seconds.

    Raises KioskError where there is no browser, or it prints nothing in LONGEST seconds; nothing of
    it stays on the disk.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise KioskError(
            "A PDF is printed by Chromium, which is not installed here. Nothing was written. "
            f"Install it (sudo apt install chromium). {INSTEAD}"
        )
    with tempfile.TemporaryDirectory(prefix="samestars-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        run([browser, *options(Path(folder)), f"--print-to-pdf={target}", source.as_uri()])
        content = target.read_bytes() if target.exists() else b""
    if not content.startswith(PDF):
        raise KioskError(f"{browser} printed no PDF. Nothing was written. {INSTEAD}")
    return content


def options(folder: Path) -> list[str]:
    """A profile of its own, so that nobody's open browser is touched."""
    own = [f"--user-data-dir={folder / 'profile'}"]
    if os.geteuid() == 0:
        own.append("--no-sandbox")  # Chromium has none for root; the page runs nothing
    return [*OPTIONS, *own]


def run(command: list[str]) -> None:
    """The browser with all that it starts, ended at the latest after LONGEST seconds."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise KioskError(
            f"{command[0]} could not be started ({error.strerror}). Nothing was written. {INSTEAD}"
        ) from error
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        raise KioskError(
            f"{command[0]} printed nothing in {LONGEST:.0f} seconds. Nothing was written. {INSTEAD}"
        ) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
