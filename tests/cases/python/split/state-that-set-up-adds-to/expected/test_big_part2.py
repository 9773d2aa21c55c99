"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest
from base import Listed


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


class TestNamed(Listed):
    def test_named(self):
        assert True


class TestNamedOn(Listed):
    def test_named_on(self):
        assert self.names == ["TestNamed", "TestNamedOn"]
