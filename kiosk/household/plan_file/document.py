"""A plan as the document of a plan file, with its own values: so that it can be examined as one."""

from typing import Any

from kiosk.household.plan import Plan
from kiosk.household.plan_file.writing import entries
from kiosk.household.plan_form.form import Section, said_of
from kiosk.household.plan_form.sections import FORMAT, SECTIONS

Document = dict[str, Any]


def document_of(plan: Plan) -> Document:
    """What reading the plan's file would give, but for lists, which are tuples. Ended tasks are not
    in it. Everything in it may be changed: nothing is shared with the plan but its values.
    """
    document: Document = {"format": FORMAT}
    for section in SECTIONS:
        tables = [table(section, entry) for entry in entries(section, plan)]
        if section.many:
            document[section.name] = tables
        elif tables:
            document[section.name] = tables[0]
    return document


def table(section: Section, entry: Any) -> Document:
    """The keys of an entry that are not at their default."""
    values = {key.name: getattr(entry, key.name) for key in section.keys}
    lasting = section.defaults
    return {
        name: plain(value)
        for name, value in values.items()
        if name not in lasting or value != lasting[name]
    }


def plain(value: Any) -> Any:
    """A value with its small entries as tables."""
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)
    return said_of(value) if hasattr(value, "__dataclass_fields__") else value
