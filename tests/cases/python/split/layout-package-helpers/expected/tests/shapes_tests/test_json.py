# Copyright the authors.

"""Shapes json tests

Only the json tests: 2 of 5.

Note: Split from test_shapes.py to stay within the limit of 2 tests.

Tests in this file:
- test_json
- test_json_list

Shapes.
"""

import json

import pytest

from .. import data
from .shapes_helpers import is_one


@pytest.fixture
def unit(one):
    return one


def test_json(unit):
    from  .. \
        import data as again

    assert is_one(json.loads(str(unit))) and again is data


def test_json_list():
    assert json.loads("[1]") == [1]
