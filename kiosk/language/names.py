"""The plan's own words within our sentences."""

from . import language

OURS = (" house", " home", " flat", " screen")


def the(name: str) -> str:
    """A home's name within a sentence: "the Blue house", but "Grandma's"; other languages have
    sentences that take the name as it is.
    """
    ours = language() == "en" and name.lower().endswith(OURS) and "'" not in name
    return f"the {name}" if ours else name


def within(title: str) -> str:
    """A title in the middle of a line: small in English alone, for German nouns stay large."""
    return title[:1].lower() + title[1:] if language() == "en" else title
