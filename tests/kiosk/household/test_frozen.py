"""Plain values that are cheap to make: they behave as Python's own frozen dataclasses do."""

from dataclasses import dataclass, field, fields, replace
from datetime import date

import pytest

from kiosk.household.frozen import frozen


@frozen
class Walk:
    """One of ours."""

    to: str
    on: date | None = None
    past: tuple[str, ...] = field(default=(), compare=False)


@frozen
class Ride:
    """Another with the same fields."""

    to: str
    on: date | None = None
    past: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Swim:
    """One of Python's."""

    to: str
    on: date | None = None
    past: tuple[str, ...] = field(default=(), compare=False)


DAY = date(2026, 11, 5)


def test_equal_is_what_holds_the_same_but_for_what_is_not_compared() -> None:
    assert Walk("park", DAY) == Walk("park", DAY, ("zoo",))
    assert hash(Walk("park", DAY)) == hash(Walk("park", DAY, ("zoo",)))
    assert Walk("park", DAY) != Walk("park")
    assert len({Walk("park"), Walk("park"), Walk("zoo")}) == 2


def test_a_value_of_another_class_is_another() -> None:
    assert Walk("park") != Ride("park")
    assert Walk("park") != ("park", None)


def test_it_is_shown_and_replaced_as_pythons_own() -> None:
    ours, pythons = Walk("park", DAY, ("zoo",)), Swim("park", DAY, ("zoo",))
    assert repr(ours) == repr(pythons).replace("Swim", "Walk")
    assert replace(ours, to="zoo") == Walk("zoo", DAY)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(pythons)]


def test_a_missing_value_is_a_fault() -> None:
    with pytest.raises(TypeError, match="to"):
        Walk()  # type: ignore[call-arg]
