"""Any record's changes in words, the same in both homes."""
