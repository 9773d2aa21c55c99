"""Data test helpers.

What the tests of several files use.
Note: Split from test_data.py, as it was over the limit of 2 tests.
"""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
ABOVE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROWS = os.path.split(__file__)[0]


def place(name):
    return os.path.join(os.path.dirname(__file__), name)
