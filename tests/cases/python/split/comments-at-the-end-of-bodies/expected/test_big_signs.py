"""Big signs tests

Only the signs tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_signs
"""


# the sign of a product
def test_signs():
    assert -1 * -1 == 1
