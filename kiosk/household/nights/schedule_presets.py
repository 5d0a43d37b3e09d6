"""The usual parenting schedules by name, and which of them a schedule is.

The patterns are those that family courts and mediators hand out, one letter a night: A is the home
that has the first night, or the school days.
"""

from dataclasses import dataclass
from datetime import date
from math import lcm

from kiosk.household.plan import ParentingSchedule
from kiosk.language import N_, _

FREE = "free"  # a pattern that is none of these


@dataclass(frozen=True, slots=True)
class Preset:
    """A named pattern. `weekly`: it begins on a Monday, because its weekdays say what it is; then
    `others` are patterns that go by the same name, as for a weekend of three nights.
    """

    name: str
    label: str
    pattern: str
    weekly: bool = False
    others: tuple[str, ...] = ()


PRESETS = (
    Preset("7-7", N_("A week each"), "AAAAAAABBBBBBB"),
    Preset("2-2-3", N_("2-2-3"), "AABBAAABBAABBB"),
    Preset("2-2-5-5", N_("2-2-5-5"), "AABBAAAAABBBBB"),
    Preset("3-4-4-3", N_("3-4-4-3"), "AAABBBBAAAABBB"),
    Preset(
        "every-other-weekend",
        N_("Every other weekend"),
        "AAAAAAAAAAABBA",
        weekly=True,
        others=("AAAAAAAAAAABBB", "AAAAAAAAAAAABB"),
    ),
    Preset(
        "every-other-weekend-midweek",
        N_("Weekends and midweek"),
        "AABAAAAAABABBA",
        weekly=True,
        others=("AABAAAAAABABBB", "AABAAAAAABAABB", "AAAAAAAAABABBA", "AABAAAAAAAABBA"),
    ),
    Preset("school-week", N_("School week, weekend"), "AAAABBA", True, ("AAAABBB", "AAAAABB")),
    Preset("one-home", N_("One home"), "A"),
)
BY_NAME = {preset.name: preset for preset in PRESETS}


def pattern_from(preset: Preset, starts: date) -> str:
    """The pattern with its first letter on `starts`; a weekly one keeps its weekdays."""
    return turned(preset.pattern, starts.weekday()) if preset.weekly else preset.pattern


def preset_of(schedule: ParentingSchedule) -> str:
    """The name of the preset that a schedule is, from whichever day it starts and whichever home
    it begins with; FREE, if it is none.
    """
    nights = numbered(schedule)
    from_monday = turned(nights * 7, -schedule.starts.weekday())
    for preset in PRESETS:
        for pattern in (preset.pattern, *preset.others):
            if preset.weekly:
                same = is_same(from_monday, pattern, by=7)
            else:
                same = is_same(nights, pattern, by=1)
            if same:
                return preset.name
    return FREE


def label_of(name: str) -> str:
    """What a person calls the preset."""
    return _(BY_NAME[name].label) if name in BY_NAME else _("A pattern of your own")


def is_same(nights: str, pattern: str, by: int) -> bool:
    """Whether the nights repeat as the pattern does, turned by some multiple of `by` days, with
    either home in place of either letter.
    """
    length = lcm(len(nights), len(pattern))
    said = nights * (length // len(nights))
    either = {said, said.translate(str.maketrans("AB", "BA"))}
    turns = (turned(pattern, number) for number in range(0, len(pattern), by))
    return any(each * (length // len(pattern)) in either for each in turns)


def turned(pattern: str, by: int) -> str:
    """The pattern, begun `by` nights later in it."""
    by %= len(pattern)
    return pattern[by:] + pattern[:by]


def pattern_in_short(pattern: str) -> str:
    """The shortest pattern that repeats to the same nights."""
    lengths = (each for each in range(1, len(pattern)) if len(pattern) % each == 0)
    short = (pattern[:length] for length in lengths)
    return next((one for one in short if one * (len(pattern) // len(one)) == pattern), pattern)


def numbered(schedule: ParentingSchedule) -> str:
    """The pattern with A for the first home in it, B for the second, and so on."""
    homes = [schedule.letters.get(letter, letter) for letter in schedule.pattern]
    seen = list(dict.fromkeys(homes))
    return "".join(chr(ord("A") + seen.index(home)) for home in homes)
