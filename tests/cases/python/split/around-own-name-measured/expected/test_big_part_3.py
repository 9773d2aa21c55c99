"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import doctest
import sys


def test_names():
    assert len([name for name in globals() if name.startswith("test_")]) == 7


def test_examples():
    assert doctest.testmod(sys.modules[__name__]).attempted == 0
