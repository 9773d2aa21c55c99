"""Big add tests

Only the add tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""

import os  # noqa: F401

# fmt: off
TABLE = [1,0,
         0,1]
# fmt: on


# region adding
def test_add_one(): assert TABLE[0] == 1  # noqa: E704


def test_add_two():
    x: int = "2"  # type: ignore[assignment]
    assert x  # trailing


# def test_add_three():
#     assert 3
# endregion


