"""Big dumps tests.

Tests for dumps only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pickle


class Dummy:
    pass


class TestDumps:
    def test_dumps(self):
        assert pickle.dumps(Dummy())

    def test_of_none(self):
        assert pickle.dumps(None)
