"""Engine other tests.

Note: Split from test_engine.py, as it was over the limit of 4 seconds.
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
