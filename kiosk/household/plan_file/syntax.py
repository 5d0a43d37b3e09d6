"""The first look at a plan file: is it text, is it TOML, is it not too big."""

import re
import tomllib
from typing import Any

from kiosk.household.plan_file.bare import bare_remedy
from kiosk.household.plan_file.lines import Path, line_index
from kiosk.household.plan_form.remarks import Remark, is_control, quoted

LARGEST = 1_000_000  # bytes
LONGEST_LINE = 20_000  # characters; tomllib's time grows with the square of a dotted key
AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
HEADER = re.compile(r"[ \t]*(\[\[?[^\]\n]*\]\]?)")
KEY = re.compile(r"[ \t]*([A-Za-z0-9_.-]+)[ \t]*=")
WHOLE_FILE = "the file"
THEN = "The rest of the file is checked once this is mended."

QUOTES = "A quote is missing, or there is a character that a plan file cannot have."
TWICE = "This key is there already. Write it once in each entry."
REMEDIES = {  # by how tomllib's sentence begins
    "Cannot declare": "This heading is there already. Entries of a list have [[ ]].",
    "Cannot overwrite": TWICE,
    "Cannot mutate": TWICE,
    "Duplicate inline table key": TWICE,
    "Unclosed array": "A list that begins with [ lacks its ], or a comma is missing.",
    "Unclosed inline table": "A table that begins with { lacks its }, or a comma is missing.",
    "Unterminated string": "A text that begins with a quote lacks its end.",
    "Expected '='": "Write key = value; a key is a word without spaces or accents.",
    "Expected ']": "Close the heading: [household], or [[task]] for entries of a list.",
    "Expected newline": "Write one key = value on each line, and text in quotes.",
    "Invalid date": "There is no such date or time. Look at the calendar.",
    "Unescaped '\\'": "Write \\\\ for a backslash, or put the text between 'single quotes'.",
    "Invalid initial character for a key": "A key is a word without quotes, spaces or accents.",
    "Invalid statement": "Write key = value, a [heading], or # before a comment.",
    "Invalid value": "Put text in quotes; numbers, dates, true and false have none.",
    "Illegal character": QUOTES,
    "Found invalid character": QUOTES,
}

BARE = ("Expected newline", "Unclosed")  # where a value without quotes may be the cause
OTHER_ALPHABETS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, as Notepad's "Unicode" writes it
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a]")


class UnparsedPlan(ValueError):
    """A file that is no TOML text; `remark` says where and what to do."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.sentence)
        self.remark = remark


def parse(source: str | bytes) -> tuple[dict[str, Any], dict[Path, int]]:
    """The file's TOML document and the lines of its keys. Raises UnparsedPlan, nothing else."""
    text = decoded(source)
    try:
        return tomllib.loads(text), line_index(text)
    except tomllib.TOMLDecodeError as error:
        raise UnparsedPlan(syntax_remark(str(error), text)) from error
    except RecursionError as error:
        remedy = "A plan needs no more than a list of tables. Take the inner brackets out."
        raise refusal(WHOLE_FILE, "brackets nested too deeply", remedy) from error
    except ValueError as error:  # int() refuses thousands of digits
        remedy = "Shorten it."
        raise refusal(WHOLE_FILE, "a number that is too long to be read", remedy) from error


def decoded(source: str | bytes) -> str:
    """The text, within the limits, without the mark that Notepad puts in front."""
    size = len(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        remedy = "A plan file has at most 1 MB. Is this the right file?"
        raise refusal(WHOLE_FILE, f"{size / 1e6:.1f} MB", remedy)
    text = utf8(source) if isinstance(source, bytes) else source
    for line, content in enumerate(text.split("\n"), start=1):
        if len(content) > LONGEST_LINE:
            remedy = f"Shorten it to {LONGEST_LINE} at most."
            raise refusal(WHOLE_FILE, f"a line of {len(content)} characters", remedy, line)
        if lone := next((each for each in content if "\ud800" <= each <= "\udfff"), ""):
            raise refusal(WHOLE_FILE, f"half a character (U+{ord(lone):04X})", "Take it out.", line)
    return text.removeprefix("\ufeff")


def utf8(source: bytes) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        if NO_TEXT.search(source) and not source.startswith(OTHER_ALPHABETS):
            remedy = "This is not a text file. Is it the right one? A plan is plain text."
            raise refusal(WHOLE_FILE, "bytes that are not text", remedy) from error
        line = source.count(b"\n", 0, error.start) + 1
        found = f"a byte that is not UTF-8 text (0x{source[error.start]:02X})"
        remedy = 'Save the file as "UTF-8" in your editor.'
        raise refusal(WHOLE_FILE, found, remedy, line) from error


def refusal(key: str, found: str, remedy: str, line: int = 1) -> UnparsedPlan:
    return UnparsedPlan(Remark(line, key, found, remedy))


def syntax_remark(message: str, text: str) -> Remark:
    """What tomllib said, in words that a parent can act on."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = AT.search(message)
    line = int(at[1]) if at and at[1] else last_written(lines)
    reason = AT.sub("", message)
    column = int(at[2]) if at and at[2] else 0
    bare = bare_remedy(lines[line - 1], column) if reason.startswith(BARE) else ""
    remedy = bare or next(
        (words for start, words in REMEDIES.items() if reason.startswith(start)), f"{reason}."
    )
    content = lines[line - 1].strip()
    found = quoted(content) if content else "the end of the line"
    return Remark(line, key_near(lines, line), found, f"{remedy} {THEN}")


def last_written(lines: list[str]) -> int:
    written = [line for line, content in enumerate(lines, start=1) if content.strip()]
    return written[-1] if written else 1


def key_near(lines: list[str], line: int) -> str:
    """The heading above a line and the key on it, as far as they can be made out."""
    headers = [found[1] for each in lines[: line - 1] if (found := HEADER.match(each))]
    key = KEY.match(lines[line - 1])
    parts = [*headers[-1:], *([key[1]] if key else [])]
    return "".join(each for each in " ".join(parts)[:80] if not is_control(each)) or WHOLE_FILE
