"""The speaker: a shape where it has room, else a word; nothing where nobody is read to."""

import pytest

from tests.look.stage import THEMES, Stage, dressed, faint_words, lines, strips_of, where
from widgets.palette import LIGHT
from widgets.speaker_button import SpeakerButton


def speaker(label: str = "Read aloud") -> SpeakerButton:
    return dressed(SpeakerButton(), label=label)


@pytest.mark.parametrize("size", [(10, 4), (8, 3)])
def test_it_is_a_loudspeaker(size: tuple[int, int]) -> None:
    strips = strips_of(speaker(), *size)
    assert len(where(strips, LIGHT.on_button)) == 18
    assert not any(lines(strips))


@pytest.mark.parametrize("theme", THEMES)
async def test_in_one_row_it_is_a_word(theme: str) -> None:
    strips = strips_of(speaker(), 12, 1, theme)
    assert lines(strips) == [" Read aloud"]
    assert not faint_words(strips)
    widget = speaker()
    widget.set_reactive(SpeakerButton.lit, True)
    lit = strips_of(widget, 12, 1, theme)
    assert not faint_words(lit)
    assert lit != strips, "where a switch is can be seen"


def test_without_a_label_it_is_absent() -> None:
    assert speaker("").absent
    assert not where(strips_of(speaker(""), 8, 3), LIGHT.button)


async def test_a_press_is_a_message() -> None:
    heard: list[SpeakerButton.Pressed] = []

    class Listening(Stage):
        def on_speaker_button_pressed(self, event: SpeakerButton.Pressed) -> None:
            heard.append(event)

    widget = speaker()
    async with Listening(widget).run_test(size=(10, 4)) as pilot:
        widget.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert [event.control for event in heard] == [widget]
