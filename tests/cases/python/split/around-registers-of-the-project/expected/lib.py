KINDS = {}
COUNTERS = []


def kind(name):
    def keep(cls):
        if name in KINDS:
            raise ValueError(f"{name} twice")
        KINDS[name] = cls
        return cls

    return keep


class Counter:
    def __init__(self, name):
        if name in COUNTERS:
            raise ValueError(f"{name} twice")
        COUNTERS.append(name)
