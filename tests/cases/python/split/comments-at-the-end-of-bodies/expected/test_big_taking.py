"""Big taking tests.

Tests for taking only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_taking():
    assert 2 - 1 == 1

    # negative results: see test_signs
