LIMIT = 3


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_red_number(numbers):
    assert next(numbers) == 0


def test_blue_number(numbers):
    assert next(numbers) == 1


def test_red_mark(request):
    request.node.seen = True
    request.config.shop_seen = True


def test_blue_mark(request):
    assert request.config.shop_seen
