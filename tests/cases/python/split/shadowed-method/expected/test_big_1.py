"""Big big tests.

Tests for big only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def test_one(self): assert False, "hidden"

    def test_two(self): ...

    def test_one(self): ...
