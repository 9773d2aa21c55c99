"""Big looped tests.

Tests for looped only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


for _size in (1, 2):

    def test_looped(size=_size): assert size == 2

    class TestLooped:
        size = _size

        def test_it(self): assert self.size == 2
