"""Any text at all as bytes: PostgreSQL's own `text` refuses zeros and halves of characters."""


def as_bytes(text: str) -> bytes:
    """`as_text` gives the same text again."""
    return text.encode("utf-8", "surrogatepass")


def as_text(kept: bytes) -> str:
    """What `as_bytes` was given."""
    return kept.decode("utf-8", "surrogatepass")
