"""A small shop, which the documents' examples are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

VAT = Decimal("0.19")


@dataclass(frozen=True)
class Item:
    name: str
    price: Decimal


class OutOfStock(Exception):
    """There are not so many of an item."""


@dataclass
class Stock:
    levels: dict[str, int] = field(default_factory=dict)

    def receive(self, item: Item, count: int) -> None:
        if count < 1:
            raise ValueError("count")
        self.levels[item.name] = self.level(item) + count

    def level(self, item: Item) -> int:
        return self.levels.get(item.name, 0)

    def take(self, item: Item, count: int) -> None:
        if count > self.level(item):
            raise OutOfStock(item.name)
        self.levels[item.name] -= count


@dataclass
class Cart:
    lines: dict[Item, int] = field(default_factory=dict)

    def add(self, item: Item, count: int = 1) -> None:
        self.lines[item] = self.lines.get(item, 0) + count

    def remove(self, item: Item) -> None:
        del self.lines[item]

    @property
    def total(self) -> Decimal:
        return sum((item.price * count for item, count in self.lines.items()), Decimal())


def gross(price: Decimal) -> Decimal:
    return (price * (1 + VAT)).quantize(Decimal("0.01"))


def discounted(price: Decimal, percent: int) -> Decimal:
    if not 0 <= percent <= 100:
        raise ValueError("percent")
    return (price * (100 - percent) / 100).quantize(Decimal("0.01"))


def invoice(cart: Cart, number: int) -> str:
    lines = [f"{count} x {item.name}" for item, count in cart.lines.items()]
    return "\n".join([f"Invoice {number}", *lines, f"Total {gross(cart.total)}"])
