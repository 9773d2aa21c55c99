"""Big global tests

Only the global tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_global_change
- test_global_look
"""

COUNT = 0


def test_global_change():
    global COUNT
    COUNT += 1


def test_global_look(): assert COUNT == 1
