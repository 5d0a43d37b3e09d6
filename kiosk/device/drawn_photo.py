"""A photo as a terminal takes it: in its own pixels, and as the bytes that draw it.

Sixel: https://vt100.net/docs/vt3xx-gp/chapter14.html. Kitty:
https://sw.kovidgoyal.net/kitty/graphics-protocol/. Pillow is needed: after the first frame, in a
thread.
"""

import base64
import io

from PIL import Image
from textual.geometry import Size

from kiosk.device.graphics import Cell
from kiosk.device.photo_pixels import BadPhoto, image_of, sized
from widgets.photo import Look, shaded

COLOURS = 64  # of a sixel picture
BAND = 6  # px rows that a line of sixels draws
CHUNK = 4096  # characters of base64 in one of kitty's messages
End = tuple[int, str]


def drawing(
    content: bytes,
    cells: Size,
    cell: Cell,
    look: Look,
    over: End,
    under: End,
    skip: int = 0,
    *,
    kitty: bool,
) -> str:
    """What draws a photo over so many cells, from the cursor's cell on; empty for what is none.

    `over` and `under` are half rows of the first and last cells that stay plain, and their colour.
    Of its first `skip` rows, which are not among the cells, nothing is drawn. kitty's number in it
    is 0, to be replaced.
    """
    try:
        image = image_of(content)
    except BadPhoto:
        return ""
    half = cell.high / 2
    above, below = round(over[0] * half), round(under[0] * half)
    size = cells.width * cell.wide, (cells.height + skip) * cell.high
    whole = Image.new("RGB", size, over[1])
    whole.paste(under[1], (0, whole.height - below, whole.width, whole.height))
    small = sized(image, whole.width, whole.height - above - below)
    shown = Image.frombytes("RGB", small.size, shaded(small.tobytes(), look))
    whole.paste(shown, (0, above))
    seen = whole.crop((0, skip * cell.high, *size))
    return kitty_messages(seen, cells) if kitty else sixel(seen)


def sixel(image: Image.Image) -> str:
    """The picture as a sixel sequence, drawn from the cursor's cell on."""
    plain = image.quantize(COLOURS)
    palette, data, wide = plain.getpalette() or [], plain.tobytes(), plain.width
    used = sorted(set(data))
    out = [b'\x1bP0;1;0q"1;1;%d;%d' % plain.size]
    for colour in used:
        red, green, blue = (round(one / 2.55) for one in palette[colour * 3 : colour * 3 + 3])
        out.append(b"#%d;2;%d;%d;%d" % (colour, red, green, blue))
    marks = {one: bytes(each == one for each in range(256)) for one in used}
    for top in range(0, plain.height, BAND):
        rows = [data[at : at + wide] for at in range(top * wide, (top + BAND) * wide, wide)]
        here = sorted({each for row in rows for each in set(row)})
        out.append(b"$".join(_line(colour, rows, marks[colour]) for colour in here))
        out.append(b"-")
    out[-1] = b"\x1b\\"  # no new line after the last: it might scroll
    return b"".join(out).decode("ascii")


def _line(colour: int, rows: list[bytes], mark: bytes) -> bytes:
    """One colour of a band: a character a column, its six bits the rows."""
    bits = 0
    for row, line in enumerate(rows):
        bits |= int.from_bytes(line.translate(mark), "big") << row
    columns = bits.to_bytes(len(rows[0]), "big").translate(_CHARACTERS).rstrip(b"?")
    for run, short in _RUNS:
        columns = columns.replace(run, short)
    return b"#%d" % colour + columns.translate(_LAST)


_CHARACTERS = bytes(63 + value % 64 for value in range(256))
_RUNS = tuple(  # of no px and of all six: the rest is seldom the same for long
    (one * length, b"!%d%s" % (length, done))
    for one, done in ((b"?", b"\0"), (b"~", b"\1"))  # so that none is taken twice
    for length in (96, 48, 24, 12, 6, 4)
)
_LAST = bytes.maketrans(b"\0\1", b"?~")


def kitty_messages(image: Image.Image, cells: Size) -> str:
    """The picture as kitty's messages, under the number 0."""
    out = io.BytesIO()
    image.save(out, "PNG")
    text = base64.b64encode(out.getvalue()).decode("ascii")
    parts = [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]
    head = f"a=T,f=100,i=0,p=1,q=2,C=1,c={cells.width},r={cells.height},"
    return "".join(
        f"\x1b_G{'' if place else head}m={int(place + 1 < len(parts))};{part}\x1b\\"
        for place, part in enumerate(parts)
    )
