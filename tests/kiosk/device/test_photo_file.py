"""A family's picture files, good, odd and hostile, become small photos or sentences."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from kiosk.device.photo_file import LARGEST_FILE, PhotoRefused, read_photo
from kiosk.household.photos import MOST_BYTES

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
RED, BLUE = (220, 40, 40), (40, 60, 220)


def halves(wide: int = 90, high: int = 60) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (wide, high), RED)
    image.paste(BLUE, (0, high // 2, wide, high))
    return image


def written(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def is_near(image: Image.Image, at: tuple[float, float], colour: tuple[int, ...]) -> bool:
    """Whether the px at that share of width and height has about that colour."""
    px = image.getpixel((int(at[0] * image.width), int(at[1] * image.height)))
    assert isinstance(px, tuple)
    return all(abs(one - other) < 40 for one, other in zip(px, colour, strict=True))


def tagged(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Secretphone"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 12.0)
    return exif


def test_a_photo_keeps_nothing_but_its_pixels(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = written(
        tmp_path / "garden.jpg",
        halves(3000, 2000),
        exif=tagged(1),
        icc_profile=profile,
        comment=b"Mill Lane 12",
    )
    assert b"Secretphone" in file.read_bytes()
    content = read_photo(file).content
    small = opened(content)
    assert small.format == "JPEG"
    assert small.size == (640, 427)
    assert len(content) <= MOST_BYTES
    assert not small.getexif()
    assert {"exif", "icc_profile", "comment"}.isdisjoint(small.info)
    assert b"Secretphone" not in content
    assert b"Mill Lane" not in content


def png_text(path: Path) -> Path:
    info = PngInfo()
    info.add_text("Comment", "Mill Lane 12")
    return written(path, halves(), pnginfo=info)


def test_what_is_written_beside_the_pixels_of_a_png_is_left_out(tmp_path: Path) -> None:
    assert b"Mill Lane" not in read_photo(png_text(tmp_path / "a.png")).content


# where the red half lies, as a person sees it who holds the picture right
UPRIGHT = {
    1: (0.5, 0.1), 2: (0.5, 0.1), 3: (0.5, 0.9), 4: (0.5, 0.9),
    5: (0.1, 0.5), 6: (0.9, 0.5), 7: (0.9, 0.5), 8: (0.1, 0.5),
}  # fmt: skip
CORNER = {
    1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1),
}  # fmt: skip


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_photo_stands_upright(tmp_path: Path, name: str, orientation: int) -> None:
    if name != "a.jpg" and orientation not in (3, 6):
        return  # the same path; the bound on time counts
    image = halves()
    image.paste((0, 0, 0), (0, 0, 10, 10))  # a corner, so that mirrored is told from turned
    file = written(tmp_path / name, image, exif=tagged(orientation))
    seen = opened(read_photo(file).content)
    assert is_near(seen, UPRIGHT[orientation], RED)
    assert (seen.width < seen.height) == (orientation >= 5)
    x, y = CORNER[orientation]
    assert is_near(seen, (0.03 + 0.93 * x, 0.03 + 0.93 * y), (0, 0, 0))


def test_a_print_shops_jpeg_is_taken(tmp_path: Path) -> None:
    file = written(tmp_path / "cmyk.jpg", halves().convert("CMYK"))
    assert is_near(opened(read_photo(file).content), (0.5, 0.1), RED)


def test_what_can_be_seen_through_lies_on_paper(tmp_path: Path) -> None:
    image = halves().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    place = image.getpixel((5, 55))
    file = written(tmp_path / "palette.png", image, transparency=place)
    seen = opened(read_photo(file).content)
    assert is_near(seen, (0.5, 0.1), RED)
    assert is_near(seen, (0.5, 0.9), (255, 255, 255))


def test_of_a_moving_picture_the_first_frame_is_taken(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE)]
    file = written(tmp_path / "two.gif", frames[0], save_all=True, append_images=frames[1:])
    assert is_near(opened(read_photo(file).content), (0.5, 0.5), RED)


def test_noise_stays_below_the_limit(tmp_path: Path) -> None:
    file = written(tmp_path / "noise.png", Image.effect_noise((1200, 1200), 120))
    assert len(read_photo(file).content) <= MOST_BYTES


def bomb(path: Path) -> Path:
    """A PNG that says 30000 x 30000 px, and unfolds to that."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        sum = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", sum)

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(30_000 // 8 + 1) * 30_000, 9)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PhotoRefused) as refused:
        read_photo(path)
    return str(refused.value)


def test_a_bomb_is_refused_in_words(tmp_path: Path) -> None:
    said = refusal(bomb(tmp_path / "bomb.png"))
    assert said == (
        "bomb.png has too many pixels (50 million at most). Save it smaller. "
        "Until then the star is shown in its place."
    )


def test_a_cut_file_is_refused_in_words(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.jpg", halves(900, 600)).read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    assert "damaged or cut off" in refusal(tmp_path / "cut.jpg")


def test_what_is_no_picture_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "words.jpg").write_text("a shopping list")
    assert "is no JPEG, PNG, WebP or GIF" in refusal(tmp_path / "words.jpg")
    written(tmp_path / "old.jpg", halves(), format="BMP")
    assert "is no JPEG, PNG, WebP or GIF" in refusal(tmp_path / "old.jpg")


def test_a_file_that_is_empty_missing_or_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "folder.jpg").mkdir()
    assert "is empty" in refusal(tmp_path / "empty.jpg")
    assert "is no file" in refusal(tmp_path / "folder.jpg")
    assert "does not lie beside the plan" in refusal(tmp_path / "missing.jpg")


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with open(tmp_path / "film.jpg", "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "larger than 20 MB" in refusal(tmp_path / "film.jpg")


def test_the_same_file_is_the_same_photo(tmp_path: Path) -> None:
    file = written(tmp_path / "a.jpg", halves())
    assert read_photo(file) == read_photo(file)
