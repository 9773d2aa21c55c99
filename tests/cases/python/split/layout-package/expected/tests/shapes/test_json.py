# Copyright the authors.

"""Shapes json tests.

Tests for json only.
Note: Split from test_shapes.py, as it was over the limit of 2 tests.

Shapes.
"""

import json

import pytest

from .. import data


@pytest.fixture
def unit(one):
    return one


def test_json(unit):
    from  .. \
        import data as again

    assert json.loads(str(unit)) == 1 and again is data


def test_json_list():
    assert json.loads("[1]") == [1]
