"""How fast and how small, side by side with others in one run: `make bench`."""
