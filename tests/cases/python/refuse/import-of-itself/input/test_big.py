import test_big


def helper(): return 1


def test_one(): assert test_big.helper() == 1


def test_two(): ...
