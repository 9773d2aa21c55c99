from solver import solve


def test_lambert_real():
    assert solve("x * exp(x) = 2")


def test_lambert_complex():
    assert solve("x * exp(x) = -2")


def test_lambert_sum():
    assert solve("x * exp(x) + x = 2")


def test_lambert_twice():
    assert solve("x * exp(x) * exp(x) = 2")


# ---- linear systems ----


def test_two_unknowns():
    assert solve("x + y = 1", "x - y = 1") == {"x": 1, "y": 0}


def test_three_unknowns():
    assert solve("x = y", "y = z", "z = 1") == {"x": 1, "y": 1, "z": 1}


def test_no_unknown():
    assert solve("1 = 1") == {}


def test_too_many_unknowns():
    assert solve("x + y = 1") is None


# ---- end of linear systems ----


def test_inverse():
    assert solve("x * exp(x) = 1")


def test_exponent():
    assert solve("x * exp(x) = -1")


def test_branch():
    assert solve("x * exp(x) = 1", branch=-1)


def test_remainder():
    assert solve("3 * x = 1 mod 7") == {"x": 5}


def test_square():
    assert solve("x ** 2 = 1 mod 8") == {"x": [1, 3, 5, 7]}


def test_contradiction():
    assert solve("2 * x = 1 mod 4") is None
