"""The hub: a small HTTP endpoint that keeps sealed changes for each household, and reads none."""
