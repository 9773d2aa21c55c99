"""Big dump tests.

Tests for dump only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json
import os
import re

PATTERN = re.compile("a+")


def dump():
    return json.dumps({})


def test_dump_a():
    assert dump() == "{}"


def test_dump_b():
    assert PATTERN.match("aa") and os.sep
