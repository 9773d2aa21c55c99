import os


def test_other(user):
    assert user == "outer" and "STORE" not in os.environ
