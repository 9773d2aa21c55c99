import pytest


@pytest.fixture
def data(request):
    return (request.path.parent / (request.path.stem + '.dat')).read_text()
