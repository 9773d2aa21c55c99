import pytest


@pytest.fixture
def port(request):
    return request.cls.PORT
