"""Big looped tests

Only the looped tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_looped
- TestLooped::test_it
"""


for _size in (1, 2):

    def test_looped(size=_size): assert size == 2

    class TestLooped:
        size = _size

        def test_it(self): assert self.size == 2
