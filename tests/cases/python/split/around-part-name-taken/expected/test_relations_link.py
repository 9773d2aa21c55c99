"""Relations link tests

Only the link tests: 4 of 12.

Note: Split from test_relations.py to stay within the limit of 5 tests.

Tests in this file:
- test_link_a
- test_link_b
- test_link_c
- test_link_d
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

