"""Fixtures."""

from pathlib import PurePath

import pytest

OUTER = [PurePath("outer"), pytest.param(PurePath("inner"), marks=pytest.mark.skipif(bool(0), reason=""))]


@pytest.fixture
def user():
    return OUTER[0].name
