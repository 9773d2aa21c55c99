"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json
from collections import Counter
from os import sep


def test_add_one():
    assert json and sep


def test_add_two():
    assert Counter()
