import runpy

SECRET_KEY = "config"
TEST_KEY = "foo"


def common(values):
    assert values["SECRET_KEY"] == "config"
    assert values["TEST_KEY"] == "foo"


def test_config_from_path():
    common(runpy.run_path(__file__))


def test_config_from_name():
    common(runpy.run_path(f"{__file__.rsplit('.', 1)[0]}.py"))


def test_plain_sum():
    assert 1 + 1 == 2


def test_plain_difference():
    assert 2 - 1 == 1
