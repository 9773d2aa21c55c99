ITEMS = []


def add(item):
    ITEMS.append(item)
