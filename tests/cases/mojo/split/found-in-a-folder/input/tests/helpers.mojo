from std.testing import assert_equal


def assert_one(value: Int) raises:
    assert_equal(value, 1)
