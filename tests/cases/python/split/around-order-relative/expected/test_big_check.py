"""Big check tests

Only the check tests: 2 of 11.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_check_a
- test_check_b
"""



def test_check_a():
    assert True


def test_check_b():
    assert True
