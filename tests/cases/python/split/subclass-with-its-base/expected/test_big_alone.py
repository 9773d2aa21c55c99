"""Big alone tests

Only the alone tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestAlone::test_it
- TestAlone::test_too
"""


class TestAlone:
    def test_it(self): ...

    def test_too(self): ...
