def test_name(name):
    assert name.startswith("name")


def test_port(port):
    assert port == 5001


def test_port_again(port):
    assert port == 5002
