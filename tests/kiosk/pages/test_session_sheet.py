"""The page for a session, opened and printed by a real browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.household.plan import Caregiver, Child, Provider
from kiosk.language import speaking
from kiosk.pages.printing import printed
from kiosk.pages.session_sheet import session_page
from tests.kiosk.pages.chromium import BROWSER, listening, pages, shown, words_of
from tests.kiosk.pages.sheets import QUESTIONS, TITLES, plan, sheet

A4 = pytest.approx((594.96, 841.92), abs=1)
browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")

NAMES = ('<b>Kim & "Co"</b>', "נועה בן־דוד", "Zoë <i>&amp;</i> 'Max'", "مريم (٣)")
# Says of each word in a column's head on how many lines it stands.
LINES = """<script>
const said = [];
for (const head of document.querySelectorAll("thead th")) {
  const text = head.firstChild;
  for (const word of text ? text.data.matchAll(/\\S+/g) : []) {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    said.push(word[0] + "=" + range.getClientRects().length);
  }
}
document.body.dataset.lines = said.join(" ");
</script>"""
FETCHES = '<img src="http://192.0.2.1/a.png"><script src="http://192.0.2.1/b.js"></script>'


def test_the_page_says_the_hard_ones_first_in_numbers_and_in_patterns() -> None:
    page = session_page(plan(), sheet(plan()))
    words = words_of(page)
    assert words.index("What was hard comes first") < words.index("The others")
    assert words.index(TITLES[0]) < words.index("The others") < words.index(TITLES[-1])
    assert "Tried: too hard 2" in words
    assert "Sick day: 11 Nov to 12 Nov" in words
    assert all(question in words for question in QUESTIONS)
    for name in ("done", "tried", "other-day", "asked"):
        assert f'class="{name}"' in page
    assert "fill: url(#tried)" in page, "told apart without colour"


def test_nothing_on_it_is_a_share_a_home_or_an_address() -> None:
    page = session_page(plan(), sheet(plan()))
    words = words_of(page)
    assert "%" not in words
    assert "green" not in words
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_it_speaks_the_language_of_the_plan() -> None:
    with speaking("de", "Europe/Berlin"):
        page = session_page(plan(), sheet(plan()))
    assert '<html lang="de">' in page
    assert "Do, 26. Nov." in page


@browser
def test_a_realistic_sheet_is_one_page_of_a4() -> None:
    page = session_page(plan(), sheet(plan()))
    assert "No room on this page" not in page
    assert pages(printed(page)) == [A4]


@browser
@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_no_word_in_a_columns_head_is_broken(language: str, tmp_path: Path) -> None:
    with speaking(language, "Europe/London"):
        page = session_page(plan(), sheet(plan()))
    page = page.replace("Content-Security-Policy", "X-Nothing").replace(
        "</main>", "</main>" + LINES
    )
    with listening() as asked:
        dom = shown(page, tmp_path, asked)
    found = re.search(r'data-lines="([^"]*)"', dom)
    assert found
    heads = [word.rsplit("=", 1) for word in found[1].split()]
    assert len(heads) >= 5
    assert [word for word, lines in heads if lines != "1"] == []


@browser
def test_far_too_much_is_one_page_that_says_what_it_left_out() -> None:
    long = [f"{number} {'very ' * number}long title of a task" for number in range(40)]
    much = plan(long, [f"Routine {number} with a name" for number in range(12)])
    crowded = sheet(
        much,
        weeks=26,
        reasons=[f"because of the reason number {number}, which is long" for number in range(50)],
        questions=["Why " + "oh why " * 38 for _question in range(9)],
        changes=[f"task {number}: days Mon Tue Wed Thu, was daily" for number in range(30)],
    )
    page = session_page(much, crowded)
    assert pages(printed(page)) == [A4]
    words = words_of(page)
    assert "No room on this page for: " in words
    assert " tasks, " in words


@browser
def test_wide_letters_and_words_without_an_end_stay_on_the_page() -> None:
    wide = plan(
        ["漢字" * 20, "W" * 150, "مريم " * 20, "Wide " * 15, "Plain", "m" * 90], ["浴室" * 15]
    )
    page = session_page(wide, sheet(wide, reasons=["疲れた" * 10, "w" * 120]))
    assert pages(printed(page)) == [A4]


@browser
def test_it_asks_nobody_and_runs_nothing(tmp_path: Path) -> None:
    page = session_page(plan(), sheet(plan()))
    with listening() as asked:
        assert TITLES[0] in words_of(shown(page, tmp_path, asked))
        shown(page.replace("</main>", FETCHES + "</main>"), tmp_path, asked)
        assert asked.addresses == [], "not even what somebody smuggled in"
        open_page = page.replace("Content-Security-Policy", "X-Nothing")
        shown(open_page.replace("</main>", FETCHES + "</main>"), tmp_path, asked)
        assert any(b"a.png" in one for one in asked.addresses), "else nothing was proven"


@browser
def test_what_was_typed_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    kim, noa, zoe, maryam = NAMES
    named = replace(
        plan([f"{name} says {{{{ 7*7 }}}}" for name in NAMES], [f"Bath {name}" for name in NAMES]),
        providers=(Provider("kim", kim),),
        children=(Child("rosa", noa),),
        caregivers=(Caregiver("sam", zoe),),
    )
    page = session_page(named, sheet(named, reasons=NAMES, questions=NAMES, changes=NAMES))
    with listening() as asked:
        dom = shown(page, tmp_path, asked)
    words = words_of(dom)
    for name in NAMES:
        assert f"{name} says {{{{ 7*7 }}}}" in words
        assert f"Tried: {name}" in words or f", {name}" in words
        assert words.count(name) >= 4
    assert 'dir="auto">נועה' in dom
    assert "<i>" not in dom
    assert maryam in words
