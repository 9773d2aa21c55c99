"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two

Doc.
"""

def test_add_one():
    assert True


def test_add_two():
    assert True
