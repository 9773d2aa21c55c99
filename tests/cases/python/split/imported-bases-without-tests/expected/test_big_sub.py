"""Big sub tests

Only the sub tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- SubTest::test_one
- SubTest::test_two
"""

from test_base import Base


class SubTest(Base):
    def test_one(self): self.check(-1)

    def test_two(self): self.check(-2)
