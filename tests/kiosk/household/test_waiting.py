"""Taps under a clock that cannot be true."""

from datetime import UTC, date, datetime, timedelta

from kiosk.household import Moment
from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import THURSDAY, at, later, merge, outcomes

LOST = Moment(datetime(1970, 1, 1, 0, 2, tzinfo=UTC), trusted=False, boot="one", uptime=120.0)
FOUND = at(boot="one", uptime=720.0)  # the same boot, ten minutes later, with the clock set


def tap(home: Household, when: Moment = LOST, task: str = "k-words") -> None:
    assert home.tick("rosa", task, day=None, at=when).earned


def test_the_star_is_there_at_that_tap(home: Household) -> None:
    tap(home)
    day = home.today("rosa", THURSDAY, LOST)
    assert ("k-words", 1, "done") in outcomes(day.tasks)
    assert (day.stars_today, day.waiting) == (1, 1)


def test_nothing_is_filed_under_an_absurd_date(home: Household, ledger: Replica) -> None:
    tap(home)
    assert ledger.months() == []


def test_a_tap_of_this_boot_is_filed_when_it_truly_was(home: Household, ledger: Replica) -> None:
    tap(home)
    assert home.file_waiting(FOUND) == 1
    ((id, fields),) = ledger.dated("completion", "2026-11").items()
    assert id.startswith("2026-11-26.rosa.k-words.1.")
    assert fields["at"] == "2026-11-26T09:50:00+00:00"
    day = home.today("rosa", THURSDAY, FOUND)
    assert (day.stars_today, day.lifetime, day.waiting) == (1, 1, 0)


def test_a_tap_before_the_day_began_is_filed_under_the_day_before(home: Household) -> None:
    tap(home)
    home.file_waiting(at(hour=4, minute=5, boot="one", uptime=720.0))
    assert home.today("rosa", THURSDAY - timedelta(days=1), at()).stars_today == 1


def test_a_tap_of_an_earlier_boot_is_filed_today_and_banked(home: Household) -> None:
    tap(home)
    restarted = at(boot="two", uptime=30.0)
    assert home.file_waiting(restarted) == 1
    day = home.today("rosa", THURSDAY, restarted)
    assert (day.stars_today, day.tasks[2].oops) == (1, False)
    assert home.undo("rosa", "k-words", day=THURSDAY, at=later(restarted, minutes=1)).star


def test_filing_twice_is_harmless(home: Household, ledger: Replica) -> None:
    tap(home)
    assert [home.file_waiting(FOUND), home.file_waiting(later(FOUND, hours=30))] == [1, 0]
    assert home.lifetime("rosa") == 1
    ((id, _),) = ledger.records("unfiled").items()
    assert ledger.records("unfiled")[id]["filed"] == "2026-11-26"


def test_filing_again_after_half_of_it_arrived_makes_no_second_record(
    home: Household, ledger: Replica
) -> None:
    tap(home)
    home.file_waiting(FOUND)
    ((id, _),) = ledger.records("unfiled").items()
    ledger.write([(f"unfiled/{id}", {"filed": ""})], author="")
    home.file_waiting(FOUND)
    assert len(ledger.dated("completion", "2026-11")) == 1


def test_an_oops_reaches_a_waiting_tap_by_the_uptime(home: Household, ledger: Replica) -> None:
    tap(home)
    soon = LOST._replace(wall=datetime(2035, 1, 1, tzinfo=UTC), uptime=LOST.uptime + 299)
    assert home.today("rosa", THURSDAY, soon).tasks[2].oops
    undone = home.undo("rosa", "k-words", day=None, slot=1, at=soon)
    assert (undone.withdrawn, undone.star) == (True, False)
    assert home.file_waiting(FOUND) == 0
    assert ledger.months() == []


def test_after_five_minutes_of_uptime_a_waiting_star_is_banked(home: Household) -> None:
    tap(home)
    undone = home.undo("rosa", "k-words", day=None, slot=1, at=later(LOST, minutes=6))
    assert (undone.withdrawn, undone.corrected, undone.star) == (False, True, True)
    home.file_waiting(FOUND)
    day = home.today("rosa", THURSDAY, FOUND)
    assert (day.tasks[2].outcome, day.tasks[2].star, day.lifetime) == ("", True, 1)


def test_the_other_home_leaves_the_filing_to_the_one_that_was_there(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    tap(home)
    merge(other, ledger)
    assert blue.file_waiting(at()) == 0
    assert blue.today("rosa", THURSDAY, at()).waiting == 0


def screens(ledger: Replica, other: Replica) -> tuple[Household, Household]:
    """Two screens of the green house."""
    return Household(ledger, "green", "kitchen"), Household(other, "green", "landing")


def test_another_screen_of_the_home_leaves_it_to_the_one_that_was_tapped(
    ledger: Replica, other: Replica
) -> None:
    kitchen, landing = screens(ledger, other)
    tap(kitchen)
    merge(other, ledger)
    tomorrow = at(boot="another", day=date(2026, 11, 27))
    assert landing.file_waiting(tomorrow) == 0
    assert landing.today("rosa", THURSDAY, at()).waiting == 0
    assert landing.left_waiting == 1
    assert kitchen.file_waiting(FOUND) == 1
    merge(ledger, other)
    merge(other, ledger)
    assert kitchen.lifetime("rosa") == landing.lifetime("rosa") == 1
    assert landing.today("rosa", THURSDAY, at()).stars_today == 1
    assert landing.left_waiting == 0


def test_a_tap_that_names_no_screen_is_filed_by_its_home(ledger: Replica, other: Replica) -> None:
    _, landing = screens(ledger, other)
    tap(Household(ledger, "green"))
    merge(other, ledger)
    assert Household(other, "blue", "hall").file_waiting(at()) == 0
    assert landing.file_waiting(at()) == 1


def test_a_screen_that_is_gone_leaves_its_taps_to_a_persons_word(
    ledger: Replica, other: Replica
) -> None:
    kitchen, landing = screens(ledger, other)
    tap(kitchen)
    merge(other, ledger)
    assert Household(other, "blue", "hall").file_left_waiting(at()) == 0
    assert landing.file_left_waiting(at(boot="another")) == 1
    assert landing.today("rosa", THURSDAY, at()).stars_today == 1
    merge(ledger, other)
    assert kitchen.file_waiting(FOUND) == 0
    assert kitchen.lifetime("rosa") == 1


def test_what_waits_is_no_star_of_another_day(home: Household) -> None:
    tap(home)
    assert home.today("rosa", date(2026, 11, 25), FOUND).stars_today == 0
    assert home.today("rosa", THURSDAY, FOUND).stars_today == 1
