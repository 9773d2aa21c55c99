"""Big one tests

Only the one tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_one
"""

from matplotlib.testing.decorators import image_comparison


@image_comparison(["one.png"])
def test_one(): ...
