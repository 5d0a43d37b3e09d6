"""The plan changed entry by entry, on the wall and by command."""
