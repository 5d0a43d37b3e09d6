"""The form of a plan, said once: sections, keys, kinds; for reading, records and diff."""
