"""Big taking tests

Only the taking tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_taking
"""


def test_taking():
    assert 2 - 1 == 1

    # negative results: see test_signs
