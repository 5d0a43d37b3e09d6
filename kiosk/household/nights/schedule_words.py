"""A parenting schedule in one line: "A week each from Mon 7 Dec, Green house first"."""

from datetime import date

from kiosk.household.nights.schedule_presets import BY_NAME
from kiosk.language import _
from kiosk.language.days import brief_day


def schedule_in_words(preset: str, starts: object, home: str) -> str:
    """What it is called, from when, and in which home the first night is. `starts` is ISO; what is
    no day is left as it stands there.
    """
    label = _(BY_NAME[preset].label) if preset in BY_NAME else _("A new schedule")
    try:
        day = brief_day(date.fromisoformat(str(starts)))
    except ValueError:
        day = str(starts)
    return _("{schedule} from {day}, {home} first").format(schedule=label, day=day, home=home)
