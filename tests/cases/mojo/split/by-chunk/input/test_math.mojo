from testing import assert_equal


fn test_add() raises:
    assert_equal("add", "add")


fn test_divide() raises:
    assert_equal("divide", "divide")


fn test_multiply() raises:
    assert_equal("multiply", "multiply")


fn test_power() raises:
    assert_equal("power", "power")


fn test_subtract() raises:
    assert_equal("subtract", "subtract")


fn main() raises:
    test_add()
    test_divide()
    test_multiply()
    test_power()
    test_subtract()
