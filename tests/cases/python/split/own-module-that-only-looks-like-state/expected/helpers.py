ITEMS = []
SEEN = []
LIMITS = {"most": 3}
_number = 0


def add(item):
    ITEMS.append(item)


def start():
    ITEMS.clear()


def note(item):
    SEEN.append(item)


def fresh_name():
    global _number
    _number += 1
    return f"name{_number}"


class Point:
    made = {}

    def __new__(cls, x):
        return Point.made.setdefault(x, super().__new__(cls))

    def __init__(self, x):
        self.x = x


def most():
    return LIMITS["most"]
