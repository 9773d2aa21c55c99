"""Big final tests

Only the final tests: 2 of 11.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_final_e
- test_final_f
"""



def test_final_e():
    assert True


def test_final_f():
    assert True
