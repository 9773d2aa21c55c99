"""Forest pruning and pickle tests.

Tests for pruning and pickle only.
Note: Split from test_forest.py.
"""

from forest import Forest


def test_pruning_depth():
    assert Forest().prune(depth=1).depth == 1


def test_pruning_cost():
    assert Forest().prune(cost=0.5).cost < 1


def test_pruning_twice():
    assert Forest().prune().prune().pruned


def test_pruning_leaves():
    assert Forest().prune(leaves=3).leaves == 3


def test_pickle_forest():
    assert Forest().pickled().unpickled() == Forest()


def test_pickle_protocol():
    assert Forest().pickled(protocol=2)


def test_pickle_pruned_forest():
    assert Forest().prune().pickled()
