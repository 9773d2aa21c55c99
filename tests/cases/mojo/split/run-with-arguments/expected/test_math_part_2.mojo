"""Math other tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub(n: Int) raises:
    assert_equal(n - n, 0)
    print("test_sub", n)


def test_mul(n: Int, m: Int) raises -> Bool:
    print("test_mul", n, m)
    return n * m == m * n


def main() raises:
    var sizes: List[Int] = [1, 2, 3]

    # Every size
    for n in sizes:
        test_sub(n)
    if not test_mul(2, 3):
        raise Error("test_mul")
    print("All tests passed")
