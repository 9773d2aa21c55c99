"""Big dump tests

Only the dump tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_dump_a
- test_dump_b
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
