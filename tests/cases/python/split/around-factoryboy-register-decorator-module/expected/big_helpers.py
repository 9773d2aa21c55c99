"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


class User:
    def __init__(self, name, age):
        self.name = name
        self.age = age


class Book:
    def __init__(self, title, author):
        self.title = title
        self.author = author
