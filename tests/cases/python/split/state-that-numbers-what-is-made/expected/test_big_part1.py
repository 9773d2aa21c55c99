"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from factories import make_user


def test_id():
    user = make_user(3)
    assert user["id"] == 1


def test_age():
    assert make_user(4)["age"] == 4


def test_name():
    user = make_user(5)
    assert user["name"] == "user3"
