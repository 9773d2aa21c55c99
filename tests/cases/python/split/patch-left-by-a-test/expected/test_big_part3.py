"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import os
from unittest import mock

patcher = mock.patch("os.getcwd", return_value="/shop")


def test_red_start():
    patcher.start()


def test_blue_there():
    assert os.getcwd() == "/shop"


def test_green_stop():
    patcher.stop()
