"""Big b tests.

Tests for b only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_b_other(): ...


def test_b_more(): ...
