import itertools

import pytest

_ports = itertools.count(5001)
_names = itertools.count(1)


@pytest.fixture
def port():
    return next(_ports)


@pytest.fixture
def name():
    return f"name{next(_names)}"
