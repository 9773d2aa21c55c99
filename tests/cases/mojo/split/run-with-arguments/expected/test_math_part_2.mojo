"""Math other tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_mul(n: Int, m: Int) raises -> Bool:
    print("test_mul", n, m)
    return n * m == m * n


def test_div() raises:
    assert_equal(4 // 2, 2)
    print("test_div")


def main() raises:
    var sizes: List[Int] = [1, 2, 3]

    # Every size
    if not test_mul(2, 3):
        raise Error("test_mul")
    test_div()
    print("All tests passed")
