"""Lists of the plan whose items are recorded one by one, so that homes apart can both add to one.

The plan file has `shown = ["green", "blue"]`; a record has `shown_green` and `shown_blue`, each
true or false. An older record's `shown` is where they begin. On the start-up path.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.household.ledger import Fields
from kiosk.household.plan_form.form import Section


def whole(section: Section, fields: Fields) -> Fields:
    """The fields of a record with those lists put together, as the plan file has them."""
    if not section.unordered:
        return fields
    found = dict(fields)
    for name in section.unordered:
        said = {field: value for field, value in fields.items() if field.startswith(f"{name}_")}
        if said:
            items = dict.fromkeys(_items(fields.get(name)), True)
            items |= {field[len(name) + 1 :]: value is True for field, value in said.items()}
            found[name] = [item for item, is_in in items.items() if is_in]
            for field in said:
                del found[field]
    return found


def by_item(section: Section, edit: Mapping[str, Any], now: Fields) -> dict[str, Any]:
    """What to write for an edit of whole lists: only the items that come or go. `now` is the record
    as it is, whole.
    """
    found = dict(edit)
    for name in section.unordered & edit.keys():
        before, after = _items(now.get(name)), _items(found.pop(name))
        found |= {f"{name}_{item}": True for item in after if item not in before}
        found |= {f"{name}_{item}": False for item in before if item not in after}
    return found


def _items(value: object) -> list[str]:
    """What a list holds that can be part of a field's name."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
