"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


class TestThree:
    def test_one(self, snapshot):
        assert "31" == snapshot
