"""Who changed what, when and on which home's screen: in words that both homes share."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.history.history_words import histories_in_words, history_in_words, record_title
from kiosk.household.history.visit_history import records_of_visit
from kiosk.household.household import Household
from kiosk.household.pin import choosing
from kiosk.household.plan import Plan, ScheduleChange
from kiosk.household.sessions.questions import ask_question, discuss
from kiosk.household.sessions.update_filing import correct, file_update
from kiosk.household.sessions.updates import TaskSaid
from kiosk.household.visits.changing_visits import ChangingVisits
from kiosk.household.visits.taking import find_visit
from sync import Reading, Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge


class Board:
    """A device whose clock the test sets."""

    def __init__(self, folder: Path) -> None:
        self.wall, self.trusted = at().wall, True
        self.replica = Replica.create(folder, clock=self.reading)

    def reading(self) -> Reading:
        return Reading(int(self.wall.timestamp() * 1000), self.trusted)


@pytest.fixture
def green_board(tmp_path: Path) -> Board:
    return Board(tmp_path / "green")


@pytest.fixture
def green(green_board: Board) -> Household:
    return household(green_board.replica)


@pytest.fixture
def blue_board(tmp_path: Path, green: Household, green_board: Board) -> Board:
    """Another home, met before."""
    board = Board(tmp_path / "blue")
    green_board.replica.write(
        [
            (f"device/{green_board.replica.device}", {"home": "green"}),
            (f"device/{board.replica.device}", {"home": "blue"}),
        ],
        author="",
    )
    merge(board.replica, green_board.replica)
    return board


@pytest.fixture
def blue(blue_board: Board) -> Household:
    return Household(blue_board.replica, "blue")


def sentences(household: Household, record: str) -> list[str]:
    return [one.sentence for one in history_in_words(household, record)]


def with_task(**changes: Any) -> Plan:
    first, *others = PLAN.tasks
    return replace(PLAN, tasks=(replace(first, **changes), *others))


def test_both_homes_read_the_same_history(
    green: Household, blue: Household, green_board: Board, blue_board: Board
) -> None:
    blue_board.wall = datetime(2026, 11, 27, 16, 10, tzinfo=UTC)
    blue.import_plan(with_task(minutes=5, paused=True), at(), "alex")
    merge(green_board.replica, blue_board.replica)
    green_board.wall = datetime(2027, 7, 1, 8, 5, tzinfo=UTC)
    green.import_plan(with_task(minutes=3, days=("mon", "tue")), at(), "kim")
    merge(blue_board.replica, green_board.replica)
    told = sentences(green, "task/k-words")
    assert told == sentences(blue, "task/k-words")
    assert told == [
        "26 Nov 2026, 10:00, at the Green house's screen: new; child Rosa; title Five k words; "
        "provider Kim; routine Brushing teeth; materials mirror",
        "27 Nov 2026, 16:10, at the Blue house's screen, by Alex: minutes 5, was 0; paused",
        "1 Jul, 9:05, at the Green house's screen, by Kim: "
        "minutes 3, was 5; days Mon Tue, was daily; no longer paused",
    ]
    assert record_title(blue, "task/k-words") == "Five k words"


def test_a_clock_in_doubt_and_a_device_without_a_home_are_said(
    green: Household, blue: Household, green_board: Board, blue_board: Board, tmp_path: Path
) -> None:
    stranger = Board(tmp_path / "stranger")
    stranger.trusted = False
    merge(stranger.replica, green_board.replica)
    Household(stranger.replica, "green").import_plan(with_task(title="Six words"), at())
    for board in (green_board, blue_board):
        merge(board.replica, stranger.replica)
    device = stranger.replica.device[:6]
    last = f"26 Nov, 10:00 (the clock was not set), on device {device}: "
    for each in (green, blue):
        said = sentences(each, "task/k-words")
        assert said[-1] == f"{last}title Six words, was Five k words"


def test_what_leaves_the_plan_and_comes_back_is_told(green: Household) -> None:
    gone = replace(PLAN, tasks=PLAN.tasks[1:], rewards=PLAN.rewards[:1])
    for plan in (gone, PLAN):
        green.import_plan(plan, at(), "sam")
    by_sam = "26 Nov, 10:00, at the Green house's screen, by Sam: "
    assert sentences(green, "task/k-words")[1:] == [
        f"{by_sam}left the plan",
        f"{by_sam}in the plan again",
    ]
    assert sentences(green, "reward/film")[1:] == [
        f"{by_sam}taken out of the plan",
        f"{by_sam}in the plan again",
    ]
    swapped = replace(PLAN, rewards=PLAN.rewards[::-1])
    green.import_plan(swapped, at())
    assert sentences(green, "reward/film")[-1].endswith(": another place in the plan")


def test_tables_are_told_line_by_line(green: Household) -> None:
    routine = replace(PLAN.routines[0], at={"green": time(18, 30), "blue": time(19, 30)})
    assert PLAN.parenting_schedule is not None
    christmas = ScheduleChange(date(2026, 12, 24), "blue")
    schedule = replace(PLAN.parenting_schedule, changes=(christmas,))
    plan = replace(PLAN, routines=(routine, PLAN.routines[1]), parenting_schedule=schedule)
    green.import_plan(plan, at())
    green.import_plan(PLAN, at())
    assert sentences(green, "routine/teeth")[1].endswith(": at Green house 18:30, was 19:00")
    changes = sentences(green, "parenting_schedule/schedule")
    assert changes[1].endswith(": Blue house on 24 Dec 2026")
    assert changes[2].endswith(": no longer Blue house on 24 Dec 2026")


def test_what_is_no_plan_has_its_words_too(green: Household) -> None:
    green.tick("rosa", "k-words", day=THURSDAY, outcome="tried", reason="tired", at=at(), by="sam")
    (tick,) = green.ledger.dated("completion", "2026-11")
    green.undo("rosa", "k-words", day=THURSDAY, at=at(minute=1), by="sam")
    assert [one.what for one in history_in_words(green, f"completion/{tick}")] == [
        ("child Rosa", "task k words", "slot 1", "outcome tried", "reason tired"),
        ("taken back",),
    ]
    question = ask_question(green, "kim", "How loud?", at=at(), by="sam")
    discuss(green, [question.id], at=at(hour=11))
    assert [one.what for one in history_in_words(green, f"question/{question.id}")] == [
        ("provider Kim", "text How loud?"),
        ("discussed",),
    ]
    said = (TaskSaid("k-words", "changed"), TaskSaid("", "new", "Humming"))
    update = file_update(green, "kim", said, note="Softer.", at=at(), by="sam")
    assert [one.what for one in history_in_words(green, f"update/{update.id}")] == [
        ("provider Kim", "note Softer.", "k words changed", "Humming new"),
    ]
    fixed = correct(green, update.id, "Softly.", at=at(hour=12)).corrections[0]
    assert [one.what for one in history_in_words(green, f"update/{fixed.id}")] == [
        ("provider Kim", "note Softly."),
    ]
    assert record_title(green, f"update/{update.id}") == "Update"


def test_a_proposal_and_its_answer_are_told_in_both_homes(
    green: Household, blue: Household, green_board: Board, blue_board: Board
) -> None:
    wanted = {"first": "2026-12-05", "last": "2026-12-06", "home": "blue"}
    one = Proposing(green).propose("swap", "schedule", wanted, answer_by=THURSDAY, at=at())
    merge(blue_board.replica, green_board.replica)
    Proposing(blue).answer(one.id, True, at=at(hour=11), by="alex")
    merge(green_board.replica, blue_board.replica)
    record = f"proposal/{one.id}"
    assert sentences(green, record) == sentences(blue, record)
    assert sentences(green, record) == [
        "26 Nov, 10:00, at the Green house's screen: Proposed: Blue house 5 Dec to 6 Dec; "
        "answer by 26 Nov 2026",
        "26 Nov, 10:00, at the Blue house's screen, by Alex: Blue house says yes",
    ]


def test_a_visit_is_told_with_its_appointment_and_who_was_to_take_it(
    green: Household, green_board: Board
) -> None:
    on = datetime.fromisoformat("2026-12-01T15:30")
    wanted = {"taker": "alex", "visit": on.isoformat()}
    green_board.wall += timedelta(hours=1)
    Proposing(green).propose("taker", "kim-tuesdays", wanted, answer_by=THURSDAY, at=at())
    other = {**wanted, "visit": "2026-12-08T15:30:00"}
    Proposing(green).propose("taker", "kim-tuesdays", other, answer_by=THURSDAY, at=at())
    green_board.wall += timedelta(hours=1)
    visit = find_visit(green.plan, "kim-tuesdays", at(), on.date())
    ChangingVisits(green).move(visit, datetime.fromisoformat("2026-12-02T09:00"), at=at())
    records = records_of_visit(green, "kim-tuesdays", on, at())
    first, *others = histories_in_words(green, records)
    assert first.what[:2] == ("new", "title Speech with Kim")
    assert "minutes 45" in first.what, "what it is at first was nothing before"
    assert [one.what for one in others] == [
        ("Proposed: Alex takes Speech with Kim on 1 Dec", "answer by 26 Nov 2026"),
        ("starts 2 Dec 2026 09:00",),
    ]


def test_secrets_and_what_no_person_reads_stay_unsaid(green: Household) -> None:
    green.ledger.write([choosing("4711", at())], author="sam")
    assert [one.what for one in history_in_words(green, "pin/household")] == [("changed",)]
    fields = {"home": "green", "sign": "0" * 64, "token_hash": "1" * 64}
    green.ledger.write([("device/0123456789abcdef", fields)], author="")
    (told,) = history_in_words(green, "device/0123456789abcdef")
    assert told.what == ("home Green house",)


def test_odd_fields_of_other_versions_never_stop_the_telling(green: Household) -> None:
    odd = {"mood": {"deep": [1, None]}, "minutes": "many", "days": 5, "gone": "yes"}
    green.ledger.write([("task/k-words", odd)], author="")
    green.ledger.write([("wish/one", {"what": ["a", {"b": 2}], "when": "2026-11-26T10:00:00"})],
                       author="nobody")  # fmt: skip
    assert "minutes many, was 0" in sentences(green, "task/k-words")[-1]
    assert sentences(green, "wish/one")[0].endswith(
        "by nobody: what a, b 2; when 26 Nov 2026 10:00"
    )
    assert history_in_words(green, "task/never") == ()
    assert record_title(green, "task/never-was") == "never was"
