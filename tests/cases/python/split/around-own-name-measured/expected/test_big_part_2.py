"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import doctest
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_length(request):
    assert len(request.node.nodeid) == 24


def test_files():
    assert len(list(HERE.glob("test_*.py"))) == 1


def test_examples():
    assert doctest.testmod(sys.modules[__name__]).attempted == 0
