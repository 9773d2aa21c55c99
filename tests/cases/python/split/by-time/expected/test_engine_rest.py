"""Engine other tests

Only the other tests: 4 of 5.

Note: Split from test_engine.py to stay within the limit of 4 seconds.

Tests in this file:
- test_starts
- test_gears
- test_stops
- test_new_horn
"""

import pytest


def test_starts():
    assert "start"


@pytest.mark.parametrize("gear", [1, 2, 3])
def test_gears(gear):
    assert gear


def test_stops():
    assert "stop"


def test_new_horn():
    assert "horn"
