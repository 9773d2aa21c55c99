"""Relations pk tests.

Tests for pk only.
Note: Split from test_relations.py, as it was over the limit of 5 tests.
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
