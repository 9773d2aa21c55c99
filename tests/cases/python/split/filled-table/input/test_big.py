TABLE = {}
TABLE["a"] = 1
TABLE.update(b=2)
for letter in "cd":
    TABLE[letter] = ord(letter)


def test_table_a(): assert TABLE["a"] == 1


def test_table_d(): assert TABLE["d"] == 100


def test_plain_a(): ...


def test_plain_b(): ...
