"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def helper(): return 1


def test_b_one(): assert helper() == 1
