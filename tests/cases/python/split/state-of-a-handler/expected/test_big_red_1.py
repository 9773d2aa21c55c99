"""Big red tests.

Tests for red only.
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


def test_red_0():
    assert True


def test_red_1():
    assert True
