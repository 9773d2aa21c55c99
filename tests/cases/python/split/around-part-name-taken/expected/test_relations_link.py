"""Relations link tests.

Tests for link only.
Note: Split from test_relations.py, as it was over the limit of 5 tests.
"""

import pytest


def test_link_a():
    assert True


def test_link_b():
    assert True


def test_link_c():
    assert True


def test_link_d():
    assert True

