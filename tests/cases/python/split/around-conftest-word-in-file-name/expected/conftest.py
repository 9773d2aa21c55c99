import pytest

DEAR = ("price", "network")


@pytest.fixture(autouse=True)
def _not_today(request):
    if any(word in request.module.__name__ for word in DEAR):
        pytest.skip("dear")


def pytest_collection_modifyitems(items):
    for item in items:
        name = item.fspath.basename
        if "cart" in name:
            item.add_marker(pytest.mark.skip)
