"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

HAS_TOML = HAS_LOADS = False

try:
    from tomllib import loads

    HAS_TOML = HAS_LOADS = True
except ImportError:
    loads = None


class Record:
    """A record of the fields that the tests look at."""

    def __init__(self, name):
        self.name = name
        self.fields = {}
        self.fields[0] = 0
        self.fields[1] = 1
        self.fields[2] = 2
        self.fields[3] = 3
        self.fields[4] = 4
        self.fields[5] = 5
        self.fields[6] = 6
        self.fields[7] = 7
        self.fields[8] = 8
        self.fields[9] = 9
        self.fields[10] = 10
        self.fields[11] = 11
        self.fields[12] = 12
        self.fields[13] = 13
        self.fields[14] = 14
        self.fields[15] = 15
        self.fields[16] = 16
        self.fields[17] = 17
        self.fields[18] = 18
        self.fields[19] = 19
        self.fields[20] = 20
        self.fields[21] = 21
        self.fields[22] = 22
        self.fields[23] = 23
        self.fields[24] = 24
        self.fields[25] = 25
        self.fields[26] = 26
        self.fields[27] = 27
        self.fields[28] = 28
        self.fields[29] = 29

    def read(self, text):
        if not (HAS_TOML and HAS_LOADS):
            raise LookupError("no record can be read: it needs tomllib")
        return loads(text)
