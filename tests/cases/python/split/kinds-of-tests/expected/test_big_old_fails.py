"""Big old and fails tests

Only the old and fails tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- Old::test_it
- test_fails
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
