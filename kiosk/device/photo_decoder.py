"""A family's picture file becomes a small photo: a process of its own, for the file may be hostile.

Run as a script: the file comes on standard input, the photo goes to standard output. Exit status 2
means that the file was refused, and the reason, a word of `photo_file.REASONS`, is on standard
error. The process has little memory and little time; nothing of the product is loaded in it.
"""

import io
import resource
import sys
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 50_000_000  # a telephone's camera makes 12 to 50 million
LARGEST = (640, 480)  # px that are kept: a picture four times enlarged is 768 x 512 on a 7" panel
ENOUGH = 64_000  # bytes that a photo should take
MOST = 200_000  # and may take
QUALITIES = (82, 72, 60, 45, 30, 15)
PAPER = (255, 255, 255)  # behind what is transparent
MEMORY = 1 << 30  # bytes of address space
SECONDS = 20  # of the processor


class Refusal(Exception):
    """The file is not taken; the message is a word that says why."""


def main() -> int:
    """Read, shrink, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        small = photo_of(sys.stdin.buffer.read())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    sys.stdout.buffer.write(small)
    return 0


def photo_of(data: bytes) -> bytes:
    """A JPEG of at most 640 x 480 px, upright, without anything but its pixels."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            return written(upright(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Refusal("pixels") from None
    except UnidentifiedImageError:
        raise Refusal("format") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError):
        raise Refusal("broken") from None  # what pillow's readers raise for what is in a file


def upright(opened: Image.Image) -> Image.Image:
    """The first frame, small, turned as its tag says, on paper, in plain colours."""
    opened.draft("RGB", (LARGEST[0] * 2, LARGEST[1] * 2))  # a JPEG is read small at once
    opened.seek(0)
    opened.load()
    side = max(LARGEST)
    small = opened if opened.mode in ("RGB", "RGBA", "L") else opened.convert(plain(opened))
    small.thumbnail((side, side))
    turned = ImageOps.exif_transpose(small)
    turned.thumbnail(LARGEST)
    if turned.mode == "RGBA":
        paper = Image.new("RGB", turned.size, PAPER)
        paper.paste(turned, mask=turned.getchannel("A"))
        return paper
    return turned.convert("RGB")


def plain(opened: Image.Image) -> str:
    """The mode that keeps what can be seen through."""
    clear = opened.mode in ("LA", "PA", "La", "RGBa") or "transparency" in opened.info
    return "RGBA" if clear else "RGB"


def written(image: Image.Image) -> bytes:
    """As good as fits into ENOUGH bytes, else the smallest; never more than MOST."""
    bare = Image.frombytes("RGB", image.size, image.tobytes())  # no tags, places or profiles
    for quality in QUALITIES:
        out = io.BytesIO()
        bare.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= ENOUGH:
            break
    if out.tell() > MOST:
        raise Refusal("broken")
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
