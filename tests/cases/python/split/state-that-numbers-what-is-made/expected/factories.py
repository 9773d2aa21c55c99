import itertools

ids = itertools.count(1)


def make_user(age):
    number = next(ids)
    return {"id": number, "name": f"user{number}", "age": age}


class Ticket:
    made = 0

    def __init__(self, title):
        Ticket.made += 1
        self.number = Ticket.made
        self.title = title


def make_ticket():
    return Ticket("lost")


class Orders:
    _next = itertools.count()

    @classmethod
    def build(cls):
        return {"key": next(cls._next), "paid": False}
