import test_big


def test_parse(): assert vars(test_big)["parse"]
