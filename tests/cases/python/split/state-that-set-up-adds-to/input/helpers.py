ITEMS = []
ROWS = []
CLEARED = []


def add(item):
    ITEMS.append(item)


def add_row(row):
    ROWS.append(row)
