"""Big adding tests.

Tests for adding only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_adding():
    assert 1 + 1 == 2
    # overflow is somebody else's business
