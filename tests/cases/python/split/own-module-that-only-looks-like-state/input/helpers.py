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


def most():
    return LIMITS["most"]
