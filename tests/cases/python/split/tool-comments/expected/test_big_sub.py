"""Big sub tests

Only the sub tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""

import os  # noqa: F401
import json, re  # isort: skip

# fmt: off
TABLE = [1,0,
         0,1]
# fmt: on




# region subtracting
# pylint: disable=invalid-name
def test_sub_one(): assert re.match("a", "a")


def test_sub_two(): assert json.dumps(TABLE) == "[1, 0, 0, 1]"
# endregion
