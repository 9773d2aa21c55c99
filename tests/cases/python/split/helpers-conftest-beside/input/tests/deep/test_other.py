import os

import pytest


@pytest.fixture
def user():
    return "other"


def test_other(user):
    store = user
    assert store == "other" and "STORE" not in os.environ
