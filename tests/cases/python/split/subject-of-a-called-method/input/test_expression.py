from algebra import parse


def test_has_symbol():
    assert parse("x + 1").has("x")


def test_has_power():
    assert parse("x ** 2").has("x ** 2")


def test_has_nothing():
    assert not parse("1").has("x")


def test_has_function():
    assert parse("sin(x)").has("sin")


def test_leading_term():
    assert parse("x + x ** 2").leading_term("x") == parse("x")


def test_leading_term_of_sum():
    assert parse("1 + x").leading_term("x") == 1


def test_leading_term_of_product():
    assert parse("x * (1 + x)").leading_term("x") == parse("x")


def test_leading_term_of_log():
    assert parse("log(x)").leading_term("x") == parse("log(x)")


def test_has_constant():
    assert parse("x + 2").has("2")
