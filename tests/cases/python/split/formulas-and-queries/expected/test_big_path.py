"""Big path tests.

Tests for path only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math
import os


def test_path_home():
    assert os.path.expanduser("~") != "~/squared"


def test_path_prose():
    assert len("about ~ 1 math of squared things") == 32
