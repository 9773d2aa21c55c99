"""Big signs tests.

Tests for signs only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


# the sign of a product
def test_signs():
    assert -1 * -1 == 1
