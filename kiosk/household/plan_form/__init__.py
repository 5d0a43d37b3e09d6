"""The form of a plan, said once: sections, keys, kinds; for reading, records and diff.

Sections, keys and kinds are constants that nobody compares or prints. The first frame waits for
their classes: one without equality, text and frozen fields is made in a third of the time.
"""
