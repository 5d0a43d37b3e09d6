"""Catalogues by pybabel's parts: what the sources say, the templates, and what is compiled."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.household.plan import LANGUAGES
from kiosk.language import CATALOGUES, DOMAIN

SOURCES = CATALOGUES.parents[1]
TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"
OTHERS = tuple(language for language in LANGUAGES if language != "en")
HEADER = "# The words of the Same Stars screens; made by `make catalogues`.\n#"
SAYING = (
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Language",
    "Plural-Forms",
)


class Plain(Catalog):
    """A catalogue whose head says nothing of dates, people and tools: it would change each time."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [pair for pair in super().mime_headers if pair[0] in SAYING]

    @mime_headers.setter
    def mime_headers(self, headers: list[tuple[str, str]]) -> None:
        Catalog._set_mime_headers(self, headers)


def plain(catalogue: Catalog, language: str | None) -> Plain:
    """The same messages, in the order of the words, without any place in the sources."""
    made = Plain(locale=language, header_comment=HEADER, charset="utf-8", fuzzy=False)
    for message in sorted(catalogue, key=lambda one: str(one.id)):
        if message.id:
            kept = made.add(message.id, message.string, flags=message.flags)
            kept.auto_comments = message.auto_comments
    return made


def words_of_the_sources() -> Catalog:
    """Every word that goes through gettext."""
    found = Catalog(charset="utf-8")
    method = [("**.py", "python")]
    for name, line, words, comments, _ in extract_from_dir(SOURCES, method):
        found.add(words, None, [(name, line)], auto_comments=comments)
    return found


def po(language: str) -> Path:
    """The translations of a language, for people."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo(language: str) -> Path:
    """The same, for gettext."""
    return po(language).with_suffix(".mo")


def read(path: Path, language: str | None = None) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def text(catalogue: Catalog, language: str | None = None) -> bytes:
    """A catalogue as its file is to hold it."""
    held = io.BytesIO()
    write_po(held, plain(catalogue, language), width=100, no_location=True, omit_header=False)
    return held.getvalue()


def compiled(language: str) -> bytes:
    """What gettext reads of the language's translations."""
    held = io.BytesIO()
    write_mo(held, plain(read(po(language), language), language))
    return held.getvalue()


def extract() -> None:
    """Write the template."""
    CATALOGUES.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(text(words_of_the_sources()))


def update_all() -> None:
    """Bring each language to the words of the template: what is new is empty, what went is left
    out. Nothing is guessed from words that look alike.
    """
    for language in OTHERS:
        path = po(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        known = read(path, language) if path.exists() else Catalog(locale=language)
        known.update(read(TEMPLATE), no_fuzzy_matching=True)
        path.write_bytes(text(known, language))


def compile_all() -> Iterator[str]:
    """Write what gettext reads; says for each language how many words it lacks."""
    for language in OTHERS:
        mo(language).write_bytes(compiled(language))
        every = [message for message in read(po(language), language) if message.id]
        missing = [message.id for message in every if not all(strings(message.string))]
        yield f"{language}: {len(every)} words, {len(missing)} not translated"
        yield from (f"  {words!r}" for words in missing)


def strings(string: object) -> tuple[str, ...]:
    """A translation as its forms, one or more."""
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)
