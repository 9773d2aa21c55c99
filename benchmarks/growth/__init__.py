"""How many lines a split adds, and of what kind they are."""
