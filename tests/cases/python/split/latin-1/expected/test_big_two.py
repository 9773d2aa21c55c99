# -*- coding: latin-1 -*-
"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a_two():
    assert "é" == chr(233)


def test_b_two():
    assert "é" == chr(233)
