"""Big order and other tests.

Tests for order, among others.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp())
ORDERS = FOLDER / "orders.txt"


def save(text):
    ORDERS.write_text(text)


def load():
    with open(os.path.join(FOLDER, "orders.txt")) as file:
        return file.read()


def test_order_saved():
    save("one")


def test_order_counted():
    assert len("one") == 3


def test_price_loaded():
    assert load() == "one"
