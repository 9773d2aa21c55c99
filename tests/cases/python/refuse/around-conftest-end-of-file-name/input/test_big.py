def test_cart_add():
    assert True


def test_cart_drop():
    assert True


def test_cart_sum():
    assert True


def test_cart_show():
    assert True


def test_price_add():
    assert True


def test_price_drop():
    assert True


def test_price_sum():
    assert True


def test_price_show():
    assert True


def test_stock_add():
    assert True


def test_stock_drop():
    assert True


def test_stock_sum():
    assert True


def test_stock_show():
    assert True
