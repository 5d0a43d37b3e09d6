"""The commands, a noun a file. Each prints words for people, or one JSON document with --json."""
