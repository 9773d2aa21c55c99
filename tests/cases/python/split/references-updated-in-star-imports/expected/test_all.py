"""Runs them once more, under the other settings."""

from big_helpers import *  # noqa: F403
from test_big_add import *  # noqa: F403
from test_big_sub import *  # noqa: F403


def test_all():
    assert parse("2") == LIMIT  # noqa: F405
