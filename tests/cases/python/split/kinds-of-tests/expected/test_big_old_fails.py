"""Big old and fails tests.

Tests for old and fails only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest

import pytest


def make(n):
    def check():
        assert n
    return check


test_data = make(2)


class Old(unittest.TestCase):
    def test_it(self): ...


@pytest.mark.xfail
def test_fails(): assert not test_data
