from std.testing import assert_equal

# ===----------------------------------------------------------------------=== #
# Sums
# ===----------------------------------------------------------------------=== #


def test_one_and_one() raises:
    assert_equal(1 + 1, 2)


def test_one_and_two() raises:
    assert_equal(1 + 2, 3)


# ===--------------------------------------------------------------------===#
# Differences
# ===--------------------------------------------------------------------===#


def test_two_less_one() raises:
    assert_equal(2 - 1, 1)


# def test_one_less_two() raises:
#     assert_equal(1 - 2, 1)

#     assert_equal(2 - 2, 0)

# Runs everything.
def main() raises:
    test_one_and_one()
    test_one_and_two()
    test_two_less_one()
