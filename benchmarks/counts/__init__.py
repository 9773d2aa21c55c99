"""Counts of calls that a plan makes, held against recorded ones: see ``__main__``."""
