import sys, pytest


def test_z_one(): ...


def test_z_two(): ...


def test_y_one(): ...


def test_a(): ...


if __name__ == '__main__':
    sys.exit(pytest.main([__file__]))
