from functools import lru_cache

ITEMS = []
HANDLERS = {}
_number = 0


class Register:
    def __init__(self):
        self.names = []

    def note(self, name):
        self.names.append(name)


register = Register()


def _keep(item):
    ITEMS.append(item)


def add(item):
    _keep(item)


def count():
    global _number
    _number += 1
    return _number


@lru_cache
def price(number):
    return 2 * number


class Ticket:
    made = 0

    def __init__(self):
        Ticket.made += 1
        self.number = Ticket.made


def handles(name):
    def keep(function):
        HANDLERS[name] = function
        return function

    return keep
