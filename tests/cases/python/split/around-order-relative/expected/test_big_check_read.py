"""Big check read tests

Only the check read tests: 5 of 11.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_check_read
- test_check_list
- test_step_create
- test_step_update
- test_final_delete
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
