"""Commands as a person types them, each a process of its own."""

from tests.shell.shell import environment, typed

__all__ = ["environment", "typed"]
