"""Big adding tests

Only the adding tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_adding
"""


def test_adding():
    assert 1 + 1 == 2
    # overflow is somebody else's business
