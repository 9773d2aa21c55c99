"""Big gpu tests.

Tests for gpu only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_gpu_0():
    assert 0 + 1


def test_gpu_1():
    assert 1 + 1


def test_gpu_2():
    assert 2 + 1
