"""A change in the lines of a page: all of it, and the time once."""

from kiosk.household.history.history_words import Told
from kiosk.screens.told import LONGEST, in_lines


def test_a_long_change_has_as_many_lines_as_it_takes() -> None:
    what = ("new", *(f"key {number} with a value" for number in range(9)), "why " * 40)
    told = Told(what, "22 Nov, 16:10", "at Grandma's screen", "by Sam")
    (first, *others) = in_lines(told)
    assert first[0] == "22 Nov, 16:10, at Grandma's screen, by Sam"
    assert [about for about, _words in others] == [""] * len(others)
    lines = [first[1], *(words for _about, words in others)]
    assert max(map(len, lines)) <= LONGEST
    assert " ".join(lines).replace(";", "").split() == " ".join(what).split()


def test_a_short_one_is_one_line() -> None:
    told = Told(("minutes 5, was 3", "paused"), "22 Nov, 16:10", "", "")
    assert list(in_lines(told)) == [("22 Nov, 16:10", "minutes 5, was 3; paused")]
