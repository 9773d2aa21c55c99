import pytest
@pytest.fixture
def tool(): return 1
