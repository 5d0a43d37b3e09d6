"""How often something was asked for, and what came of it: counts of slots, never shares."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from kiosk.household.completions import EARNS, Completion


@dataclass(frozen=True, slots=True)
class Tally:
    """Slots of some days. `due` were asked for, `more` were practised or tried without that.

    done + tried + not_today + nothing = due + more.
    """

    due: int = 0
    more: int = 0
    done: int = 0
    tried: int = 0
    not_today: int = 0

    @property
    def nothing(self) -> int:
        """Slots of which nobody said anything."""
        return self.due + self.more - self.done - self.tried - self.not_today

    @property
    def practised(self) -> int:
        """Done or tried: both are practice, and both earned the star."""
        return self.done + self.tried

    @property
    def hard(self) -> int:
        """What is worth a talk: it was tried, or put off."""
        return self.tried + self.not_today

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.due + other.due,
            self.more + other.more,
            self.done + other.done,
            self.tried + other.tried,
            self.not_today + other.not_today,
        )


NONE = Tally()


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, start=NONE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A word, such as a reason or a helper, and how often it was said. Reasons are as recorded."""

    word: str
    times: int


def counted(words: Iterable[str]) -> tuple[Counted, ...]:
    """Each word once, the most frequent first; empty ones say nothing."""
    found = Counter(word for word in words if word)
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return tuple(Counted(*pair) for pair in ordered)


def counting(asked: Container[int], said: Mapping[int, Completion]) -> list[Completion]:
    """What counts of a task's day, by slot: what was said of the `asked` slots, and what was
    practised beyond them. What was put off although nobody asked for it is nothing to count.
    """
    return [
        one
        for slot, one in sorted(said.items())
        if one.outcome and (slot in asked or one.outcome in EARNS)
    ]


def tally_of(asked: Collection[int], said: Mapping[int, Completion], *, is_over: bool) -> Tally:
    """One task on one day. Until the day is over a slot is due only where something was said of
    it: there is still time.
    """
    outcomes = [one.outcome for one in counting(asked, said)]
    told = sum(1 for slot, one in said.items() if slot in asked and one.outcome)
    return Tally(
        due=len(asked) if is_over else told,
        more=len(outcomes) - told,
        done=outcomes.count("done"),
        tried=outcomes.count("tried"),
        not_today=outcomes.count("not-today"),
    )
