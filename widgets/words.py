"""Words into boxes: whole words on few lines, an ellipsis where they do not fit."""

from rich.cells import cell_len, set_cell_size


def wrap(words: str, width: int, lines: int) -> list[str]:
    """`words` on at most `lines` lines of `width` cells; what is left over ends in "…"."""
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


def cut(words: str, width: int, always: bool = False) -> str:
    """`words` in at most `width` cells, ended by "…" where something is missing (or `always`)."""
    if cell_len(words) <= width and not always:
        return words
    if width <= 1:
        return "…"[:width]
    kept = words if cell_len(words) <= width - 1 else set_cell_size(words, width - 1)
    return kept.rstrip() + "…"
