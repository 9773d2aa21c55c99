"""Big check read tests.

Tests for check read, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest



@pytest.mark.order(after="test_step_create")
def test_check_read(journal):
    assert "create" in journal


@pytest.mark.order(after="test_check_read")
def test_check_list(journal):
    assert "create" in journal


def test_step_create(journal):
    journal.append("create")


@pytest.mark.order(after="test_step_create")
def test_step_update(journal):
    assert "create" in journal
    journal.append("update")


@pytest.mark.order(after="test_step_update")
def test_final_delete(journal):
    assert journal[-1] == "update"
