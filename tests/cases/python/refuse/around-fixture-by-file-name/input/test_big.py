def test_red_0(data):
    assert data


def test_red_1(data):
    assert data


def test_red_2(data):
    assert data


def test_red_3(data):
    assert data


def test_green_0(data):
    assert data


def test_green_1(data):
    assert data


def test_green_2(data):
    assert data


def test_green_3(data):
    assert data


def test_blue_0(data):
    assert data


def test_blue_1(data):
    assert data


def test_blue_2(data):
    assert data


def test_blue_3(data):
    assert data
