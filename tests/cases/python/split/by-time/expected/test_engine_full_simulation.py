"""Engine full simulation tests.

Tests for full simulation only.
Note: Split from test_engine.py, as it was over the limit of 4 seconds.
"""


def test_full_simulation():
    assert "slow"
