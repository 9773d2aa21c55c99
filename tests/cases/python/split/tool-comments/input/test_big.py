import os  # noqa: F401
import json, re  # isort: skip

# fmt: off
TABLE = [1,0,
         0,1]
# fmt: on


# region adding
def test_add_one(): assert TABLE[0] == 1  # noqa: E704


def test_add_two():
    x: int = "2"  # type: ignore[assignment]
    assert x  # trailing


# def test_add_three():
#     assert 3
# endregion


# region subtracting
# pylint: disable=invalid-name
def test_sub_one(): assert re.match("a", "a")


def test_sub_two(): assert json.dumps(TABLE) == "[1, 0, 0, 1]"
# endregion
