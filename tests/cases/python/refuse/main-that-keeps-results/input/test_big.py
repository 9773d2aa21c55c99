LIMIT = 3


def test_add_one():
    assert LIMIT


def test_sub_one():
    assert LIMIT


def main():
    failed = test_add_one()
    passed = test_sub_one()
    print(failed)
    return passed


if __name__ == "__main__":
    main()
