import test_big


def test_parse(): assert test_big.parse("3") == 3
