"""Stores tests.

Tests in several files, by what they are about.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""
