"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_plain_a(): ...


def test_plain_b(): ...
