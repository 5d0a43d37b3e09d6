"""What a terminal can show, told from its environment, or asked through a real pty."""

import fcntl
import os
import pty
import struct
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.device.graphics import Cell, cell_size, protocol, says_sixel


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "foot-extra"}, "sixel"),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "sixel"),
        ({"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}, "xterm"),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "linux"}, ""),
        ({}, ""),
        ({"TERM": "foot", "TMUX": "/tmp/tmux"}, ""),
        ({"TERM": "screen.foot"}, ""),
        ({"TERM": "foot", "SAMESTARS_GRAPHICS": "off"}, ""),
        ({"TERM": "linux", "SAMESTARS_GRAPHICS": "sixel"}, "sixel"),
    ],
)
def test_the_environment_says_what_a_terminal_shows(
    environment: dict[str, str], found: str
) -> None:
    assert protocol(environment) == found


@contextmanager
def terminal(says: bytes) -> Iterator[int]:
    """The app's end of a pty whose other end answers the question, if it has something to say."""
    outer, inner = pty.openpty()

    def answering() -> None:
        os.read(outer, 16)
        for byte in says:
            os.write(outer, bytes([byte]))

    thread = threading.Thread(target=answering, daemon=True)
    thread.start()
    try:
        yield inner
        thread.join(5)
    finally:
        os.close(inner)
        os.close(outer)


@pytest.mark.parametrize(
    ("says", "can"),
    [
        (b"\x1b[?63;1;2;4;6;9;15;22c", True),
        (b"\x1b[?64;1;2;6;22c", False),
        (b"a\x1b[?62;4c", True),
        (b"", False),
    ],
)
def test_xterm_is_asked(says: bytes, can: bool) -> None:
    with terminal(says) as end:
        assert says_sixel(end, end) is can


def test_a_terminal_that_does_not_say_its_size_gets_no_pictures() -> None:
    outer, inner = pty.openpty()
    try:
        assert cell_size(inner) is None
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 800, 480))
        assert cell_size(inner) == Cell(8, 16)
    finally:
        os.close(inner)
        os.close(outer)
    assert cell_size(inner) is None
