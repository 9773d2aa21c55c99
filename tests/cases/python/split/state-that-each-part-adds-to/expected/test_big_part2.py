"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
from helpers import app

helpers.add(1)

from big_helpers import a


def test_difference():
    assert 2 - 1 == 1


def test_routes():
    assert app.routes == ["/a"]
