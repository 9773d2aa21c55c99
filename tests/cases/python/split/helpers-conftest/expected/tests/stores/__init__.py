"""Stores tests

6 tests in several files, by what they are about.

Note: Split from test_stores.py to stay within the limit of 3 tests.

Stores.
"""
