from pathlib import Path

import pytest

SLOW = set(Path(__file__).with_name("slow.txt").read_text().split())


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.stem in SLOW:
            item.add_marker(pytest.mark.slow)
