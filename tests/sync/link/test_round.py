"""Two homes, a hub in another process, and what they hold in the end."""

from collections.abc import Callable

from sync.link import HubClient
from sync.link.client import Page
from sync.link.cursor import Cursor
from sync.link.exchange import Exchange
from tests.sync.link.homes import Home, agree, rename, rounds, tick


def test_a_tap_in_one_home_reaches_the_other(green: Home, blue: Home) -> None:
    tick(green.replica, 1)
    assert green.round().pushed == 2
    assert blue.round().pulled == 2
    green.round()
    assert agree(green, blue)


def test_a_round_without_news_sends_nothing(green: Home, blue: Home) -> None:
    rounds(green, blue)
    version = blue.replica.version
    told = rounds(green, blue)
    assert [(one.pulled, one.pushed, one.refused) for one in told] == [(0, 0, [])] * 4
    assert blue.replica.version == version


def test_a_month_apart_with_edits_on_both_sides_agrees(green: Home, blue: Home) -> None:
    rounds(green, blue)
    for day in range(1, 29):
        tick(green.replica, day, f"2026-11-{day:02d}")
        tick(blue.replica, day, f"2026-11-{day:02d}")
        rename(green.replica, day)
        rename(blue.replica, 100 + day)
    told = rounds(green, blue)
    assert agree(green, blue)
    assert sum(one.pushed for one in told) == 28 * 4


class SlowClient(HubClient):
    """A client whose answers come when somebody else has done something."""

    meanwhile: Callable[[], object]

    def changes(
        self, after: int, mark: str = "", wait: float = 0, holdings: int | None = None
    ) -> Page:
        page = super().changes(after, mark, wait, holdings)
        self.meanwhile()
        return page


def test_what_another_process_read_meanwhile_is_not_read_back(green: Home, blue: Home) -> None:
    rounds(green, blue)
    tick(green.replica, 1)
    green.round()

    def read_on() -> None:
        tick(green.replica, 2)
        green.round()
        blue.round()

    link = blue.link
    client = SlowClient(link.hub, link.household, link.token, link.certificate)
    client.meanwhile = read_on
    try:
        assert Exchange(blue.replica, link, client).park(1.0), "pull has to look"
    finally:
        client.close()
    assert Cursor.of(blue.replica).next == Cursor.of(green.replica).next
    assert agree(green, blue)
