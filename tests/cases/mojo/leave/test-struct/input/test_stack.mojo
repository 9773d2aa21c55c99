from std.testing import assert_equal


@fieldwise_init
struct TestStack:
    var size: Int

    def test_push(self) raises:
        assert_equal(self.size + 1, 2)
        print("test_push")

    def test_pop(self) raises:
        assert_equal(self.size - 1, 0)
        print("test_pop")


def main() raises:
    def test_empty() raises:
        assert_equal(0, 0)
        print("test_empty")

    var tests = TestStack(1)
    tests.test_push()
    tests.test_pop()
    test_empty()
