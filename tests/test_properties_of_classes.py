"""Random modules of classes, fixtures, marks and import styles: what is true of every plan.

An indented comment directly above the next definition, or after a blank line, is left out: today the
proof refuses such files (S502). So is a list of imports that, trimmed, reads like a later import.
"""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.model.plan import Plan
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

TOPS = (
    "",
    '"""Doc."""\n',
    "'Doc'\n",
    'r"""Doc \\d."""\n',
    "# licence\n\n",
    "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n",
    '# licence\n\n"""Doc,\n\nof many lines.\n"""\n',
    '"""Doc."""  # noqa: D400\n',
    "\ufeff",
)
IMPORTS = (
    "import os\n",
    "import os.path, sys\n",
    "import json as js; import re\n",
    "from math import *\n",
    "from collections import (\n    Counter,  # counts\n    # about the next\n    deque,\n)\n",
    "from itertools import chain, \\\n    count\n",
    "from math import (ceil, floor,\n                  sqrt)\n",
    "from unittest import mock  # noqa: F401\n",
    "from functools import (partial as bound,\n    reduce)\n",
)
BASE = """import pytest
import os, sys, json as js, re
import xml.dom, xml.sax as sax
from math import ceil, sqrt
from collections import Counter, deque
from itertools import chain, count
from functools import reduce, partial as bound
ALPHA = 0
BETA = 0
def alpha(): return 0
def beta(n): return n
class Gamma:
    value = 0
    def more(self): return 0
"""
HELPERS = (
    "ALPHA = 1\n",
    "BETA = 2; DELTA = 3\n",
    "BETA: int = 5\n",
    "ALPHA = BETA = 'x # y'\n",
    "def alpha():\n    return ALPHA\n",
    "def alpha(x=None, *, y=3):\n\n    # inside\n    return (y, BETA)\n",
    "def beta(n):\n    return n and alpha()\n",
    "class Gamma(dict):\n    value = 'g'\n    def more(self): return alpha()\n",
    "if BETA:\n    ALPHA = 7\nelse:\n    ALPHA = 8\n",
    "@pytest.fixture\ndef given():\n    return BETA\n",
    "@pytest.fixture(name='named')\ndef _named(given):\n    yield alpha\n",
    "@pytest.fixture(autouse=True)\ndef always():\n    yield\n",
)
USES = (
    *("1", "os.sep", "os.path.sep", "sys.maxsize", "js.dumps([1])", "re.escape('a')", "Counter('aa')['a']"),
    *("len(deque())", "list(chain([1]))", "next(count())", "ceil(0.5)", "sqrt(4)", "bound(len)('ab')"),
    *("reduce(max, [1, 2])", "xml.dom.__name__", "sax.__name__", "ALPHA", "BETA", "alpha()", "beta(3)"),
    *("Gamma.value", "Gamma().more()", "f'{ALPHA!r} {BETA:>4}'", "(lambda ALPHA=5: ALPHA)()"),
    *("[BETA for BETA in (1, 2)]", "'# no comment'", "'def test_no(): ...'"),
)
GAPS = ("", "\n", "\n\n", "\n# a note\n\n", "\n# ---- section ----\n\n", "\n\f\n", "   \n\t\n")
MARKS = ("", "", "@pytest.mark.skipif(False, reason='')\n", "# why\n@pytest.mark.usefixtures('given')\n")
PARAMETERS = ("", "", "given", "named", "given, named", "n=3")
MEMBERS = (
    "    shared = ALPHA\n",
    "    def helper(self):\n        return self.shared\n",
    "    @property\n    def size(self): return BETA\n",
    "    seen = []\n",
)


@st.composite
def functions(draw: st.DrawFn, indent: str = "") -> str:
    """A test function, or a test method when there is an indent."""
    name = draw(st.sampled_from(("add", "sub", "add_one", "conv1"))) + str(draw(st.integers(0, 30)))
    asked = ", ".join(filter(None, ("self" if indent else "", draw(st.sampled_from(PARAMETERS)))))
    used = ", ".join(draw(st.lists(st.sampled_from(USES), min_size=1, max_size=3)))
    bodies = (
        f"\n    # c\n    return [{used}]\n",
        f" return [{used}]\n",
        f"\n    x = 1; return ({used}, x)\n",
    )
    text = draw(st.sampled_from(MARKS)) + f"def test_{name}({asked}):{draw(st.sampled_from(bodies))}"
    return "".join(indent + line for line in text.splitlines(keepends=True))


@st.composite
def classes(draw: st.DrawFn) -> str:
    """A test class with up to 7 members."""
    head = draw(st.sampled_from(("TestAdd", "TestSub", "TestConv(Gamma)", "TestMul(object)")))
    members = draw(
        st.lists(st.one_of(functions(indent="    "), st.sampled_from(MEMBERS)), min_size=1, max_size=7)
    )
    top = draw(st.sampled_from(("", '    """Doc."""\n\n')))
    return f"class {head}:\n{top}    kind = 1\n" + draw(st.sampled_from(("", "\n"))).join(members)


@st.composite
def modules(draw: st.DrawFn) -> str:
    """The text of a module with 3 to 10 test functions and classes."""
    pieces = [*draw(st.lists(st.sampled_from(IMPORTS), max_size=3, unique=True)), BASE]
    for _ in range(draw(st.integers(3, 10))):
        pieces += draw(st.lists(st.sampled_from(HELPERS), max_size=1))
        pieces.append(draw(st.one_of(functions(), classes())))
    text = "".join(piece + draw(st.sampled_from(GAPS)) for piece in pieces)
    text += draw(st.sampled_from(("", "\n\nif __name__ == '__main__':\n    pytest.main()\n", "\n# the end")))
    text = draw(st.sampled_from(TOPS)) + text
    return draw(st.sampled_from((text, text.replace("\n", "\r\n"), text.rstrip("\n"))))


def _results(data: bytes) -> Counter[tuple[str, str]]:
    """Each test's name with what it returns or raises, and which fixtures it would find here."""
    module = types.ModuleType("module")
    exec(compile(data, "module", "exec"), module.__dict__)
    found: Counter[tuple[str, str]] = Counter()
    for name, value in list(vars(module).items()):
        if name.startswith("test_"):
            found[name, _outcome(value, module)] += 1
        elif name.startswith("Test"):
            for method in filter(lambda name: name.startswith("test_"), vars(value)):
                found[f"{name}::{method}", _outcome(getattr(value(), method), module)] += 1
    return found


def _outcome(test: Callable[..., object], module: types.ModuleType) -> str:
    code = test.__code__
    asked = [name for name in code.co_varnames[: code.co_argcount] if name in ("given", "named")]
    here = [name for name in asked if {name, f"_{name}"} & set(vars(module))]
    try:
        said = repr(test(*asked))
    except Exception as error:
        said = repr(error)
    return f"{here} {said}".partition(" at 0x")[0]


def _planned(data: bytes, limit: int) -> Plan:
    return plan(decode("test_module.py", data), Settings(max_tests=limit), shipped("docstring.jinja"))


# Two small groups whose subject no other group's tests write.
FEW = (
    "def test_add0():\n    return [1]\n" * 3
    + "def test_sub1():\n    return [1]\n" * 2
    + "class TestSub:\n    kind = 1\n"
    + "".join(f"    def test_add{at}(self):\n        return [1]\n" for at in range(3))
)

# Comments between imports: those below are no late ones, and what one is about stays.
LATE = (
    "import os\n# ---- section ----\nimport xml.dom, xml.sax as sax\n"
    "from math import ceil, sqrt\nfrom itertools import chain, count\n"
    "def test_add0():\n    return [next(count())]\n"
    "# ---- section ----\ndef test_add0():\n    return [ceil(0.5)]\n"
    "class TestAdd:\n    def test_add0(self):\n        return [sqrt(4), os.path.sep, list(chain([1]))]\n"
)
# A name that nothing uses is marked so behind the comment that it has.
REMARK = (
    "from math import *\n" + IMPORTS[4] + BASE + "def test_add1():\n    return [1]\n"
    "def test_add0():\n    return [1]\n" * 4 + "def test_add0():\n    return [len(deque())]\n"
)
ABOUT = "import os\n# ---- section ----\nfrom math import ceil\n" + FEW


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(modules(), st.integers(1, 4))
@example(BASE + FEW, 1)
@example(LATE, 1)
@example(ABOUT, 1)
@example(REMARK, 1)
def test_what_is_true_of_every_plan(text: str, limit: int) -> None:
    data = text.encode()
    made = _planned(data, limit)
    assert {finding.code for finding in made.errors} <= {"S203"}, made.findings
    assume(made.parts)
    source, language = decode("test_module.py", data), language_of("test_module.py")
    assert language is not None
    module = language.read(source, Settings(max_tests=limit))
    assert "".join(map(module.slice, module.units)) == source.text
    assert _planned(data, limit) == made
    together: Counter[tuple[str, str]] = Counter()
    for output in made.outputs:
        together += _results(output.data)
        again = _planned(output.data, limit)
        assert not again.parts, f"a second run would split {output.name}"
        assert {finding.code for finding in again.errors} <= {"S203"}, again.findings
    assert together == _results(data)
