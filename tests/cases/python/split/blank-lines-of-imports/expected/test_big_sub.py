"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json

from json.decoder import JSONDecodeError


SECOND = 2


def test_sub_one():
    assert json.loads(str(SECOND)) == 2


def test_sub_two():
    assert issubclass(JSONDecodeError, ValueError)
