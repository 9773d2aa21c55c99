"""Processes that the tool starts for itself, none of which imports anything from the project."""
