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
