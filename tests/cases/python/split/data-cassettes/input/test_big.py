import pytest


@pytest.mark.vcr
def test_get(): ...


@pytest.mark.vcr
def test_put(): ...
