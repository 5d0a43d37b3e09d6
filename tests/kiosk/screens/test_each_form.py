"""Each form of the plan filled in, up to the store: by touch alone, and by keys alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.demo import sample_plan
from kiosk.household.plan_diff import TITLES
from kiosk.household.plan_form.kinds import Many, Mapped, One
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.screens.edit_words import ELSEWHERE, SHOWN, form_of
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.form_hands import Fingers, FormHands, Keys, keys_up
from tests.kiosk.screens.siblings import BEN
from tests.kiosk.wall import Wall
from tests.look.family import THURSDAY

WHOLE = ("home", "child", "household")  # of these the wall changes what is there
ON_ITS_OWN = ("parenting_schedule",)  # proposed and agreed on screens of its own
ROSAS = sample_plan(THURSDAY.date(), "green", changed=False)
TWO = replace(ROSAS, children=(*ROSAS.children, BEN))  # whose forms ask for whom it is


def test_each_section_of_the_plan_has_its_form_here() -> None:
    assert {*SHOWN, *ON_ITS_OWN} == {section.name for section in SECTIONS}


@pytest.mark.parametrize("section", SHOWN)
@pytest.mark.parametrize("hands", [Fingers, Keys])
async def test_a_form_is_filled_in_whole(
    hang: Hang, hands: Callable[[Wall], FormHands], section: str
) -> None:
    """Every key gets another value than it had; the store, opened anew, has them all."""
    async with hang(TWO) as wall:
        adult = hands(wall)
        await adult.begin()
        await adult.labelled(SHOWN[section])
        await open_form(adult, section)
        filled = await fill_in(adult)
        every = {*filled, *ELSEWHERE.get(section, ())}
        assert every == {*form_of(section).by_name} - {"id"}
        draft = keys_up(wall).draft
        wanted = {name: draft.value(keys_up(wall).plan, name) for name in filled}
        await adult.bar("second")
        assert "It is in the plan." in wall.words
        entry = kept(wall, section, keys_up(wall).draft.id)
        assert {name: getattr(entry, name) for name in filled} == wanted


async def open_form(adult: FormHands, section: str) -> None:
    """The form of a new entry; where the wall adds none, of the first that is there."""
    if section == "household":
        return
    if section in WHOLE:
        await adult.tile(0)
        return
    await adult.bar("second")
    await adult.word("Zum")
    await adult.done()
    assert adult.wall.name == "EditEntry"


async def fill_in(adult: FormHands) -> list[str]:
    """Every key of the form; their names."""
    form = keys_up(adult.wall)
    for number, key in enumerate(form.keys):
        before = form.draft.value(form.plan, key.name)
        if key.name in TITLES and form.draft.is_new:
            assert before == "Zum", "it was asked for at the beginning"
            continue
        await adult.tile(number)
        await adult.give(reader(key.kind))
        after = form.draft.value(form.plan, key.name)
        assert after != before, f"{key.name} is still {before!r}"
    return [key.name for key in form.keys]


def reader(kind: object) -> str:
    """The name of what reads a value, which says what may be typed."""
    if isinstance(kind, Many):
        return reader(kind.item)
    if isinstance(kind, Mapped):
        return reader(kind.value)
    return getattr(kind.function, "__name__", "") if isinstance(kind, One) else ""


def kept(wall: Wall, section: str, id: str) -> Any:
    """The entry in the store."""
    form, plan = form_of(section), wall.plan
    if not form.many:
        return plan
    return next(one for one in getattr(plan, form.attribute) if one.id == id)
