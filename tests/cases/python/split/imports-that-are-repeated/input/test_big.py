import os as operating
import os.path
from math import pi, tau


def test_add_one():
    assert pi > 3


def test_add_two():
    assert operating.path.sep


from math import pi


def test_sub_one():
    assert pi > tau / 3


def test_sub_two():
    assert pi < tau
