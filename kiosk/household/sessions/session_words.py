"""What a session's sheet says, in the same words on the page and on the wall."""

from collections.abc import Iterable
from datetime import timedelta

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.pauses import Rest
from kiosk.household.plan import Plan, Provider, Task
from kiosk.household.practice_day import ONE_DAY
from kiosk.household.sessions.questions import Question
from kiosk.household.sessions.session_period import WITHOUT_VISIT, Period
from kiosk.household.sessions.session_sheet import SessionSheet
from kiosk.household.sessions.session_tally import Counted, Tally
from kiosk.household.sessions.session_tasks import TaskSheet
from kiosk.household.sessions.update_words import headline
from kiosk.language import N_, _, ngettext
from kiosk.language.days import brief_day, short_day
from kiosk.language.names import within

MOST_REASONS = 3  # of an outcome, each in full; then how many more
DISCIPLINE_WORDS = {
    "speech": N_("Speech"),
    "ot": N_("Occupational therapy"),
    "pt": N_("Physiotherapy"),
    "behaviour": N_("Behaviour"),
    "tutor": N_("Tutor"),
    "other": "",
}
HELPER_WORDS = {
    "grandparent": N_("Grandparent"),
    "sitter": N_("Sitter"),
    "sibling": N_("Brother or sister"),
}
REST_WORDS = {"sick": N_("Sick day"), "rest": N_("Rest day"), "holiday": N_("Holidays")}


def discipline(provider: Provider) -> str:
    """What the provider does; empty where the plan says nothing of use."""
    return _(DISCIPLINE_WORDS.get(provider.discipline, ""))


def since(period: Period) -> str:
    """From when on it tells, and up to when: "Since the session on Tue 24 Nov, up to Tue 1 Dec"."""
    last = brief_day(period.last)
    return _("{since}, up to {last}").format(since=since_when(period), last=last)


def since_when(period: Period) -> str:
    """From when on it tells: "Since the session on Tue 24 Nov", "The last four weeks"."""
    if period.last_visit is not None:
        day = brief_day(period.last_visit.starts.date())
        return _("Since the session on {day}").format(day=day)
    if period.last - period.first + ONE_DAY == timedelta(days=WITHOUT_VISIT):
        return _("The last four weeks")
    return _("Since {day}").format(day=brief_day(period.first))


def in_sum(tally: Tally) -> str:
    """The counts of all tasks together: "14 practices, 3 of them hard"; empty for none."""
    if not tally.practised:
        return ""
    words = ngettext("{n} practice", "{n} practices", tally.practised)
    if tally.tried:
        words = ngettext("{n} practice, {hard} hard", "{n} practices, {hard} hard", tally.practised)
    return words.format(n=tally.practised, hard=tally.tried)


def counts(tally: Tally) -> str:
    """As "Done 10, tried 3, another day 2, asked for 17"; what there was none of is not said."""
    said = (
        (tally.done, _("done {n}")),
        (tally.tried, _("tried {n}")),
        (tally.not_today, _("another day {n}")),
        (tally.due, _("asked for {n}")),
    )
    line = ", ".join(words.format(n=number) for number, words in said if number)
    return line[:1].upper() + line[1:]


def reasons(sheet: TaskSheet) -> tuple[str, ...]:
    """Why it was hard: "Tried: too hard 2, got tired", "Another day: no kit"."""
    kinds = ((_("Tried"), sheet.tried_for), (_("Another day"), sheet.put_off_for))
    return tuple(
        _("{what}: {reasons}").format(what=what, reasons=listed(words))
        for what, words in kinds
        if words
    )


def listed(words: tuple[Counted, ...]) -> str:
    """The most frequent ones, with how often where that was more than once."""
    shown = [times(_(one.word), one.times) for one in words[:MOST_REASONS]]
    if len(words) > MOST_REASONS:
        shown.append(_("+ {n} more").format(n=len(words) - MOST_REASONS))
    return ", ".join(shown)


def times(word: str, number: int) -> str:
    """As "too hard", "too hard 3"."""
    return f"{word} {number}" if number > 1 else word


def with_whom(sheet: TaskSheet) -> str:
    """As "With: Grandparent 3, Sitter"; empty where nobody else was there."""
    if not sheet.helpers:
        return ""
    names = (
        times(_(HELPER_WORDS.get(one.word, "")) or one.word, one.times) for one in sheet.helpers
    )
    return _("With: {helpers}").format(helpers=", ".join(names))


def place(plan: Plan, task: Task) -> tuple[str, ...]:
    """Where a task stands in the day: its routine, its minutes, that it rests or left the plan."""
    routine = named(plan.routines, task.routine) if task.routine else ""
    left = task.ended is not None
    return tuple(
        filter(
            None,
            (
                within(routine),
                _("{n} min").format(n=task.minutes) if task.minutes else "",
                _("resting") if task.paused and not left else "",
                _("no longer in the plan") if left and not task.learned else "",
            ),
        )
    )


def asked_by(plan: Plan, question: Question) -> str:
    """Who noted a question and when: "Sam, 24 Nov"; what nobody knows is left out."""
    name = named(plan.caregivers, question.by) if question.by else ""
    day = short_day(question.at.date()) if question.at else ""
    return ", ".join(filter(None, (name, day)))


def rested(rests: Iterable[Rest]) -> tuple[str, ...]:
    """A line for each run of days: "Sick day: 24 Nov", "Holidays: 24 Dec to 3 Jan"."""
    runs: list[list[Rest]] = []
    for rest in rests:
        last = runs[-1][-1] if runs else None
        if last and last.why == rest.why and last.day + ONE_DAY == rest.day:
            runs[-1].append(rest)
        else:
            runs.append([rest])
    return tuple(_span(run[0], run[-1]) for run in runs)


def _span(first: Rest, last: Rest) -> str:
    why, begins = _(REST_WORDS.get(first.why, REST_WORDS["rest"])), short_day(first.day)
    if first.day == last.day:
        return _("{why}: {day}").format(why=why, day=begins)
    return _("{why}: {first} to {last}").format(why=why, first=begins, last=short_day(last.day))


def changes(plan: Plan, sheet: SessionSheet) -> tuple[tuple[str, str], ...]:
    """What became of the plan since, each as (day, words): what was filed after a session, in its
    own words, and what changed in these tasks. Oldest first.
    """
    filed = [(one.day, f"{headline(plan, one)}: {one.note}") for one in sheet.updates if one.note]
    changed = [(one.day, one.text) for one in sheet.changes]
    return tuple((short_day(day), words) for day, words in sorted(filed + changed))
