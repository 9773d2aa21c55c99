"""Big lines and meter tests.

Tests for lines and meter only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class Meter:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return self.calls


meter = Meter()
lines = (line for line in "ab")


def test_red_meter():
    assert meter() == 1


def test_green_meter():
    assert meter() == 2


def test_red_lines():
    assert list(lines) == ["a", "b"]


def test_blue_lines():
    assert list(lines) == []
