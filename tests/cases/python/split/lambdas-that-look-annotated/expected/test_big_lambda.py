"""Big lambda tests

Only the lambda tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_lambda
"""


def test_lambda():
    rules = [(lambda base, exp: base == 2, lambda base, exp: 'exp2(%s)' % exp)]
    assert rules[0][1](2, 3) == 'exp2(3)'
