"""Json load tests

Only the load tests: 2 of 4.

Note: Split from test_json.py to stay within the limit of 2 tests.

Tests in this file:
- test_load_one
- test_load_two
"""

import json


def test_load_one():
    assert json.loads("1") == 1


def test_load_two():
    assert json.loads("2") == 2
