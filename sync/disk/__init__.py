"""Files that survive a pulled plug: snapshot, journal, checksums. Knows nothing of changes."""
