"""A plan as the text of a plan file: what a parent reads and changes by hand."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import tomli_w

from kiosk.household.plan import WEEKDAYS, Plan
from kiosk.household.plan_form.form import Section, said_of
from kiosk.household.plan_form.sections import BARE_KEY, FORMAT, SECTIONS

WIDEST = 100  # characters; longer lists get a line for each item


def write_plan(plan: Plan) -> str:
    """A TOML plan file. `read_plan` gives the same plan back, but for ended tasks.

    Values at their default are left out; sections and keys come in the order of the reference.
    """
    tables = [table(section, entry) for section in SECTIONS for entry in entries(section, plan)]
    return "\n".join([f"format = {FORMAT}\n", *tables])


def entries(section: Section, plan: Plan) -> list[Any]:
    if not section.attribute:
        return [plan]
    found = getattr(plan, section.attribute)
    if not section.many:
        return [] if found is None else [found]
    return [each for each in found if getattr(each, "ended", None) is None]


def table(section: Section, entry: Any) -> str:
    return "".join(f"{line}\n" for line in [section.heading, *lines(section, entry)])


def lines(section: Section, entry: Any) -> Iterator[str]:
    for key in section.keys:
        value = getattr(entry, key.name)
        if key.required or key.written or value != section.defaults[key.name]:
            yield f"{key.name} = {written(value)}"


def written(value: Any) -> str:
    """A value of the plan in TOML."""
    if value == WEEKDAYS:
        return '"daily"'
    if isinstance(value, tuple):
        return written_list([written(each) for each in value])
    if isinstance(value, dict):
        return braced(value)
    if isinstance(value, str):
        return written_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    return braced(said_of(value))


def braced(value: dict[str, Any]) -> str:
    pairs = [f"{written_key(key)} = {written(each)}" for key, each in value.items()]
    return f"{{ {', '.join(pairs)} }}" if pairs else "{}"


def written_list(items: list[str]) -> str:
    line = f"[{', '.join(items)}]"
    if len(line) <= WIDEST:
        return line
    return "".join(["[\n", *(f"    {item},\n" for item in items), "]"])


def written_key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else written_text(key)


def written_text(text: str) -> str:
    document = tomli_w.dumps({"text": text}, multiline_strings=True)
    return document.removeprefix("text = ").removesuffix("\n")
