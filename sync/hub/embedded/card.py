"""A household's card: its log's epoch, its devices, what they hold, its recovery box."""

from collections.abc import Mapping
from typing import Any

Patch = Mapping[str, Any]


def patched(document: Mapping[str, Any], patch: Patch) -> dict[str, Any]:
    """A copy with the patch merged in: objects by key, None takes away (RFC 7396)."""
    merged = dict(document)
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict):
            merged[key] = patched(merged.get(key) or {}, value)
        else:
            merged[key] = value
    return merged


class Card:
    """What is known of a household besides its changes. Never altered: a patch makes another."""

    __slots__ = ("document",)

    def __init__(self, document: Mapping[str, Any] | None = None) -> None:
        self.document: Mapping[str, Any] = document or {}

    def patched(self, patch: Patch) -> "Card":
        """The card with a patch merged in."""
        return Card(patched(self.document, patch)) if patch else self

    @property
    def epoch(self) -> str:
        """The name of its log; empty for a household that is not there."""
        found: str = self.document.get("epoch", "")
        return found

    @property
    def devices(self) -> Mapping[str, str]:
        """Device id -> token hash."""
        found: Mapping[str, str] = self.document.get("devices", {})
        return found

    @property
    def holdings(self) -> Mapping[str, str]:
        """Device id -> what it last said that it holds."""
        found: Mapping[str, str] = self.document.get("holdings", {})
        return found

    @property
    def counter(self) -> int:
        """How often a holding was put."""
        found: int = self.document.get("counter", 0)
        return found

    @property
    def recovery(self) -> Mapping[str, str]:
        """Locator, token hash and blob of the recovery box; empty where there is none."""
        found: Mapping[str, str] = self.document.get("recovery", {})
        return found
