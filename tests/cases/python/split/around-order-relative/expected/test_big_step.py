"""Big step tests

Only the step tests: 2 of 11.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_step_c
- test_step_d
"""



def test_step_c():
    assert True


def test_step_d():
    assert True
