"""Somebody else's."""
