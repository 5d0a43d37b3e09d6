"""The ways to show a child its day, one file a view; only the one in use is loaded."""

from importlib import import_module

from .view import View

__all__ = ["View", "make_view"]

VIEWS = {
    "cards": ("cards", "Cards"),
    "one": ("one", "One"),
    "first-then": ("first_then", "FirstThen"),
    "list": ("task_list", "TaskList"),
}


def make_view(name: str) -> View:
    """A view by its name in the plan; the first frame waits for that one alone."""
    module, kind = VIEWS[name]
    made = getattr(import_module(f"{__name__}.{module}"), kind)()
    assert isinstance(made, View)
    return made
