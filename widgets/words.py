"""Words into boxes: whole words on few lines, an ellipsis where they do not fit."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size


def wrap(words: str, width: int, lines: int) -> list[str]:
    """`words` on at most `lines` lines of `width` cells; what is left over ends in "…"."""
    if lines < 1:
        return []
    rest = words.split()
    wrapped: list[str] = []
    while rest and len(wrapped) < lines:
        line = rest.pop(0)
        while rest and cell_len(line) + 1 + cell_len(rest[0]) <= width:
            line += " " + rest.pop(0)
        wrapped.append(cut(line, width))
    if rest:
        wrapped[-1] = cut(wrapped[-1] + " " + rest[0], width, always=True)
    return wrapped


def wrap_all(texts: Sequence[str], width: int, lines: int) -> list[str]:
    """Several texts on at most `lines` lines: each wrapped as far as those after it leave room."""
    wrapped: list[str] = []
    for number, text in enumerate(texts[:lines]):
        after = len(texts[:lines]) - number - 1
        room = max(1, lines - len(wrapped) - after)
        wrapped += [text] if cell_len(text) <= width else wrap(text, width, room)
    return wrapped[:lines]


def cut(words: str, width: int, always: bool = False) -> str:
    """`words` in at most `width` cells, ended by "…" where something is missing (or `always`)."""
    if cell_len(words) <= width and not always:
        return words
    if width <= 1:
        return "…"[:width]
    kept = words if cell_len(words) <= width - 1 else set_cell_size(words, width - 1)
    return kept.rstrip() + "…"
