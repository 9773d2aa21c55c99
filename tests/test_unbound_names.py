"""A name that may be unbound is not imported from a module of helpers: the planner's rule and the proof's."""

from __future__ import annotations

import ast

import pytest

from splitter.languages.python.moving.certain_names import uncertain_names
from splitter.languages.python.rereading import reread, sharing

CERTAIN = {
    "a definition": "def made(): ...",
    "an assignment": "made = other = 1",
    "both branches": "if flag:\n    made = 1\nelse:\n    made = 2",
    "a branch that raises": "if flag:\n    made = 1\nelse:\n    raise ValueError",
    "a stub": "try:\n    from nowhere import made\nexcept ImportError:\n    made = None",
    "a handler that raises": "try:\n    made = 1\nexcept ValueError:\n    raise TypeError from None",
    "at last": "try:\n    import nowhere\nexcept ImportError:\n    pass\nfinally:\n    made = 1",
    "where nothing went wrong": "try:\n    import os\nexcept ImportError:\n    made = 1\nelse:\n    made = 2",
}
UNCERTAIN = {
    "an import that may fail": "try:\n    from nowhere import made\nexcept ImportError:\n    pass",
    "one branch": "if flag:\n    made = 1",
    "one branch of an inner one": "if flag:\n    if other:\n        made = 1\nelse:\n    made = 2",
    "one of two handlers": (
        "try:\n    made = 1\nexcept ValueError:\n    made = 2\nexcept TypeError:\n    pass"
    ),
    "a loop": "for each in ():\n    made = 1",
    "its variable": "for made in ():\n    pass",
    "a condition that fails": "while flag:\n    made = 1",
    "what is swallowed": "with suppress(ImportError):\n    from nowhere import made",
    "one pattern": "match flag:\n    case 1:\n        made = 1",
    "an exception's name": "try:\n    import json\nexcept ImportError as made:\n    pass",
}
PART = "from helpers import made\n\n\ndef test_it():\n    assert made\n"


@pytest.mark.parametrize("what", CERTAIN)
def test_what_is_bound_on_every_way_may_be_imported(what: str) -> None:
    text = CERTAIN[what]
    assert "made" not in uncertain_names(ast.parse(text).body)
    assert not _flaw(text)


@pytest.mark.parametrize("what", UNCERTAIN)
def test_what_is_unbound_on_one_way_is_not(what: str) -> None:
    text = UNCERTAIN[what]
    assert "made" in uncertain_names(ast.parse(text).body)
    assert "made" in _flaw(text)


def _flaw(text: str) -> str:
    original = f"{text}\n\n\ndef test_it():\n    assert made\n"
    return sharing.flaw(reread(original.encode()), text.encode(), [reread(PART.encode())], "helpers")


def test_a_package_that_the_original_imports_nothing_from_may_not_be_found() -> None:
    helper, test = "def made():\n    return 1\n", "\n\ndef test_it():\n    assert made\n"
    part = reread(f"from shop.helpers import made\n{test}".encode())
    assert sharing.flaw(reread(f"{helper}{test}".encode()), helper.encode(), [part], "shop.helpers")
    original = reread(f"from shop import prices\n\n\n{helper}{test}".encode())
    assert not sharing.flaw(original, helper.encode(), [part], "shop.helpers")
