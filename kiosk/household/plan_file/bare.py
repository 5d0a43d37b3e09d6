"""Values without quotes that TOML cannot read: dates and times as people write them."""

import re

from kiosk.household.plan_form.habits import meant_pattern
from kiosk.household.plan_form.scalars import pattern_remedy
from kiosk.household.plan_form.times import clock_remedy, date_remedy, moment_remedy

VALUE = re.compile(r"(?:^|[=,\[{])\s*([0-9][^,\]}#\"'=]*)")
PATTERN = re.compile(r"\s*pattern\s*=")


def bare_remedy(line: str, column: int) -> str:
    """How to write the value at a column (from 1) of a line of the file; empty where unknown."""
    for found in VALUE.finditer(line):
        if found.start(1) < column <= found.end() + 1:
            written = found[1].strip()
            if PATTERN.match(line) and meant_pattern(written):
                return pattern_remedy(written) + " Put it in quotes."
            return moment_remedy(written) or date_remedy(written) or clock_remedy(written)
    return ""
