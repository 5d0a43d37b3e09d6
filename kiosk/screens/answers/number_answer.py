"""A whole number: digits, and one more or one less."""

from kiosk.language import _
from widgets.key_places import Key, Rows

from ..asking import Asking
from .answer import Answer
from .letters import RUB_OUT

LESS, PLUS = "less", "plus"
ROWS = (("1", "2", "3", "4", "5"), ("6", "7", "8", "9", "0"))
KEYS = {"backspace": RUB_OUT, "plus": PLUS, "minus": LESS}


class NumberAnswer(Answer):
    """Digits take the place of what was there, and then follow each other."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        given = asking.value
        self._number = given if isinstance(given, int) and not isinstance(given, bool) else None
        self._typing = False

    @property
    def value(self) -> object:
        return self._number

    @property
    def said(self) -> str:
        return "" if self._number is None else str(self._number)

    @property
    def beside(self) -> str:
        return _("{least} to {most}").format(least=self.asking.least, most=self.asking.most)

    @property
    def fault(self) -> str:
        if self._number is None:
            return _("Type a number.")
        if not self.asking.least <= self._number <= self.asking.most:
            return _("It goes from {least} to {most}.").format(
                least=self.asking.least, most=self.asking.most
            )
        return ""

    def rows(self, columns: int) -> Rows:
        first, second = (tuple(Key(digit, digit) for digit in row) for row in ROWS)
        signs = (Key(LESS, "-", look="quiet", icon="less"), Key(PLUS, "+", look="quiet", icon=PLUS))
        rub_out = Key(RUB_OUT, "◀", 2, "quiet", "rub-out")
        return (*first, *signs), (*second, rub_out)

    def press(self, name: str) -> None:
        self.refusal = ""
        if name in (LESS, PLUS):
            self._step(1 if name == PLUS else -1)
        elif name == RUB_OUT:
            rest = self.said[:-1]
            self._number, self._typing = (int(rest) if rest.isdecimal() else None), True
        else:
            self._put(int((self.said if self._typing else "") + name))

    def _put(self, number: int) -> None:
        """Unless it is past the bound: then what is there stays."""
        if number > self.asking.most:
            self.refusal = _("{most} is the most.").format(most=self.asking.most)
            return
        self._number, self._typing = number, True

    def _step(self, by: int) -> None:
        least, most = self.asking.least, self.asking.most
        number = least if self._number is None else self._number + by
        if number > most:
            self.refusal = _("{most} is the most.").format(most=most)
        elif number < least:
            self.refusal = _("{least} is the least.").format(least=least)
        self._number, self._typing = max(least, min(most, number)), False

    def type(self, key: str, character: str | None) -> bool:
        name = KEYS.get(key, character if character in ("+", "-") else key)
        name = {"+": PLUS, "-": LESS}.get(name or "", name or "")
        if not (name.isdecimal() or name in (LESS, PLUS, RUB_OUT)):
            return False
        self.press(name)
        return True
