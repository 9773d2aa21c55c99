import sys

LIMIT = 3


def test_own_name():
    import test_big

    assert test_big is sys.modules[__name__]
    assert test_big.LIMIT == 3
