"""Big part 6 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_b  # noqa: F401
from helpers import Ticket


def test_ticket():
    assert Ticket().number == 1


def test_ticket_on():
    assert Ticket().number == 2
