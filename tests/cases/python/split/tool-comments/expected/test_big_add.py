"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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


