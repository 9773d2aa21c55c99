def test_z_one(): ...


def test_z_two(): ...


def test_y_one(): ...


def test_a(): ...


if '__main__' == __name__:
    test_a()
else:
    X = 1
