"""Days and months in four languages and where weeks begin, from Babel's copy of the CLDR."""

import json
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import exists, locale_identifiers

from kiosk.household.plan import LANGUAGES
from kiosk.language.days import TABLE

USUAL = {"en": "en_GB"}  # which English it is where no territory says otherwise
MONDAY = 0


def table() -> dict[str, Any]:
    """What `days.json` is to hold, as Babel says now."""
    locales = {language: Locale.parse(USUAL.get(language, language)) for language in LANGUAGES}
    locales["en_US"] = Locale.parse("en_US")
    return {
        "words": {name: words(locale) for name, locale in locales.items()},
        "month_first": [zone for zone, place in zones() if has_month_first(place)],
        "weeks_begin": {
            zone: first
            for zone, place in zones()
            if (first := first_weekdays().get(place, MONDAY)) != MONDAY
        },
    }


def words(locale: Locale) -> dict[str, Any]:
    """Names of days from Monday on and of months, and the patterns of a date."""
    months = locale.months["format"]["abbreviated"]
    wide, short = (locale.days["stand-alone"][width] for width in ("wide", "abbreviated"))
    return {
        "weekdays": [wide[number] for number in range(7)],
        "short_weekdays": [short[number].rstrip(".") for number in range(7)],
        "months": [months[number] for number in range(1, 13)],
        "day": str(locale.datetime_skeletons["MMMd"]),
        "long_day": str(locale.datetime_skeletons["MMMEd"]),
    }


def zones() -> list[tuple[str, str]]:
    """Every time zone with its territory; a zone's older names too."""
    known = dict(get_global("zone_territories"))
    older = {old: known[new] for old, new in get_global("zone_aliases").items() if new in known}
    return sorted({**known, **older}.items())


@cache
def first_weekdays() -> dict[str, int]:
    """On which day weeks begin, by territory; Monday is 0."""
    spoken = [Locale.parse(name) for name in locale_identifiers()]
    return {each.territory: each.first_week_day for each in spoken if each.territory}


def has_month_first(territory: str) -> bool:
    """Whether its English says "Nov 26"."""
    name = f"en_{territory}"
    return exists(name) and str(Locale.parse(name).datetime_skeletons["MMMd"]).startswith("M")


def written() -> str:
    """The table as it is kept."""
    return json.dumps(table(), ensure_ascii=False, indent=1) + "\n"


def write_days() -> None:
    """Bring the kept table up to what Babel says."""
    TABLE.write_text(written(), encoding="utf-8")
