"""What a screen notes of what was looked at there; it is its own, and never travels."""

from contextlib import closing
from pathlib import Path

from kiosk.device.looks import (
    MOST_KEPT,
    has_looked,
    note_look,
    note_opened,
    opened_updates,
    seen_news,
)
from sync import Reading, Replica


def clock() -> Reading:
    return Reading(0, trusted=False)


def replica(folder: Path) -> Replica:
    return Replica.create(folder, clock=clock)


def test_what_was_opened_stays_noted_and_is_no_change(tmp_path: Path) -> None:
    with closing(replica(tmp_path / "green")) as green:
        before = green.version
        note_opened(green, {"2026-11-26.a", "2026-11-26.b"})
        note_opened(green, {"2026-11-26.b"})
        note_look(green, {"2026-11-26.news"})
        assert green.version == before
        assert list(green.changes()) == []
    with closing(Replica.open(tmp_path / "green", clock=clock)) as green:
        assert opened_updates(green) == {"2026-11-26.a", "2026-11-26.b"}
        assert seen_news(green) == {"2026-11-26.news"}


def test_an_opened_page_is_no_look_at_the_handover(tmp_path: Path) -> None:
    with closing(replica(tmp_path / "green")) as green:
        note_opened(green, {"2026-11-26.a"})
        assert not has_looked(green)


def test_the_oldest_are_let_go_so_that_the_note_stays_small(tmp_path: Path) -> None:
    with closing(replica(tmp_path / "green")) as green:
        every = [f"2026-01-01.{number:04}" for number in range(MOST_KEPT + 1)]
        note_opened(green, every)
        assert opened_updates(green) == set(every[1:])
