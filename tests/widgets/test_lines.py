"""The adults' widgets: lines on a card, a line with two ends, the notice, a key of the pad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.look.stage import SIZES, THEMES, Stage, dressed, faint_words, lines, px, strips_of
from widgets.ends_line import EndsLine
from widgets.lines_panel import LinesPanel
from widgets.notice_line import NoticeLine
from widgets.pad_key import PadKey
from widgets.palette import LIGHT

LONG = "a sentence of words that goes on and on for longer than any card is wide " * 3


async def test_a_panel_shows_whole_lines_and_tells_how_many() -> None:
    said = tuple((f"line {number}", LONG if number == 1 else "") for number in range(30))
    panel = dressed(LinesPanel(), lines=said)
    async with Stage(panel).run_test(size=(60, 14)):
        shown = "\n".join(lines(strips_of(panel, 60, 14)))
        assert 3 <= panel.shown < 8
        assert f"line {panel.shown - 1}" in shown
        assert f"line {panel.shown} " not in shown + " "


async def test_a_trouble_keeps_its_remedy_in_a_narrow_window() -> None:
    trouble = "The hub at samestars.local does not answer. All is kept. Look at its address."
    panel = dressed(LinesPanel(), lines=((trouble, ""),))
    async with Stage(panel).run_test(size=(28, 12)):
        assert "address." in " ".join(lines(strips_of(panel, 28, 12)))


def test_a_panel_without_lines_says_so() -> None:
    panel = dressed(LinesPanel(), nothing="Nothing")
    assert any("Nothing" in line for line in lines(strips_of(panel, 60, 14)))


def test_the_left_end_stays_and_the_right_one_gives_way() -> None:
    line = dressed(EndsLine(), left="Rosa goes to the Blue house", right="Here since Tuesday")
    assert lines(strips_of(line, 60, 1)) == [
        " Rosa goes to the Blue house             Here since Tuesday"
    ]
    assert lines(strips_of(line, 40, 1)) == [" Rosa goes to the Blue house"]


async def test_a_notice_takes_no_row_until_there_is_one() -> None:
    notice = NoticeLine()
    stage = Stage(notice)
    async with stage.run_test(size=(60, 20)) as pilot:
        notice.styles.height = "auto"
        await pilot.pause()
        assert not notice.display
        notice.sentence = LONG
        await pilot.pause()
        assert notice.display
        assert notice.size.height == 3
        notice.sentence = ""
        await pilot.pause()
        assert not notice.display


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_adults_can_read_every_word(theme: str, size: tuple[int, int]) -> None:
    widgets = [
        dressed(LinesPanel(), lines=(("Speech", LONG), ("OT", "")), nothing="Nothing"),
        dressed(LinesPanel(), nothing="Nothing"),
        dressed(EndsLine(), left="left", right="right"),
        dressed(NoticeLine(), sentence=LONG),
    ]
    for widget in widgets:
        assert not faint_words(strips_of(widget, *size, theme))


async def test_a_key_speaks_when_it_is_pressed() -> None:
    said: list[str] = []

    class Pad(Stage):
        def on_pad_key_pressed(self, event: PadKey.Pressed) -> None:
            said.append(event.key)

    key = PadKey("7")
    async with Pad(key).run_test(size=(14, 6)) as pilot:
        await pilot.click(PadKey)
        key.focus()
        await pilot.press("enter")
        await pilot.pause()
    assert said == ["7", "7"]


@pytest.mark.parametrize("key", ["0", "9", "tick"])
async def test_a_key_draws_its_figure(key: str) -> None:
    async with Stage(PadKey(key)).run_test(size=(14, 6)) as pilot:
        grid = px(strips_of(pilot.app.query_one(PadKey), 14, 6))
    ink = {LIGHT.ink, LIGHT.on_act, LIGHT.on_button}
    assert sum(found in ink for row in grid for found in row) > 10
    assert grid[0][0] == LIGHT.page


@pytest.mark.parametrize("size", [(14, 7), (12, 6), (9, 5), (7, 5)])
def test_the_digits_of_a_pad_are_drawn_alike(size: tuple[int, int]) -> None:
    drawn = {not any(lines(strips_of(PadKey(str(digit)), *size))) for digit in range(10)}
    assert len(drawn) == 1


@pytest.mark.parametrize("key", ["4", "rub-out", "tick"])
@pytest.mark.parametrize("size", [(14, 7), (12, 6), (9, 5)])
def test_a_px_parts_the_figure_from_the_edge_of_its_key(key: str, size: tuple[int, int]) -> None:
    grid = px(strips_of(PadKey(key), *size))
    high = size[1] * 2 - 1
    edge = {*grid[0], *grid[high - 1], *(row[0] for row in grid), *(row[-1] for row in grid)}
    assert LIGHT.ink not in edge
    assert set(grid[high]) == {LIGHT.page}, "the half row below parts it from the next key"


@pytest.mark.parametrize("key", ["5", "tick"])
async def test_a_key_with_the_focus_has_a_ring(key: str) -> None:
    stage = Stage(PadKey(key))
    async with stage.run_test(size=(14, 7)) as pilot:
        stage.widget.focus()
        await pilot.pause()
        grid = px(strips_of(stage.widget, 14, 7))
    assert grid[0][5] == grid[6][0] == grid[12][5] == LIGHT.focus
    assert grid[1][5] == (LIGHT.page if key == "tick" else LIGHT.card)


@pytest.mark.parametrize(("key", "letter"), [("rub-out", "◀"), ("tick", "✓"), ("7", "7")])
def test_a_narrow_key_has_a_letter(key: str, letter: str) -> None:
    assert letter in "".join(lines(strips_of(PadKey(key), 7, 3)))


@given(
    st.lists(st.tuples(st.text(), st.text()), max_size=5), st.integers(1, 80), st.integers(1, 30)
)
def test_any_words_at_any_size(said: list[tuple[str, str]], columns: int, rows: int) -> None:
    panel = dressed(LinesPanel(), lines=tuple(said))
    assert all(strip.cell_length == columns for strip in strips_of(panel, columns, rows))
