"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest
from helpers import ROWS


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


class TestRows:
    def setup_method(self):
        helpers.add_row(1)

    def test_row(self):
        assert True


def test_rows():
    assert ROWS == [1]
