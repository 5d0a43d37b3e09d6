"""Files that are no TOML, no text, or too big: one clear sentence with a line."""

import pytest

from kiosk.household.plan_form.remarks import Remark
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.rosa import ROSA


def the_mistake(source: str | bytes) -> Remark:
    checked = read(source)
    assert checked.plan is None
    assert len(checked.mistakes) == 1
    return checked.mistakes[0]


BROKEN = [
    ('title = "Five k words', "title = Five k words", "[[task]] title", "text in quotes"),
    ('title = "Five k words', "title = 'Five k words", "[[task]] title", "quote"),
    ('name = "Blue house"', 'name = "Blue house', "[[home]] name", "A quote is missing"),
    ("minutes = 5", "minutes 5", "[[task]]", "Write key = value"),
    ("minutes = 5", "minutes = 5\nminutes = 6", "[[task]] minutes", "Write it once"),
    ("[parenting_schedule]", "[household]", "[[reward]]", "This heading is there already"),
    ("[[task]]", "[[task]", "[[routine]]", "Close the heading"),
    ("starts = 2026-11-01", "starts = 2026-02-30", "[[task]] starts", "no such date"),
    ('"Look in the mirror",', '"Look in the mirror"', "[[task]] steps", "lacks its ]"),
    ("minutes = 5", "mínutes = 5", "[[task]]", "without spaces or accents"),
    ("minutes = 5", "minutes = 5 6", "[[task]] minutes", "one key = value on each line"),
    ('{ green = "19:00"', '{ green "19:00"', "[[routine]] at", "Write key = value"),
    ("Blue house", "C:\\home", "[[home]] name", "backslash"),
    ("Blue house", "Blue\x07house", "[[home]] name", "character that a plan file cannot have"),
]


@pytest.mark.parametrize(("old", "new", "key", "remedy"), BROKEN)
def test_broken_toml_is_named_with_line_and_remedy(
    old: str, new: str, key: str, remedy: str
) -> None:
    text = ROSA.replace(old, new, 1)
    mistake = the_mistake(text)
    assert mistake.key == key
    assert remedy in mistake.remedy
    assert mistake.remedy.endswith("The rest of the file is checked once this is mended.")
    line = text[: text.rindex(new)].count("\n") + 1 + new.count("\n")
    assert mistake.line == line
    assert mistake.found.startswith('"')


def test_a_list_without_its_end_is_named_at_the_end_of_the_file() -> None:
    mistake = the_mistake('format = 1\nx = [1,\n"a"\n\n')
    assert (mistake.line, "lacks its ]" in mistake.remedy) == (3, True)


def test_bytes_that_are_not_utf8_are_named() -> None:
    mistake = the_mistake(ROSA.replace("Blue house", "Café").encode("latin-1"))
    assert mistake.line == ROSA[: ROSA.index("Blue house")].count("\n") + 1
    assert mistake.found == "a byte that is not UTF-8 text (0xE9)"
    assert "UTF-8" in mistake.remedy


def test_half_a_character_is_named() -> None:
    assert the_mistake('format = 1\nx = "\ud800"').sentence == (
        "Line 2, the file: found half a character (U+D800). Take it out."
    )


@pytest.mark.parametrize("source", ["#" * 1_000_001, b"#\n" * 500_001])
def test_a_file_over_a_megabyte_is_refused(source: str | bytes) -> None:
    assert "at most 1 MB" in the_mistake(source).remedy


def test_a_file_of_a_megabyte_is_looked_at() -> None:
    filler = "# a line of a comment\n" * 45_000
    assert read(ROSA + filler).plan == read(ROSA).plan


def test_a_megabyte_in_two_byte_letters_counts_as_bytes() -> None:
    assert "at most 1 MB" in the_mistake("# é\n" * 250_000).remedy


def test_an_endless_line_is_refused() -> None:
    mistake = the_mistake("format = 1\n" + ".".join(["a"] * 20_000) + " = 1")
    assert (mistake.line, mistake.found) == (2, "a line of 40003 characters")


@pytest.mark.parametrize("opening", ["[", "{ a = "])
def test_deep_nesting_is_refused_in_words(opening: str) -> None:
    depth = 2500
    closing = "]" if opening == "[" else "}"
    mistake = the_mistake(f"format = 1\nx = {opening * depth}{closing * depth}")
    assert mistake.found == "brackets nested too deeply"


def test_nesting_just_within_what_python_reads_is_no_trouble() -> None:
    for depth in [*range(50, 400, 50), *range(400, 520)]:
        assert read(f"format = 1\nx = {'[' * depth}{']' * depth}").mistakes


def test_a_number_of_five_thousand_digits_is_refused_in_words() -> None:
    assert "too long" in the_mistake(f"format = 1\nx = {'1' * 5000}").found
