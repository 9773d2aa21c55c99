"""Splits an oversized test file into files that a careful colleague would have made."""
