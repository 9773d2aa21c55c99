import pytest


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.stem.endswith("_big"):
            item.add_marker(pytest.mark.skip)
