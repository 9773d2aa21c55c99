import os
COUNT = 0
if (LIMIT := 5) > 3:
    EXTRA = LIMIT
for LOOPED in range(3):
    pass
with open(os.devnull) as DEVNULL:
    READ = DEVNULL.read()
A, (B, *C) = 1, (2, 3, 4)
D: int = 4
COUNT += 1


def test_a_one(): assert (LIMIT, EXTRA, LOOPED) == (5, 5, 2)


def test_a_two(): assert READ == "" and DEVNULL.closed


def test_b_one():
    match A:
        case 1:
            assert (B, C, D) == (2, [3, 4], 4)
        case _:
            assert False


def test_b_two(): assert COUNT == 1
