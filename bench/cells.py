"""What a terminal shows: a grid of characters, kept up to date from a program's output."""

import re

COLUMNS, ROWS = 100, 30  # the 7" panel of DESIGN.md

TOKEN = re.compile(
    r"\x1b\[([0-?]*)[ -/]*([@-~])"  # a control sequence: parameters, final letter
    r"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # a string: operating system command and the like
    r"|\x1b[ -/]*[0-~]"  # a short escape
    r"|([^\x00-\x1f\x7f]+)"  # text
    r"|[\x00-\x1f\x7f]",  # a control character, an escape that is cut off among them
    re.DOTALL,
)
CUT_OFF = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*)?$")


class Cells:
    """The characters on the screen, each taken to be one cell wide. Colours are not kept."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.columns, self.rows = columns, rows
        self._lines = [[" "] * columns for _ in range(rows)]
        self._column = self._row = 0
        self._rest = ""

    def feed(self, output: str) -> None:
        """Take output in any portions: an escape cut off at the end waits for the next."""
        output = self._rest + output
        cut = CUT_OFF.search(output)
        self._rest = cut.group() if cut else ""
        for token in TOKEN.finditer(output, 0, cut.start() if cut else len(output)):
            parameters, final, text = token.groups()
            if text:
                self._put(text)
            elif final:
                self._control(parameters, final)
            else:
                self._move(token.group())

    def text(self, left: int = 0, top: int = 0, width: int = COLUMNS, height: int = ROWS) -> str:
        """The rows of a rectangle, joined by line ends."""
        rows = self._lines[top : top + height]
        return "\n".join("".join(row[left : left + width]) for row in rows)

    def _put(self, text: str) -> None:
        if self._row < self.rows:
            room = max(0, self.columns - self._column)
            self._lines[self._row][self._column : self._column + len(text)] = text[:room]
        self._column += len(text)

    def _control(self, parameters: str, final: str) -> None:
        if final in "Hf":
            row, _, column = parameters.partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif final == "J" and parameters == "2":
            self._lines = [[" "] * self.columns for _ in range(self.rows)]

    def _move(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\n":
            self._row += 1
