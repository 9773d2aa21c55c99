from pytest_bdd import given, scenarios


@given("a cart", target_fixture="cart")
def _cart():
    return {}


scenarios("features/one.feature")
scenarios("other/three.feature")
scenarios("features")


def test_plain():
    assert True
