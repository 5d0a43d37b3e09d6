"""The team on the wall: what both homes want, who carries what, the week, whom to call."""

from dataclasses import replace

import pytest

from kiosk.demo_adults import CONTACTS, VALUES, teamed
from kiosk.household import ChildsDay
from kiosk.household.agreeing.proposals import Proposals
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.household.team import Team
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import tap_tile, tile
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_kit import PIN, go
from tests.kiosk.screens.test_words import TITLES
from tests.kiosk.wall import SIZES, Wall, wide
from tests.look.team import team_up
from widgets.contact_card import ContactCard
from widgets.fact_tile import FactTile
from widgets.lines_panel import LinesPanel


def jobs(wall: Wall) -> dict[str, str]:
    """Who carries which job."""
    return {one.job.id: one.caregiver for one in Team(wall.device.day).carried(wall.clock())}


def asked(wall: Wall) -> list[tuple[str, object, str]]:
    """The proposals: about what, for whom, and how they stand."""
    day = wall.device.day
    found = Proposals(day.ledger, day.plan, day.practice_day(wall.clock())).every()
    return [(one.about, one.wanted["caregiver"], one.state) for one in found]


async def test_all_that_adults_share_is_read_without_a_pin(hang: Hang) -> None:
    async with hang(pin=PIN) as wall:
        team_up(wall.device)
        await wall.press("g")
        await wall.tap("#fourth")
        assert wall.name == "Team"
        assert [one.label for one in wall.screen.query(FactTile)] == [
            "What we want", "Who carries what", "This week",
            "Not here", "When we need help", "A question for us",
        ]  # fmt: skip
        leads = {
            "What we want": "Pages",
            "Who carries what": "Jobs",
            "This week": "Pages",
            "Not here": "Missing",
            "When we need help": "HelpCard",
            "A question for us": "Pin",
        }
        for label, name in leads.items():
            await tap_tile(wall, label)
            assert wall.name == name
            await go(wall, "team")


async def test_values_and_goals_are_the_familys_own_words(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await go(wall, "team")
        await tap_tile(wall, "What we want")
        lines = [what for what, _about in wall.screen.query_one(LinesPanel).lines]
        assert lines == [*VALUES, "Ask for things in her own words", "Do up her own coat"]
        await wall.tap("#back")
        assert wall.name == "Team"


async def test_a_job_is_handed_on_in_three_taps(hang: Hang) -> None:
    async with hang() as wall:
        Household.over(wall.device.day).import_plan(teamed(wall.device.day.plan), wall.clock())
        await go(wall, "team")
        await tap_tile(wall, "Who carries what")
        await tap_tile(wall, "Emails with the school")
        assert wall.name == "HandOn"
        await tap_tile(wall, "Sam")
        assert asked(wall) == [], "who carries it is not asked"
        await tap_tile(wall, "Alex")
        assert asked(wall) == [("school-emails", "alex", "open")]
        assert "Alex, if the Blue house says yes" in wall.words
        assert tile(wall, "Alex").facts == ("Asked until 3 Dec",)
        await tap_tile(wall, "Alex")
        assert len(asked(wall)) == 1
        assert jobs(wall)["school-emails"] == "sam", "not before the other home's yes"
        await wall.tap("#back")
        assert "Sam, since 1 Sept" in wall.words


async def test_a_job_waits_behind_the_pin(hang: Hang) -> None:
    async with hang(pin=PIN) as wall:
        await go(wall, "jobs")
        await tap_tile(wall, "Emails with the school")
        assert wall.name == "Pin"
        assert asked(wall) == []


async def test_what_was_asked_by_mistake_is_taken_back(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await go(wall, "hand_on", "kit-box")
        await wall.tap("#third")
        assert asked(wall) == [("kit-box", "sam", "withdrawn")]
        await wall.linger(minutes=1)
        await tap_tile(wall, "Sam")
        assert [state for _job, _to, state in asked(wall)] == ["withdrawn", "open"]


async def test_what_the_other_home_asks_is_answered_where_all_is_answered(hang: Hang) -> None:
    async with hang() as wall:
        there = ChildsDay(wall.device.day.ledger, "blue")
        Team(there).hand_on("school-emails", "alex", wall.clock(), by="alex")
        await go(wall, "team")
        assert tile(wall, "Who carries what").loud
        await tap_tile(wall, "Who carries what")
        await tap_tile(wall, "Emails with the school")
        assert "Alex, if the Green house says yes" in wall.words
        await wall.tap("#third")
        assert wall.name == "Proposals"


async def test_where_there_is_one_home_a_tap_is_enough(hang: Hang) -> None:
    async with hang() as wall:
        household = Household.over(wall.device.day)
        alone = replace(household.plan, homes=household.plan.homes[:1], parenting_schedule=None)
        household.import_plan(alone, wall.clock())
        await go(wall, "hand_on", "kit-box")
        await tap_tile(wall, "Sam")
        assert jobs(wall)["kit-box"] == "sam"
        assert tile(wall, "Sam").facts == ("Carries it", "since 26 Nov")


async def test_a_job_that_leaves_the_plan_meanwhile_is_nobodys(hang: Hang) -> None:
    async with hang() as wall:
        await go(wall, "hand_on", "kit-box")
        household = Household.over(wall.device.day)
        household.import_plan(replace(household.plan, responsibilities=()), wall.clock())
        await wall.linger(minutes=1)
        assert not [one.label for one in wall.screen.query(FactTile) if one.label]


async def test_the_week_is_one_line_of_both_homes(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await go(wall, "team")
        week = tile(wall, "This week")
        assert (week.figure, week.facts) == ("14", ("2 hard", "Yours: A film on Friday"))
        await tap_tile(wall, "This week")
        assert "14 practices this week, 2 of them hard" in wall.words
        wall.device.day.home = "blue"
        await go(wall, "team")
        assert tile(wall, "This week").figure == "14"


async def test_a_quiet_week_is_no_figure(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await go(wall, "team")
        assert tile(wall, "This week").figure == ""
        assert "A quiet week" in wall.words


async def test_the_question_is_shown_where_the_plan_wants_it_and_nothing_is_kept(
    hang: Hang,
) -> None:
    async with hang() as wall:
        await go(wall, "team")
        assert "A question for us" not in wall.words
        team_up(wall.device)
        await go(wall, "check_in")
        assert "Nothing is kept but that you talked." in wall.words
        await wall.tap("#third")
        assert "✓ We talked" in wall.words
        kept = wall.device.day.ledger.dated("check_in", "2026-11")
        assert [dict(fields) for fields in kept.values()] == [{"talked": True}]
        assert wall.screen.bar.label_of("third") == ""
        await wall.linger(days=7)
        assert wall.screen.bar.label_of("third") == "We talked", "another week, another question"


async def test_whom_to_call_is_large_two_a_page(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await go(wall, "help_card")
        cards = list(wall.screen.query(ContactCard))
        assert [(one.label, one.phone) for one in cards] == [
            (one.name, one.phone) for one in CONTACTS[:2]
        ]
        await wall.tap("#more")
        assert [one.label for one in cards] == ["Aunt Jo", ""]
        await wall.tap("#back")
        assert wall.name == "Team"


async def test_a_family_without_contacts_is_told_where_they_go(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await go(wall, "help_card")
        assert "No contacts in the plan yet." in wall.words


@pytest.mark.parametrize("size", SIZES[:3])
async def test_every_word_of_the_team_can_be_read(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(size=size) as wall:
        team_up(wall.device)
        said = {
            "team": ("We cheer for trying.", "2 hard", "Yours: A", "Aunt Jo", "What went well"),
            "jobs": ("Keeping the kit box", "Sam, if the Blue house", "since 1 Sept"),
            "check_in": ("We talked", "Nothing is kept but that you talked."),
            "help_card": ("Kim, speech", "When she is ill"),
            "kit": ("In the box: Green house", "Wavy sheets", "Needed tomorrow", "Comes along"),
            "missing": ("Bead box", "Our box"),
        }
        for screen, words in said.items():
            await go(wall, screen)
            for one in words:
                assert one in wall.words, (screen, wall.words)


async def test_any_words_leave_the_teams_screens_whole(hang: Hang) -> None:
    async with hang(size=(60, 20)) as wall:
        for words in TITLES[1:]:
            household = Household.over(wall.device.day)
            household.import_plan(said(teamed(household.plan), words), wall.clock())
            for screen in ("team", "kit", "missing", "jobs", "hand_on", "help_card"):
                await go(wall, screen, "school-emails" if screen == "hand_on" else None)
                assert wide(wall.strips) == {60}, (screen, words)


def said(team: Plan, words: str) -> Plan:
    """The family's own words, whatever they are."""
    text = words[:90]
    return replace(
        team,
        values=(text,) * 3,
        treat=text,
        materials=tuple(replace(one, where=text, lent_by=text) for one in team.materials),
        tasks=tuple(replace(one, materials=(*one.materials, text)) for one in team.tasks),
        contacts=tuple(replace(one, name=text, phone=text, about=text) for one in team.contacts),
        responsibilities=tuple(replace(one, title=text) for one in team.responsibilities),
    )
