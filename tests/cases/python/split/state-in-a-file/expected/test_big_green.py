"""Big green tests.

Tests for green only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import os
import tempfile

FOLDER = tempfile.mkdtemp()


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_green_own():
    with open(os.path.join(FOLDER, "own"), "w") as file:
        file.write("y")
    assert os.path.exists(os.path.join(FOLDER, "own"))
