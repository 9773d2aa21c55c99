"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import os
import tempfile


def test_blue_2():
    assert True


def test_blue_3():
    assert True


def test_red_x():
    os.chdir(tempfile.gettempdir())


def test_blue_x():
    assert os.getcwd() == tempfile.gettempdir()
