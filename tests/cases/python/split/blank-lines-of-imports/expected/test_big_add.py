"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json

from json import dumps


FIRST = dumps(1)
SECOND = 2


def test_add_one():
    assert json.loads(FIRST) == 1


def test_add_two():
    assert SECOND
