import sys
import unittest

import pytest


def make(n):
    def check():
        assert n
    return check


test_made = make(1)
test_data = make(2)


@pytest.mark.parametrize("n", [1, 2])
def test_param(n): assert n


@pytest.mark.skip
async def test_async(): ...


if sys.version_info >= (3, 0):

    def test_new(): ...


class Old(unittest.TestCase):
    def test_it(self): ...


@pytest.mark.xfail
def test_fails(): assert not test_data
