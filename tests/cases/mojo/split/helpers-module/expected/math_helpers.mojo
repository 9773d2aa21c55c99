"""Math test helpers.

What the tests of several files use.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.

Sums and differences.
"""

# ===== Helpers =====

comptime SIZE = 4


struct Point:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


def twice(point: Point) -> Int:
    return point.x * 2
