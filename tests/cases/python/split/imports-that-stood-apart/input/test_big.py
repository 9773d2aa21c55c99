import json
import math
import os
from collections import Counter

try:
    from string import Template
except ImportError:
    from os import PathLike as Template


from os import sep

import pytest


def test_add_one():
    assert json and sep


def test_add_two():
    assert Counter()


def test_sub_one():
    assert os and Template


def test_sub_two():
    with pytest.raises(ValueError):
        math.sqrt(-1)
