def test_gpu_0():
    assert 0 + 1


def test_gpu_1():
    assert 1 + 1


def test_gpu_2():
    assert 2 + 1


def test_beta_0():
    assert 0 + 1


def test_beta_1():
    assert 1 + 1


def test_beta_2():
    assert 2 + 1
