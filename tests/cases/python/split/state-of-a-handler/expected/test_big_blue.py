"""Big blue tests.

Tests for blue only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import logging


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record)


HANDLER = ListHandler()
logging.getLogger('big').addHandler(HANDLER)


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_blue_3():
    assert True
