"""Whatever a module is made of: no slice is lost, every test is in one part, and does there what it did."""

from __future__ import annotations

import types
from collections import Counter
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

NAMES = ("alpha", "beta", "gamma")
HEADS = (
    "import os\n",
    "import os, sys\n",
    "from math import (\n    ceil,  # up\n    floor,\n)\n",
    "from math import sqrt, pi\n",
    "try:\n    import json\nexcept ImportError:\n    json = None\n",
)
HELPERS = tuple(
    template.format(name=name, other=other)
    for name, other in zip(NAMES, (*NAMES[1:], NAMES[0]), strict=True)
    for template in (
        "{name} = [1]\n",
        "{name} = {name}_made = 2\n",
        "def {name}():\n    return {other} is not None\n",
        "def {name}(x=1):\n    return {other}\n",
        "class {name}:\n    value = 3\n",
        "# about {name}\n{name} = 'text # no comment'\n",
    )
)
BODIES = (
    "return repr(type(alpha))",
    "return beta if not callable(beta) else 'called'",
    "x = 1; return x",
    "return '''\ndef test_no(): pass\n'''",
    "return [gamma for _ in range(2)] and 1",
    "# a comment\n    return len('alpha')",
    "alpha = 5\n    return alpha",
)
GAPS = ("", "\n", "\n\n", "\n# a note (with brackets)\n\n", "\n# ---- section ----\n\n", "\n\f\n")


@st.composite
def modules(draw: st.DrawFn) -> str:
    """The text of a module with 3 to 12 tests."""
    pieces = draw(st.lists(st.sampled_from(HEADS), max_size=3, unique=True))
    pieces += [f"{name} = 0\n" for name in NAMES]
    count = draw(st.integers(3, 12))
    words, bodies = st.sampled_from(("add", "sub", "mul")), st.sampled_from(BODIES)
    tests = [f"def test_{draw(words)}_{number}():\n    {draw(bodies)}\n" for number in range(count)]
    for test in tests:
        pieces += draw(st.lists(st.sampled_from(HELPERS), max_size=1))
        pieces.append(test)
    text = "".join(piece + draw(st.sampled_from(GAPS)) for piece in pieces)
    text = draw(st.sampled_from(("", '"""Doc."""\n', "# licence\n\n"))) + text
    return draw(st.sampled_from((text, text.replace("\n", "\r\n"), text.rstrip("\n"))))


def _results(text: str) -> Counter[tuple[str, str]]:
    """Each test's name with what it returns or raises."""
    module = types.ModuleType("module")
    exec(compile(text, "module", "exec"), module.__dict__)
    found: Counter[tuple[str, str]] = Counter()
    for name, test in list(vars(module).items()):
        if name.startswith("test_"):
            try:
                found[name, repr(test())] += 1
            except Exception as error:
                found[name, repr(error)] += 1
    return found


def _plain(results: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Without addresses and modules, which differ from one execution to the next."""
    return Counter((name, value.partition(" at 0x")[0]) for name, value in results.elements())


@given(modules(), st.integers(1, 4))
def test_every_test_does_in_its_part_what_it_did(text: str, limit: int) -> None:
    source = decode("test_module.py", text.encode())
    settings = Settings(max_tests=limit)
    made = plan(source, settings, shipped("docstring.jinja"))
    if not made.parts:
        assert made.ok, made.findings
        return
    assert "".join(text[unit.start : unit.end] for unit in made.units) == text
    assert sorted(test for part in made.parts for test in part.tests) == sorted(made.tests)
    together: Counter[tuple[str, str]] = Counter()
    for output in made.outputs:
        together += _results(output.text)
        assert PurePath(output.name).match("test_*.py")
    assert _plain(together) == _plain(_results(text))
    assert plan(source, settings, shipped("docstring.jinja")).outputs == made.outputs
