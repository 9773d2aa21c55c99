"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_name(name):
    assert name.startswith("name")


def test_port(port):
    assert port == 5001
