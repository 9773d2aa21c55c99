"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

FACTOR = 2


def scaled(number):
    return FACTOR * number


def table_of_rows():
    """A table that nobody wants to see twice."""
    table = {}
    table["row 0"] = scaled(0)
    table["row 1"] = scaled(1)
    table["row 2"] = scaled(2)
    table["row 3"] = scaled(3)
    table["row 4"] = scaled(4)
    table["row 5"] = scaled(5)
    table["row 6"] = scaled(6)
    table["row 7"] = scaled(7)
    table["row 8"] = scaled(8)
    table["row 9"] = scaled(9)
    table["row 10"] = scaled(10)
    table["row 11"] = scaled(11)
    table["row 12"] = scaled(12)
    table["row 13"] = scaled(13)
    table["row 14"] = scaled(14)
    table["row 15"] = scaled(15)
    table["row 16"] = scaled(16)
    table["row 17"] = scaled(17)
    table["row 18"] = scaled(18)
    table["row 19"] = scaled(19)
    table["row 20"] = scaled(20)
    table["row 21"] = scaled(21)
    table["row 22"] = scaled(22)
    table["row 23"] = scaled(23)
    table["row 24"] = scaled(24)
    table["row 25"] = scaled(25)
    table["row 26"] = scaled(26)
    table["row 27"] = scaled(27)
    table["row 28"] = scaled(28)
    table["row 29"] = scaled(29)
    table["row 30"] = scaled(30)
    table["row 31"] = scaled(31)
    table["row 32"] = scaled(32)
    table["row 33"] = scaled(33)
    table["row 34"] = scaled(34)
    table["row 35"] = scaled(35)
    table["row 36"] = scaled(36)
    table["row 37"] = scaled(37)
    table["row 38"] = scaled(38)
    table["row 39"] = scaled(39)
    return table
