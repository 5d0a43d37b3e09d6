"""Whatever the size and the words: nothing raises, and each strip has the widget's width."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.look.stage import dressed, strips_of
from widgets.bar_button import BarButton
from widgets.big_card import BigCard
from widgets.big_panel import BigPanel
from widgets.choice_card import ChoiceCard
from widgets.code_panel import CodePanel
from widgets.contact_card import ContactCard
from widgets.counter import Counter
from widgets.day_header import DayHeader
from widgets.digit_boxes import DigitBoxes
from widgets.fact_tile import FactTile
from widgets.finish_sky import FinishSky
from widgets.first_card import FirstCard
from widgets.heading import Heading
from widgets.jar import Jar
from widgets.painted import Painted
from widgets.proud_sky import ProudSky
from widgets.proud_tile import ProudTile
from widgets.speaker_button import SpeakerButton
from widgets.star_sky import StarSky
from widgets.step_panel import StepPanel
from widgets.task_card import State, TaskCard
from widgets.task_row import TaskRow
from widgets.then_card import ThenCard
from widgets.visual_timer import VisualTimer
from widgets.week_bars import WeekBar, WeekBars
from widgets.week_grid import WeekGrid
from widgets.where_panel import House, WherePanel

letters = st.characters()
words = st.one_of(st.text(max_size=30), st.sampled_from(["", "★", "日本語の練習", "a\nb", "Tue"]))
several = st.lists(words, max_size=8).map(tuple)
numbers = st.integers(0, 2000)
states = st.sampled_from(["done", "tried", "not-today", "open", ""])
houses = st.sampled_from(["leaf", "blue", "berry", "clay", "honey", "violet", "none"])

CARD: dict[str, st.SearchStrategy[object]] = {
    "task_title": words,
    "picture": st.sampled_from(["mirror", "star", "", "none"]),
    "state": st.sampled_from(get_args(State)),
    "word": words,
    "hint": words,
    "key_hint": words,
    "resting": st.booleans(),
    "stars": st.booleans(),
}

VALUES: dict[type[Painted], dict[str, st.SearchStrategy[object]]] = {
    BarButton: {
        "label": words,
        "icon": st.sampled_from(["star", "show", "more", "none", ""]),
        "kind": st.sampled_from(["quiet", "loud", "main"]),
        "key_hint": words,
    },
    BigCard: {
        **CARD,
        "headline": words,
        "about": words,
        "next_word": words,
        "next_title": words,
        "next_picture": st.sampled_from(["mirror", ""]),
    },
    BigPanel: {"words": words, "lines": several, "most": st.integers(1, 3)},
    CodePanel: {
        "address": st.text(letters, max_size=200),
        "invitation": words,
        "too_small": words,
    },
    ContactCard: {"label": words, "phone": words, "about": words},
    Counter: {
        "count": numbers,
        "number": st.integers(0, 100),
        "finished": words,
        "hint": words,
        "reserve": st.integers(0, 12),
    },
    DayHeader: {
        "child": words,
        "date": words,
        "parts": st.tuples(words, words, words),
        "part": st.integers(-1, 3),
        "stars": numbers,
        "goal": numbers,
        "words": words,
    },
    DigitBoxes: {"words": words, "note": words, "digits": st.integers(1, 9), "filled": numbers},
    FactTile: {
        "label": words,
        "figure": words,
        "facts": several,
        "headline": words,
        "aside": words,
        "nothing": words,
        "loud": st.booleans(),
        "settled": st.booleans(),
        "wraps": st.booleans(),
    },
    FirstCard: {**CARD, "headline": words},
    FinishSky: {
        "headline": words,
        "words": words,
        "houses": st.lists(houses, max_size=5).map(tuple),
    },
    Heading: {"headline": words, "beside": several, "right": several},
    ProudSky: {"headline": words, "label": words, "picture": words},
    ProudTile: {"label": words, "picture": words, "day": words},
    ChoiceCard: {
        "label": words,
        "picture": words,
        "colour": st.one_of(st.just(""), houses),
        "word": words,
        "hint": words,
        "chosen": st.booleans(),
        "key_hint": words,
    },
    Jar: {
        "reward": words,
        "picture": words,
        "stars": numbers,
        "goal": numbers,
        "words": words,
        "ask": words,
    },
    WherePanel: {
        "houses": st.lists(
            st.builds(House, words, houses, words, words, st.booleans(), st.integers(-1, 20)),
            max_size=4,
        ).map(tuple)
    },
    SpeakerButton: {"label": words},
    WeekBars: {
        "weeks": st.lists(
            st.builds(WeekBar, words, numbers, st.tuples(numbers, numbers, numbers)), max_size=30
        ).map(tuple),
        "marked": st.integers(-1, 30),
        "legend": several,
        "nothing": words,
    },
    VisualTimer: {
        "cells": st.integers(0, 30),
        "left": st.integers(0, 30),
        "finished": words,
        "hint": words,
        "reserve": st.integers(0, 12),
    },
    StarSky: {
        "days": several,
        "stars": st.lists(numbers, max_size=8).map(tuple),
        "today": st.integers(-1, 8),
    },
    StepPanel: {
        "picture": st.sampled_from(["mirror", "", "none"]),
        "number": st.sampled_from(["", "1", "12"]),
        "step": words,
        "more": words,
        "facts": st.lists(st.tuples(words, words), max_size=3).map(tuple),
        "invitation": words,
        "address": words,
    },
    TaskCard: CARD,
    TaskRow: {**CARD, "about": several},
    ThenCard: {
        "headline": words,
        "then_title": words,
        "picture": st.sampled_from(["mirror", "star", "", "none"]),
        "about": words,
    },
    WeekGrid: {
        "rows": st.lists(st.tuples(words, st.lists(states, max_size=8).map(tuple))).map(tuple),
        "days": several,
        "today": st.integers(-1, 8),
        "first_row": st.integers(0, 9),
        "legend": several,
    },
}


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # two cores are shared with everything else that runs
@given(data=st.data(), columns=st.integers(1, 200), rows=st.integers(1, 60))
def test_nothing_raises_and_nothing_sticks_out(
    kind: type[Painted], data: st.DataObject, columns: int, rows: int
) -> None:
    values = {name: data.draw(strategy, name) for name, strategy in VALUES[kind].items()}
    strips = strips_of(dressed(kind(), **values), columns, rows)
    assert len(strips) == rows
    for strip in strips:
        assert sum(cell_len(one) for segment in strip for one in segment.text) == columns
