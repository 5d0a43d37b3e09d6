"""Hubs to test on."""

from tests.sync.hub_process import hub

__all__ = ["hub"]
