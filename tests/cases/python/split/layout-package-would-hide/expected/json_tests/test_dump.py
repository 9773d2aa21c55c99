"""Json dump tests.

Tests for dump only.
Note: Split from test_json.py, as it was over the limit of 2 tests.
"""

import json


def test_dump_one():
    assert json.dumps(1) == "1"


def test_dump_two():
    assert json.dumps(2) == "2"
