"""This device's copy of all records: changes, their fold, and their history."""
