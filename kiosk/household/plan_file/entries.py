"""A plan file under examination: its entries as far as they can be read, and the remarks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.household.plan_file.lines import line_of
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.kinds import Path
from kiosk.household.plan_form.remarks import MISSING, Remark, nearest, quoted, shown
from kiosk.household.plan_form.sections import BARE_KEY, SECTIONS, most


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file: as it stands in `given`; `values` holds what could be read, by key."""

    section: Section
    path: Path
    given: dict[str, Any]
    values: dict[str, Any]

    def get(self, key: str) -> Any:
        """The value that counts: the file's or the default. None: missing and required."""
        return self.values.get(key, self.section.defaults.get(key))

    def at(self, *steps: str | int) -> Path:
        return (*self.path, *steps)


class PlanExamination:
    """One run over a plan file's document, as a `Reading` that remarks on every mistake."""

    def __init__(self, document: dict[str, Any], lines: dict[Path, int]) -> None:
        self.document = document
        self.lines = lines
        self.mistakes: list[Remark] = []
        self.warnings: list[Remark] = []
        self.known = {section.name: ids_of(document.get(section.name)) for section in SECTIONS}
        self.sections = {section.name: list(self.read(section)) for section in SECTIONS}

    def read(self, section: Section) -> Iterator[Entry]:
        """The entries of a section, as many as there may be."""
        found = self.document.get(section.name)
        if found is None:
            return
        if not section.many:
            yield self.entry(section, (section.name,), found)
        elif not isinstance(found, list):
            remedy = f"Write {section.heading} with double brackets above each entry."
            self.mistake((section.name,), found, remedy)
        else:
            for place, each in enumerate(found[: most(section)]):
                yield self.entry(section, (section.name, place), each)

    def entry(self, section: Section, path: Path, found: object) -> Entry:
        given = found if isinstance(found, dict) else {}
        return Entry(section, path, given, section.read(found, path, self))

    def of(self, section: str) -> list[Entry]:
        return self.sections[section]

    def ids(self, section: str) -> Sequence[str]:
        return self.known.get(section, ())

    def mistake(self, path: Path, found: object, remedy: str) -> None:
        self.refuse(path, shown(found), remedy)

    def unknown(self, path: Path, known: Sequence[str]) -> None:
        remedy = nearest(str(path[-1]), known) or f"Known here: {', '.join(known)}."
        what = "section" if len(path) == 1 else "key"
        self.refuse(path, f"a {what} that a plan does not have", remedy.strip())

    def missing(self, path: Path, example: str, given: bool) -> None:
        if not given:  # what is given and unreadable has its own remark
            self.mistake(path, MISSING, f"Add it, such as: {example}")

    def refuse(self, path: Path, found: str, remedy: str) -> None:
        """A mistake whose `found` is told in words."""
        self.mistakes.append(self.remark(path, found, remedy))

    def warn(self, path: Path, found: str, remedy: str) -> None:
        self.warnings.append(self.remark(path, found, remedy))

    def remark(self, path: Path, found: str, remedy: str) -> Remark:
        return Remark(self.line(path), self.named(path), found, remedy)

    def line(self, path: Path) -> int:
        return line_of(path, self.lines)

    def named(self, path: Path) -> str:
        """A path as a person reads it: `task[3] "k-words".days[1]`, places from 1."""
        name = ""
        for count, step in enumerate(path, start=1):
            if isinstance(step, int):
                name += f"[{step + 1}]"
            else:
                word = step if BARE_KEY.fullmatch(step) else quoted(step)
                name += f".{word}" if name else word
            name += self.label(path) if count == 2 else ""
        return name

    def label(self, path: Path) -> str:
        """The id of the entry that the path leads into, as far as it has one."""
        section, place = path[:2]
        entries = self.document.get(str(section))
        if not isinstance(entries, list) or not isinstance(place, int) or place >= len(entries):
            return ""
        id = entries[place].get("id") if isinstance(entries[place], dict) else None
        return f" {quoted(id)}" if isinstance(id, str) else ""


def ids_of(found: object) -> list[str]:
    """The ids of a section of the document, in the order of the file; mistaken ones too."""
    entries = found if isinstance(found, list) else []
    ids = [each.get("id") for each in entries if isinstance(each, dict)]
    return list(dict.fromkeys(id for id in ids if isinstance(id, str)))
