"""One of several, some of them, or yes and no: a large key for each, six a page."""

from kiosk.language import N_, _
from widgets.key_places import Key, Look, Rows

from ..asking import Asking
from .answer import Answer, Buttons, pressing

A_PAGE, ACROSS = 6, 3
SQUARE = 4  # that many stand two by two
MORE = pressing("turn", N_("More"), "more", "m")
YES, NO = "yes", "no"


class OptionsAnswer(Answer):
    """With `several` a press adds an option or takes it away; else it is the one."""

    def __init__(self, asking: Asking, *, several: bool = False) -> None:
        super().__init__(asking)
        self._several = several
        self._flag = asking.kind == "flag"
        self._options = ((YES, _("Yes")), (NO, _("No"))) if self._flag else asking.options
        known = [key for key, _words in self._options]
        self._chosen = [key for key in given(asking) if key in known]
        first = known.index(self._chosen[0]) if self._chosen else 0
        self._page = 0 if several else first // A_PAGE

    @property
    def value(self) -> object:
        if self._several:
            return tuple(self._ordered)
        chosen = next(iter(self._chosen), None)
        return chosen == YES if self._flag and chosen else chosen

    @property
    def _ordered(self) -> list[str]:
        return [key for key, _words in self._options if key in self._chosen]

    @property
    def said(self) -> str:
        return ", ".join(words for key, words in self._options if key in self._chosen)

    @property
    def fault(self) -> str:
        return "" if self._several or self._chosen else _("Choose one.")

    def rows(self, columns: int) -> Rows:
        paged = len(self._options) > A_PAGE
        shown = self._options[self._page * A_PAGE :][:A_PAGE]
        across = 2 if not paged and len(shown) in (1, 2, SQUARE) else ACROSS
        every = [Key(f"option:{key}", words, look=self._look(key)) for key, words in shown]
        every += [Key()] * ((A_PAGE if paged else -(-len(every) // across) * across) - len(every))
        return tuple(tuple(every[at : at + across]) for at in range(0, len(every), across))

    def _look(self, key: str) -> Look:
        return "on" if key in self._chosen else "key"

    @property
    def beside(self) -> str:
        pages = -(-len(self._options) // A_PAGE)
        said = _("Page {n} of {all}").format(n=self._page + 1, all=pages)
        return said if pages > 1 else ""

    @property
    def buttons(self) -> Buttons:
        return {"more": MORE} if len(self._options) > A_PAGE else {}

    def press(self, name: str) -> None:
        if name == "turn":
            self._page = (self._page + 1) % -(-len(self._options) // A_PAGE)
            return
        key = name.removeprefix("option:")
        if not self._several:
            self._chosen = [key]
        elif key in self._chosen:
            self._chosen.remove(key)
        else:
            self._chosen.append(key)

    def type(self, key: str, character: str | None) -> bool:
        """1 to 6 are the keys of the page."""
        shown = self._options[self._page * A_PAGE :][:A_PAGE]
        if key.isdecimal() and 1 <= int(key) <= len(shown):
            self.press(f"option:{shown[int(key) - 1][0]}")
            return True
        return False


def given(asking: Asking) -> tuple[str, ...]:
    """The keys that hold at the beginning."""
    value = asking.value
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, str):
        return (value,)
    return tuple(str(key) for key in value) if isinstance(value, tuple | list) else ()
