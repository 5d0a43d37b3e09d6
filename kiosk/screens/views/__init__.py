"""The ways to show a child its day, one file a view; only the one in use is loaded."""

from importlib import import_module

from textual.widget import Widget

from .view import View

__all__ = ["View", "Views"]

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


class Views:
    """The views of a screen, each made when it is first shown; `now` is the one that is shown."""

    def __init__(self, name: str) -> None:
        self._made: dict[str, View] = {}
        self.now = self._view(name)

    def change(self, name: str, before: Widget) -> bool:
        """Show another view, above the widget `before`; whether it is another."""
        view = self._view(name)
        if view is self.now:
            return False
        self.now.display, self.now = False, view
        if not view.is_attached:
            assert isinstance(before.parent, Widget)
            before.parent.mount(view, before=before)
        return True

    def _view(self, name: str) -> View:
        if name not in self._made:
            self._made[name] = make_view(name)
        return self._made[name]
