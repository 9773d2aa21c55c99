"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from matplotlib.testing.decorators import image_comparison


@image_comparison(["two.png"])
def test_two(): ...
