"""Orders invoice tests.

Tests for invoice only.
Note: Split from test_orders.py.
"""

RATE = 0.2


# ==== Taxes ====


def test_tax_on_invoice():
    assert RATE > 0


class TestInvoices:
    def test_number(self):
        assert 1 + 1 == 2

    def test_date(self):
        assert "2024" < "2025"
