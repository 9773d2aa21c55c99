"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_b(): ...


def test_c(): ...
