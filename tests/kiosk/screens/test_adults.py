"""The star chart, the weeks, the handover and the grown-ups' pages of the sample family."""

from datetime import timedelta

from kiosk.screens.leave import LeaveScreen
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from widgets.fact_tile import FactTile
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel
from widgets.pad_key import PadKey
from widgets.star_sky import StarSky
from widgets.week_grid import WeekGrid


async def test_the_chart_counts_what_the_household_counts(hang: Hang) -> None:
    async with hang() as wall:
        await wall.tap("#third")
        day = wall.today
        assert sum(wall.screen.query_one(StarSky).stars) == int(
            wall.screen.query_one(Heading).headline.split()[0]
        )
        assert f"{day.lifetime} stars in all" in wall.words
        await wall.tap("#third")
        assert wall.name == "Jar"
        assert f"{day.lifetime} stars in all" in wall.words
        assert day.reward is not None
        assert f"{day.reward.stars} of {day.reward.goal} stars" in wall.words


async def test_the_weeks_turn_back_and_forth(hang: Hang) -> None:
    async with hang() as wall:
        await wall.tap("#third")
        await wall.tap("#more")
        assert wall.name == "Weeks"
        assert "23 Nov to 29 Nov" in wall.words
        for _ in range(2):
            wall.let_fingers_rest()
            await wall.tap("#second")
        assert "9 Nov to 15 Nov" in wall.words
        assert any(row[1] for row in wall.screen.query_one(WeekGrid).rows)
        await wall.tap("#fourth")
        assert "16 Nov to 22 Nov" in wall.words
        await wall.tap("#back")
        assert wall.name == "StarChart"


async def test_every_tile_of_the_handover_opens_its_lines(hang: Hang) -> None:
    async with hang() as wall:
        await wall.tap("#fourth")
        assert wall.name == "Handover"
        for number in range(6):
            tile = list(wall.screen.query(FactTile))[number]
            label = tile.label.split(":")[0]
            await wall.tap(tile)
            if label.startswith("Next"):
                assert wall.name == "Visit"
            else:
                assert wall.name == "Pages"
                assert wall.screen.query_one(Heading).headline == label
            await wall.tap("#back")
            wall.let_fingers_rest()
            assert wall.name == "Handover"


async def test_the_handover_is_the_same_in_both_homes_but_for_its_place(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g")
        said = [(tile.label, tile.figure, tile.facts) for tile in wall.screen.query(FactTile)]
        assert [label.split(":")[0] for label, _, _ in said] == [
            "Practised", "Still useful", "Tried", "Pack", "Next", "New",
        ]  # fmt: skip
        wall.device.day.home = "blue"
        wall.screen.follow()
        await wall.settle()
        assert said == [
            (tile.label, tile.figure, tile.facts) for tile in wall.screen.query(FactTile)
        ]


async def test_the_colours_change_at_once_and_stay(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "c")
        assert wall.app.theme == "dark"
        assert "Dark" in wall.words
        kept = type(wall.device.settings).read(wall.device.folder)
        assert kept.theme == "dark"


async def test_a_reached_reward_is_given_and_no_star_is_lost(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest", "Sing")) as wall:
        await wall.press("1", "2", "3", "m", "1", "2")
        await wall.press("g", "m")
        assert wall.today.reward is not None
        assert wall.today.reward.reached
        await wall.press("r")
        assert wall.today.reward.reached, "nothing takes it back, so it is asked for"
        await wall.press("g")
        given = wall.today
        assert given.reward is not None
        assert (given.reward.stars, given.lifetime) == (0, 5)
        assert "Given: Swimming together" in wall.words


async def test_an_adult_leaves_by_three_words(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "l")
        screen = wall.screen
        assert isinstance(screen, LeaveScreen)
        for digit in screen._wanted:
            await wall.tap(f"#key-{digit}")
            wall.let_fingers_rest()
        wrong = str((int(screen._wanted[-1]) + 1) % 10)
        await wall.tap("#key-rub-out")
        await wall.tap(f"#key-{wrong}")
        await wall.tap("#key-tick")
        assert wall.name == "Leave"
        assert "That was not it" in wall.words
        await wall.press("enter", "enter")
        assert wall.name == "Today", "three wrong answers"
        assert wall.app.return_code is None
        await wall.press("g", "m", "l")
        for digit in screen._wanted:
            wall.let_fingers_rest()
            await wall.tap(f"#key-{digit}")
        wall.let_fingers_rest()
        keys = {key.key for key in wall.screen.query(PadKey)}
        assert len(keys) == 12
        await wall.tap("#key-tick")
        await wall.until(lambda: wall.app.return_code == 0)


async def test_long_lists_are_turned_and_nothing_is_left_out(hang: Hang) -> None:
    titles = [f"Task {number:02}" for number in range(25)]
    async with hang(plan(*titles)) as wall:
        await wall.press("g", "p")
        seen: list[str] = []
        for _ in range(10):
            seen += [title for title in titles if title in wall.words]
            if seen[-1] == titles[-1]:
                break
            await wall.press("m")
        assert seen == titles
        await wall.press("m")
        assert titles[0] in wall.words, "after the last the first again"


async def test_a_page_without_lines_says_so(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("g")
        await wall.tap(wall.screen.query_one(FactTile))
        assert wall.screen.query_one(LinesPanel).lines == ()
        assert "Nothing" in wall.words


async def test_ten_years_of_weeks_may_be_asked_for(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("t", "m")
        screen = wall.screen
        screen._back = 519  # type: ignore[attr-defined]
        await wall.press("e")
        first = wall.clock.wall.date() - timedelta(weeks=520)
        assert f"{first.year}" not in wall.words
        await wall.press("e")
        assert screen._back == 520  # type: ignore[attr-defined]
