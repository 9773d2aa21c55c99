"""Big errors plain tests.

Tests for errors plain only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


class TestErrors:
    def test_plain(self):
        assert 1
