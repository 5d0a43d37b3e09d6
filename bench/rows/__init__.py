"""One file for each thing that is promised about speed and size."""
