"""The hub's own files: households' logs and cards, and one journal ahead of them all."""
