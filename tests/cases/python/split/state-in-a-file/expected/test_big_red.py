"""Big red and other tests.

Tests for red, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import os
import tempfile

FOLDER = tempfile.mkdtemp()


def test_red_2():
    assert True


def test_red_write():
    with open(os.path.join(FOLDER, "log"), "w") as file:
        file.write("x")


def test_blue_read():
    path = os.path.join(FOLDER, "log")
    with open(path) as file:
        assert file.read() == "x"


def test_red_own():
    with open(os.path.join(FOLDER, "own"), "w") as file:
        file.write("x")
