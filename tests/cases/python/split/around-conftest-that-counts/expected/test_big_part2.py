"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_port_again(port):
    assert port == 5002
