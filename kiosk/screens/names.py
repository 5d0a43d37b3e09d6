"""The plan's own words within our sentences, for the screens."""

from kiosk.language.names import the, within

__all__ = ["the", "within"]
