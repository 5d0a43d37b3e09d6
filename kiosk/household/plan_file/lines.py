"""Where each key of a TOML file stands: tomllib gives the values, this gives their lines."""

import re

Path = tuple[str | int, ...]  # ("task", 2, "days", 0), places from 0

DEEPEST = 32  # steps of a path; a plan has six, and a hostile file may have millions

BLANK = re.compile(r"[ \t]*")
EMPTY = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
QUOTED = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
SCALAR = re.compile(r"[^,\]}#\n]+")
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def line_index(toml: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and list item of a valid TOML document.

    Only what tomllib has accepted may come here: of anything else the answer means nothing (it may
    raise IndexError, AttributeError or RecursionError).
    """
    return LineIndex(toml.replace("\r\n", "\n")).lines


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of `path`, or of the nearest thing around it; 1 when there is none."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class LineIndex:
    """One walk over a document, statement by statement."""

    def __init__(self, toml: str) -> None:
        self.toml = toml
        self.at = 0  # the next character
        self.counted = 0  # newlines are counted up to here
        self.line = 1
        self.lines: dict[Path, int] = {}
        self.lists: dict[Path, int] = {}  # [[x]]: how many so far
        self.read_document()

    def read_document(self) -> None:
        table: Path = ()
        self.skip(EMPTY)
        while self.at < len(self.toml):
            if self.toml[self.at] == "[":
                table = self.read_header()
            else:
                self.read_pair(table)
            self.skip(EMPTY)

    def read_header(self) -> Path:
        line = self.here()
        brackets = 2 if self.toml.startswith("[[", self.at) else 1
        self.at += brackets
        names = self.read_key()
        self.at += brackets
        path: Path = ()
        for name in names[:-1]:
            path = self.latest(deeper(path, name))
            self.lines.setdefault(path, line)
        path = deeper(path, names[-1])
        if brackets == 2:
            self.lists[path] = self.lists.get(path, 0) + 1
            self.lines.setdefault(path, line)
        path = self.latest(path)
        self.lines[path] = line
        return path

    def latest(self, path: Path) -> Path:
        """Inside a [[list]], the item that was opened last."""
        return deeper(path, self.lists[path] - 1) if path in self.lists else path

    def read_pair(self, table: Path) -> None:
        line = self.here()
        path = table
        for name in self.read_key():
            path = deeper(path, name)
            self.lines.setdefault(path, line)
        self.at += 1  # the equals sign
        self.skip(BLANK)
        self.read_value(path)

    def read_key(self) -> list[str]:
        """Names between dots; stops at the "=" or "]" behind them."""
        names: list[str] = []
        while True:
            self.skip(BLANK)
            quoted = self.toml[self.at] in "\"'"
            word = self.take(QUOTED if quoted else BARE)
            names.append(unquoted(word) if quoted else word)
            self.skip(BLANK)
            if self.toml[self.at] != ".":
                return names
            self.at += 1

    def read_value(self, path: Path) -> None:
        start = self.toml[self.at]
        if start == "[":
            self.read_list(path)
        elif start == "{":
            self.read_inline_table(path)
        else:
            self.take(QUOTED if start in "\"'" else SCALAR)

    def read_list(self, path: Path) -> None:
        self.step()
        place = 0
        while self.toml[self.at] != "]":
            item = deeper(path, place)
            self.lines.setdefault(item, self.here())
            self.read_value(item)
            place += 1
            self.skip(EMPTY)
            if self.toml[self.at] == ",":
                self.step()
        self.at += 1

    def read_inline_table(self, path: Path) -> None:
        self.step()
        while self.toml[self.at] != "}":
            self.read_pair(path)
            self.skip(EMPTY)
            if self.toml[self.at] == ",":
                self.step()
        self.at += 1

    def step(self) -> None:
        """Over one character and what is empty behind it."""
        self.at += 1
        self.skip(EMPTY)

    def skip(self, pattern: re.Pattern[str]) -> None:
        self.take(pattern)

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.toml, self.at)
        assert found, "only valid TOML comes here"
        self.at = found.end()
        return found[0]

    def here(self) -> int:
        """The line of the next character."""
        self.line += self.toml.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line


def deeper(path: Path, step: str | int) -> Path:
    """The path to something inside; below DEEPEST everything goes by what is around it."""
    return (*path, step) if len(path) < DEEPEST else path


def unquoted(word: str) -> str:
    """The name that a quoted key stands for; keys are never multi-line."""
    return word[1:-1] if word[0] == "'" else ESCAPE.sub(unescaped, word[1:-1])


def unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else ESCAPED[found[3]]
