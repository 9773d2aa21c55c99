"""Halves test helpers.

What the tests of several files use.
Note: Split from test_halves.py, as it was over the limit of 2 tests.
"""

import math

#########################
# Numbers and their tests
if math is not None:

    class Half(float):
        def __add__(self, other):
            return Half(float(self) + math.floor(other))

else:
    Half = float
