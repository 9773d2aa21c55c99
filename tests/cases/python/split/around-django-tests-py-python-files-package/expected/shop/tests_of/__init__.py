"""Tests

12 tests in several files, by what they are about.

Note: Split from tests.py to stay within the limit of 6 tests.
"""
