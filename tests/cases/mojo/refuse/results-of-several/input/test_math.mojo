def test_add() raises -> Bool:
    return 1 + 1 == 2


def test_sub() raises -> Bool:
    return 2 - 1 == 1


def test_mul() raises -> Bool:
    return 2 * 3 == 6


def main() raises:
    var added = test_add()
    var subtracted = test_sub()
    var multiplied = test_mul()
    if not (added and subtracted and multiplied):
        raise Error("a test failed")
