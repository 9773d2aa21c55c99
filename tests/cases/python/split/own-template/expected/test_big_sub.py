# test_big_sub.py: 2 tests of test_big.py


def test_sub_one():
    assert True


def test_sub_two():
    assert True
