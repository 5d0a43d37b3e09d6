"""Touch-sized widgets that take plain values and paint themselves; they know no household.

One widget a file, each to be imported from its own: a screen waits for no widget that it lacks.
"""
