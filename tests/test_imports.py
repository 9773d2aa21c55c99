"""Import lists: what they bind, and what is left of them."""

from __future__ import annotations

import pytest

from splitter.text.imports import bound_names, trim

ODD = 'from a import `{`, `]`, `,`, `"`, `\\\\` as `a b`, c\n'


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("import a.b.c, d as e\n", ("a", "e")),
        ("from a import (x as \\\n y, z)\n", ("y", "z")),
        ("from a import as_, b as as_x, importas\n", ("as_", "as_x", "importas")),
        ("from .. import b\n", ("b",)),
        (ODD, ("{", "]", ",", '"', "a b", "c")),
        ("from a import *\n", None),
        ("import a; import b\n", None),
        ("importer = 1\n", None),
    ],
)
def test_the_names_that_an_import_binds(statement: str, names: tuple[str, ...] | None) -> None:
    assert bound_names(statement) == names


@pytest.mark.parametrize(
    ("statement", "names", "rest"),
    [
        (ODD, {",", "a b"}, "from a import `,`, `\\\\` as `a b`\n"),
        ("from a import (\n    b,\n    # of c\n    c,\n)\n", {"b"}, "from a import (\n    b,\n)\n"),
        ("import a, b as c  # why\n", {"c"}, "import b as c  # why\n"),
        ("import a, b as c  # why\n", {"a"}, "import a  # why\n"),
        ("from a import (b, c,  # why\n    d)\n", {"b", "d"}, "from a import (b,  # why\n    d)\n"),
    ],
)
def test_what_is_left_of_an_import(statement: str, names: set[str], rest: str) -> None:
    assert trim(statement, names) == rest
