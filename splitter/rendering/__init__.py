"""A plan's parts as text."""
