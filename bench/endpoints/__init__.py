"""Servers that keep sealed changes, each in a process of its own, all asked in the same way."""
