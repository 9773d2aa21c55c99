"""Big mapping tests.

Tests for mapping only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

from big_helpers import brackets, Shape


KEY = "name"


def test_mapping_brackets():
    assert brackets({KEY: 1}) == "{}"
    assert Shape({KEY: 1}).opening() == "{"


def test_mapping_opening():
    assert brackets({KEY: 2}) == "{}"
    with pytest.raises(TypeError):
        brackets({KEY: {1}})
