def test_add_one() raises -> Bool:
    return 1 + 1 == 2


def test_add_two() raises -> Bool:
    return 1 + 2 == 3


def test_sub_one() raises -> Bool:
    return 2 - 1 == 1


def test_sub_two() raises -> Bool:
    return 3 - 2 == 1


def main() raises:
    print("Running math tests")
    var ok = True
    var added = test_add_one()
    print("test_add_one", added)
    ok = test_add_two() and ok

    var subtracted = test_sub_one()
    if not subtracted:
        raise Error("test_sub_one failed")
    var last = test_sub_two()
    var words = String(last)
    print("test_sub_two", words)
    if not (ok and added):
        raise Error("test_add failed")
