from testing import assert_equal


# ===== Sums =====


fn test_add() raises:
    assert_equal("add", "add")


fn test_subtract() raises:
    assert_equal("subtract", "subtract")


# ===== Products =====


fn test_divide() raises:
    assert_equal("divide", "divide")


fn test_multiply() raises:
    assert_equal("multiply", "multiply")


fn test_power() raises:
    assert_equal("power", "power")


fn main() raises:
    test_add()
    test_subtract()
    test_divide()
    test_multiply()
    test_power()
