"""Runs them once more, under the other settings."""

from test_big import *  # noqa: F403


def test_all():
    assert parse("2") == LIMIT  # noqa: F405
