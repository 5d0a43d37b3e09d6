"""Where the child sleeps: the schedule, its presets, swaps, the month."""
