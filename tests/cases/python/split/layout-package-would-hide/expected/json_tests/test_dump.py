"""Json dump tests

Only the dump tests: 2 of 4.

Note: Split from test_json.py to stay within the limit of 2 tests.

Tests in this file:
- test_dump_one
- test_dump_two
"""

import json


def test_dump_one():
    assert json.dumps(1) == "1"


def test_dump_two():
    assert json.dumps(2) == "2"
