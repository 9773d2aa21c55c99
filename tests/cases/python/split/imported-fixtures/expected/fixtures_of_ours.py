import pytest
@pytest.fixture
def opened(): return 1
@pytest.fixture
def closed(): return 2
