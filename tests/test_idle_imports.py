"""The proof lets an unused import go only where importing it does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.planning.plan import plan
from splitter.proof import prove
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

TESTS = "".join(
    f"\n\ndef test_{name}():\n    assert LIMIT\n" for name in ("add_a", "add_b", "sub_a", "sub_b")
)


def proved(imports: str, dropped: str) -> bool:
    """Whether the proof takes a split of a file with these imports of which all parts lack one line more."""
    text = f"{imports}\nLIMIT = 3\n{TESTS}"
    made = plan(decode("test_a.py", text.encode()), Settings(max_tests=2), shipped("docstring.jinja"))
    language = language_of("test_a.py")
    assert made.ok
    assert made.source is not None
    assert language is not None
    texts = [output.text.replace(dropped, "") for output in made.outputs]
    outputs = [replace(o, text=t, data=t.encode()) for o, t in zip(made.outputs, texts, strict=True)]
    return not prove(language, made.source, outputs, path="test_a.py")


@pytest.mark.parametrize(
    ("imports", "dropped"),
    [
        ("import json\n", "import json\n"),
        ("from os import path\n", "from os import path\n"),
        (
            "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import shop\n",
            "if TYPE_CHECKING:\n    import shop\n",
        ),
    ],
)
def test_an_idle_import_may_go(imports: str, dropped: str) -> None:
    assert proved(imports, dropped)


@pytest.mark.parametrize(
    ("imports", "dropped"),
    [
        ("import shop\n", "import shop\n"),
        ("from shop import fixture\n", "from shop import fixture\n"),
        ("from shop import LARGE\n", "from shop import LARGE\n"),
        ("import json  # the tests patch it\n", "import json  # the tests patch it\n"),
        ("import json\n\nCODE = 'json.loads'\n", "import json\n"),
        ("import json\nfrom shop import *\n", "from shop import *\n"),
        ("from .json import loads\n", "from .json import loads\n"),
        ("from __future__ import annotations\n", "from __future__ import annotations\n"),
    ],
)
def test_one_that_may_act_or_be_asked_for_stays(imports: str, dropped: str) -> None:
    assert proved(imports, "no such line")
    assert not proved(imports, dropped)


def test_a_constant_goes_only_where_something_else_is_imported_from_its_module() -> None:
    imports = "from shop import LARGE\nfrom shop import fixture\n"
    assert proved(imports, "from shop import LARGE\n")
    assert not proved(imports, "from shop import fixture\n")
