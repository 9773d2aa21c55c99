"""Forest missing values tests.

Tests for missing values only.
Note: Split from test_forest.py.
"""

from forest import Forest


def test_missing_values_go_left():
    assert Forest().fit([None, 1]).side == "left"


def test_missing_values_go_right():
    assert Forest().fit([1, None]).side == "right"


def test_missing_values_in_both():
    assert Forest().fit([None, None]).side is None


def test_missing_values_of_classes():
    assert Forest(classes=2).fit([None, 1]).classes == 2


def test_missing_values_are_told():
    assert "missing" in Forest().fit([None]).report
