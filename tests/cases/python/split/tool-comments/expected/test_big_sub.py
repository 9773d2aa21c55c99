"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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
