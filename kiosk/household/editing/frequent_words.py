"""The words that a family writes most in its plan: they are offered above the keyboard."""

import re
from collections import Counter
from collections.abc import Iterator

from kiosk.household.plan import Plan

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
SHORTEST, SHORTEST_NAME = 4, 3  # letters; a shorter one is typed as fast as it is found
OFTEN = 1000  # a form within a text outweighs every one at its head


def frequent_words(plan: Plan, number: int) -> tuple[str, ...]:
    """At most `number` words of the plan's titles, steps, materials and names, each once.

    The first saves most taps, by how often it stands there and how long it is; words that save as
    many are in the order of the alphabet. Each is written as it mostly is where no sentence begins;
    one with a capital there counts as a name.
    """
    uses: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for text in texts(plan):
        found = WORD.findall(text)
        for place, word in enumerate(found):
            begins = place == 0 and len(found) > 1  # its capital may be the sentence's
            uses[word.casefold()] += 1
            forms.setdefault(word.casefold(), Counter())[word] += 1 if begins else OFTEN
    ranked = sorted(uses, key=lambda word: (-uses[word] * (len(word) - 1), word))
    written = (forms[word].most_common(1)[0] for word in ranked)
    useful = [word for word, weight in written if is_useful(word, named=weight >= OFTEN)]
    return tuple(useful[:number])


def is_useful(word: str, *, named: bool) -> bool:
    """Whether it is worth a place; `named`: its capital is its own."""
    is_name = named and word[:1].isupper()
    return len(word) >= (SHORTEST_NAME if is_name else SHORTEST)


def texts(plan: Plan) -> Iterator[str]:
    """Everything of the plan that is short and in the family's words."""
    for task in plan.tasks:
        yield from (task.title, *task.steps, *task.materials)
    for home in plan.homes:
        yield from (home.name, *home.kit)
    for named in (plan.children, plan.caregivers, plan.providers, plan.routines, plan.materials):
        yield from (one.name for one in named)
    yield from (reward.title for reward in plan.rewards)
    yield from (appointment.title for appointment in plan.appointments)
    yield from (goal.text for goal in plan.goals)
