"""Options set tests.

Tests for set only.
Note: Split from test_options.py, as it was over the limit of 2 tests.
"""

from pathlib import Path

SETTINGS = Path(__file__).with_name("settings.cfg")


def test_set_one():
    values = {}
    exec(SETTINGS.read_text(), values)
    assert values["sender"].address == "a@b"


def test_set_two():
    assert SETTINGS.suffix == ".cfg"
