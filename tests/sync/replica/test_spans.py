"""Spans say which numbers are here, as a set of numbers would."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sync.replica import spans

NUMBERS = st.sets(st.integers(1, 30))


def spans_of(numbers: set[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in sorted(numbers):
        spans.add(found, number)
    return found


def numbers_of(found: spans.Spans) -> set[int]:
    return {number for first, last in found for number in range(first, last + 1)}


@given(st.lists(st.integers(1, 30)))
def test_spans_hold_what_was_added_in_any_order(numbers: list[int]) -> None:
    found: list[list[int]] = []
    for at, number in enumerate(numbers):
        assert spans.add(found, number) == (number not in numbers[:at])
    assert found == spans_of(set(numbers))
    assert numbers_of(found) == set(numbers)
    assert spans.count(found) == len(set(numbers))
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
    assert {number for number in range(40) if spans.holds(found, number)} == set(numbers)


@given(NUMBERS, NUMBERS)
def test_what_another_does_not_have_is_the_difference(ours: set[int], theirs: set[int]) -> None:
    assert numbers_of(spans.without(spans_of(ours), spans_of(theirs))) == ours - theirs


@given(NUMBERS, st.integers(0, 40))
def test_a_shortened_one_holds_the_first_numbers(numbers: set[int], most: int) -> None:
    found = spans.shortened(spans_of(numbers), most)
    assert sorted(numbers_of(found)) == sorted(numbers)[:most]
