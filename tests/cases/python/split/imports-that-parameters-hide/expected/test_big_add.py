"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.mark.parametrize("copy", [True, False])
def test_add_one(copy):
    assert copy in (True, False)


def test_add_two():
    tau = 6
    assert eval("tau + 1") == 7
