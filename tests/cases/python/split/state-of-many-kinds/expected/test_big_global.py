"""Big global tests.

Tests for global only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

COUNT = 0


def test_global_change():
    global COUNT
    COUNT += 1


def test_global_look(): assert COUNT == 1
