"""Module and grouping to plan: which units go to which part, and why."""
