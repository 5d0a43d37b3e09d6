"""Hubs to test on."""

from tests.postgres import postgres_server, postgres_url
from tests.sync.hub_process import hub

__all__ = ["hub", "postgres_server", "postgres_url"]
