"""Hebrew and Arabic names lie in cells as they are read; nothing beside them moves."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.right_to_left import in_cells

NOA = "נועה"
LEILA = "ليلى"


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("Rosa", "Rosa"),
        ("Übung", "Übung"),
        (NOA, NOA[::-1]),
        (LEILA, LEILA[::-1]),
        (f"{NOA} 12", f"12 {NOA[::-1]}"),
        (f"{NOA} sleeps tonight: {LEILA}", f"{NOA[::-1]} sleeps tonight: {LEILA[::-1]}"),
        (f"Step 3 {NOA} 12 {LEILA} 5 stars", f"Step 3 {LEILA[::-1]} 12 {NOA[::-1]} 5 stars"),
        (f"({NOA})", f"({NOA[::-1]})"),
        (f"{NOA}…", f"…{NOA[::-1]}"),
        ("בְּרוֹ", "רוֹבְּ"[0:0] + "".join(reversed(["בְּ", "ר", "וֹ"]))),
    ],
)
def test_a_name_is_turned_by_itself(words: str, cells: str) -> None:
    assert in_cells(words) == cells


@given(st.text(alphabet=NOA + LEILA + "abcé 12(),.…", max_size=40))
def test_turning_loses_nothing_and_keeps_the_width(words: str) -> None:
    turned = in_cells(words)
    assert cell_len(turned) == cell_len(words)
    letters = [one for one in words if unicodedata.bidirectional(one) == "L"]
    assert [one for one in turned if unicodedata.bidirectional(one) == "L"] == letters
    mirrored = str.maketrans("()", "((")
    assert sorted(turned.translate(mirrored)) == sorted(words.translate(mirrored))
