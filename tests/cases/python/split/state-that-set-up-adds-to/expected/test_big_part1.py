"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest
from base import Counted, Shop


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


class TestMade(Counted):
    def test_made(self):
        assert self.number == 1


class TestMadeOn(Shop):
    def test_made_on(self):
        assert Counted.made == 2
