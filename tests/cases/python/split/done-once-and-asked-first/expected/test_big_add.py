"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import multiprocessing as mp
import sys

if mp.get_start_method(allow_none=True) is None and sys.platform != "win32":
    mp.set_start_method("fork")


def test_add_one():
    assert mp.get_start_method()


def test_add_two():
    assert 1 + 2 == 3
