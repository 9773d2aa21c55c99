"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from test_base import Base


class SubTest(Base):
    def test_one(self): self.check(-1)

    def test_two(self): self.check(-2)
