"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def test_three(self): ...
