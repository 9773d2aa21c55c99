"""Big two tests

Only the two tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_two
"""

from matplotlib.testing.decorators import image_comparison


@image_comparison(["two.png"])
def test_two(): ...
