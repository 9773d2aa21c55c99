"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

SEEN = []


class TestBig:
    def test_add_three(self):
        SEEN.append(3)
        assert SEEN

    def test_sub_three(self):
        assert len(SEEN) < 2
