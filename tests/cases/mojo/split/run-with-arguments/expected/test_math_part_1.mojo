"""Math other tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_add[dtype: DType]() raises:
    assert_equal(Scalar[dtype](1) + 1, 2)
    print("test_add", dtype)


def test_sub(n: Int) raises:
    assert_equal(n - n, 0)
    print("test_sub", n)


def run_floats() raises:
    test_add[DType.float32]()
    test_add[DType.float64]()


def main() raises:
    var sizes: List[Int] = [1, 2, 3]

    # Every type
    test_add[DType.int32]()
    run_floats()

    # Every size
    for n in sizes:
        test_sub(n)
    print("All tests passed")
