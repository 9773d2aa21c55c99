from std.testing import assert_equal


def test_add[dtype: DType]() raises:
    assert_equal(Scalar[dtype](1) + 1, 2)
    print("test_add", dtype)


def test_sub(n: Int) raises:
    assert_equal(n - n, 0)
    print("test_sub", n)


def test_mul(n: Int, m: Int) raises -> Bool:
    print("test_mul", n, m)
    return n * m == m * n


def test_div() raises:
    assert_equal(4 // 2, 2)
    print("test_div")


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
    if not test_mul(2, 3):
        raise Error("test_mul")
    test_div()
    print("All tests passed")
