"""Parsers test helpers.

What the tests of several files use.
Note: Split from test_parsers.py, as it was over the limit of 2 tests.

Parsers, one by one.
"""

import json

import pytest

try:
    import tomllib
except ImportError:
    tomllib = None

FIELDS = ("name", "size")


class Record:
    """A row as the tests build it."""

    def __init__(self, name: str = "a", size: int = 1) -> None:
        self.name = name
        self.size = size


def dumped(record: Record) -> str:
    return json.dumps({field: getattr(record, field) for field in FIELDS})


def toml(text: str) -> dict:
    if tomllib is None:
        pytest.skip("no tomllib")
    return tomllib.loads(text)
