"""Big alone tests.

Tests for alone only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestAlone:
    def test_it(self): ...

    def test_too(self): ...
