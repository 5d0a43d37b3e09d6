"""Before and after a session with a provider: the sheet, questions, updates."""
