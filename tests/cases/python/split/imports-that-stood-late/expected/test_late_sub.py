"""Late sub tests.

Tests for sub only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import json
from os import getcwd, path, sep


def test_sub_one():
    assert path.join(sep, "a") == f"{sep}a"


def test_sub_two():
    assert getcwd() and json
