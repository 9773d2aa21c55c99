"""Uses what test_big has."""

from os import sep

from test_big_add import TestAdd as Base
from test_big_sub import test_sub_one as check

MODULE = "test_big"


class TestMore(Base):
    def test_check(self):
        check()
        assert sep


del Base
