"""Big config tests.

Tests for config only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import runpy

SECRET_KEY = "config"
TEST_KEY = "foo"


def common(values):
    assert values["SECRET_KEY"] == "config"
    assert values["TEST_KEY"] == "foo"


def test_config_from_path():
    common(runpy.run_path(__file__))


def test_config_from_name():
    common(runpy.run_path(f"{__file__.rsplit('.', 1)[0]}.py"))
