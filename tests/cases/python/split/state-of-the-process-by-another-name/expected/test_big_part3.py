"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import logging
import os

log = logging.getLogger("shop")


def test_blue_set():
    assert os.environ["SHOP"] == "1"


def test_red_log():
    log.setLevel(logging.DEBUG)


def test_green_log():
    logging.getLogger("shop").addHandler(logging.NullHandler())
