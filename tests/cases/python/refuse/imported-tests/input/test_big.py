from other import test_elsewhere


def test_a(): ...


def test_b(): ...


def test_c(): ...
