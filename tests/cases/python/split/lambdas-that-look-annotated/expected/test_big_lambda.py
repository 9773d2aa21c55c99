"""Big lambda tests.

Tests for lambda only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_lambda():
    rules = [(lambda base, exp: base == 2, lambda base, exp: 'exp2(%s)' % exp)]
    assert rules[0][1](2, 3) == 'exp2(3)'
