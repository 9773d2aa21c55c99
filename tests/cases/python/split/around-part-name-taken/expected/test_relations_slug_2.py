"""Relations slug tests.

Tests for slug only.
Note: Split from test_relations.py, as it was over the limit of 5 tests.
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
