"""How a document becomes bytes whose length says little: packed, then filled up to a step."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

STEP = 256  # bytes; DESIGN.md, "Between the homes"
LEAST = 2 * STEP  # a done, a try and a withdrawal, signed or not, all fit: they look alike
MOST = 1024 * 1024  # bytes that a packed document may unfold to
WINDOW = -12  # 4 kB, of a raw deflate stream; part of the format, as `_COMMON` is

# What most changes contain. Part of the format: another dictionary is another version.
_COMMON = (
    b'"withdrawn":"wall":"unknown":"reason":"","by":"","home":"appointment/task/'
    b'"settles":{"corrected":"day":"minutes":"title":"uptime":"boot":"trusted":true,"at":"20'
    b'T00:00:00.000000+00:00","outcome":"not-today""tried""done","slot":1,"task":"child":"'
    b'{"signature":"","change":{"author":"","device":"","fields":{"id":"","number":'
    b',"previous":"","record":"completion/20,"saw":{},"stamp":"0-0000-","trusted":true,"wall":"20'
)

_write = json.JSONEncoder(separators=(",", ":"), allow_nan=False, sort_keys=True).encode


def packed(document: Mapping[str, Any]) -> bytes:
    """The document, in a multiple of `STEP` bytes and at least `LEAST`.

    Raises TypeError or ValueError for what is not JSON, or unfolds to more than `MOST`.
    """
    text = _write(document).encode("ascii")
    if len(text) > MOST:
        raise ValueError(f"{len(text)} bytes are more than {MOST}")
    # A small window and little memory: half the time, and the same length for what is this short.
    squeeze = zlib.compressobj(level=6, wbits=WINDOW, memLevel=5, zdict=_COMMON)
    body = squeeze.compress(text) + squeeze.flush()
    size = max(LEAST, -(-len(body) // STEP) * STEP)
    return body.ljust(size, b"\0")


def unpacked(body: bytes) -> dict[str, Any]:
    """The document that was packed. Raises ValueError where it is none."""
    return read(unfolded(body))


def unfolded(body: bytes) -> bytes:
    """The JSON text that was packed, not read yet. Raises ValueError where there is none."""
    unfold = zlib.decompressobj(wbits=WINDOW, zdict=_COMMON)
    try:
        text = unfold.decompress(body, MOST + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unfold.eof or unfold.unused_data.strip(b"\0"):
        raise ValueError("not one whole packed document")
    return text


def read(text: bytes) -> dict[str, Any]:
    """The document that an unfolded text is. Raises ValueError where it is none."""
    try:
        document = json.loads(text.decode())  # it need not guess the encoding then
    except RecursionError as error:
        raise ValueError(str(error)) from error
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return document
