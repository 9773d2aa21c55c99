"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest


@pytest.fixture
def username():
    return "special"


def test_other_a():
    assert True


def test_other_b():
    assert True


def test_other_c():
    assert True


def test_other_d():
    assert True
