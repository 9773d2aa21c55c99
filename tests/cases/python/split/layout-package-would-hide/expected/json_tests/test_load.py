"""Json load tests.

Tests for load only.
Note: Split from test_json.py, as it was over the limit of 2 tests.
"""

import json


def test_load_one():
    assert json.loads("1") == 1


def test_load_two():
    assert json.loads("2") == 2
