"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two

Doc.
"""


def test_sub_one():
    assert True


def test_sub_two():
    assert True
