"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import pytest
from factories import make_ticket


@pytest.fixture
def ticket():
    return make_ticket()


def test_ticket(ticket):
    assert ticket.number == 1


def test_title(ticket):
    assert ticket.title == "lost"


def test_ticket_on(ticket):
    assert ticket.number == 3
