"""Files in which nothing is wrong: the proof says so too, and where one is refused the reason is its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import splitter
from splitter.model.plan import Plan

TESTS = "".join(f"def test_{letter}():\n    assert {letter!r}\n\n\n" for letter in "abcdef")
MOJO_TESTS = "".join(f"def test_{letter}() raises:\n    pass\n\n\n" for letter in "abcdef")
CALLS = "".join(f"    test_{letter}()\n" for letter in "abcdef")
MAIN = f"def main() raises:\n{CALLS}"
RUN_ALL = f"def run_all() raises:\n{CALLS}"

PYTHON = {
    # What looks like a rule's word, and is text.
    "autouse in a string": TESTS + "def test_s():\n    assert 'fixture(autouse=True)'\n",
    "autouse in a comment": TESTS + "def test_s():\n    # fixture(autouse=True)\n    assert True\n",
    "autouse in a helper's string": TESTS
    + "def code():\n    return '''\n@pytest.fixture(autouse=True)\ndef x(): ...\n'''\n\n\n"
    + "def test_s():\n    assert code()\n",
    "autouse of another call": "import pytest\n\n\n@pytest.fixture\ndef options():\n"
    + f"    return dict(autouse=True)\n\n\n{TESTS}def test_s(options):\n    assert options\n",
    "importorskip in a string": f"HINT = 'importorskip'\n\n\n{TESTS}def test_s():\n    assert HINT\n",
    "importorskip in a name": f"importorskip_hint = 3\n\n\n{TESTS}def test_s(): importorskip_hint\n",
    "the module's name in a string": f"if 'x' in '__name__':\n    FLAG = 1\n\n\n{TESTS}",
    "the module's name in an attribute": "class K: ...\n\n\nif K.__name__ == 'K':\n    FLAG = 1\n\n\n"
    + f"{TESTS}def test_s():\n    assert FLAG\n",
    "the module's name in a call": f"if '__name__' in dir():\n    FLAG = 1\n\n\n{TESTS}",
    # Names that are one name to Python.
    "folded helper": f"def ﬁnd():\n    return 1\n\n\n{TESTS}def test_s():\n    assert find()\n",
    "folded call": f"def find():\n    return 1\n\n\n{TESTS}def test_s():\n    assert ﬁnd()\n",
    "folded fixture": f"import pytest\n\n\n@pytest.fixture\ndef ﬁx(): ...\n\n\n{TESTS}def test_s(fix): ...\n",
    "folded parameter": f"import pytest\n\n\n@pytest.fixture\ndef fix(): ...\n\n\n{TESTS}def test_s(ﬁx): 3\n",
    "folded constant": f"𝐱 = 1\n\n\n{TESTS}def test_s():\n    assert x\n",
    "folded hook": f"{TESTS}def 𝐬etup_module(): ...\n",
    "combined letter": f"e\u0301t = 1\n\n\n{TESTS}def test_s():\n    assert \u00e9t\n",
    "combining marks in a string": "import pytest\n\n\n@pytest.fixture\ndef मि(): ...\n\n\n"
    + f"{TESTS}@pytest.mark.usefixtures('मि')\ndef test_s(): ...\n",
    "mangled name": "_A__x = 1\n\n\nclass A:\n    y = lambda self: __x\n\n\n"
    + f"{TESTS}def test_s():\n    A().y()\n",
    "the name of a type, where it is made": "from typing import T\nfrom typing import TypeVar\n\n\n"
    + f"def test_t():\n    assert T\n\n\n{TESTS}def test_s():\n    T = TypeVar('T')\n    assert T\n",
    # What acts, and what only looks so.
    "comment of the file above an import that nothing uses": f"# licence\nimport sys\n\n\n{TESTS}",
    # What names the file for people only, or something else.
    "the file's name in what is said when a test fails": f"{TESTS}def test_s():\n"
    + "    assert 1, 'see a/test_big.py'\n",
    "the file's name in what is raised": f"{TESTS}def made():\n    raise OSError('see test_big.py')\n",
    "the file's name in a usage": f"# licence\n\n__usage__ = 'python test_big.py'\n\n\n{TESTS}",
    "a file of data that is called as the tests are": f"import csv\n\n\n{TESTS}def test_s():\n"
    + "    assert csv or 'test_big.csv'\n",
    "a method of what a function gives": f"def made():\n    return []\n\n\nmade().append(1)\n\n\n{TESTS}",
}

MOJO: dict[str, tuple[str, dict[str, object]]] = {
    "function that runs the tests": (MOJO_TESTS + RUN_ALL, {"add_main": True}),
    "function that runs some": (MOJO_TESTS + "def smoke() raises:\n    test_a()\n", {"add_main": True}),
    "functions that run one another": (
        MOJO_TESTS + RUN_ALL + "\n\ndef twice() raises:\n    run_all()\n    test_b()\n",
        {"add_main": True},
    ),
    "function that prints": (
        MOJO_TESTS + RUN_ALL + '    print("All 6 tests passed")\n',
        {"add_main": True},
    ),
    "comment at the end": (MOJO_TESTS + "# the end\n", {"add_main": True}),
    "name in backticks": (MOJO_TESTS + "def `test_x y`() raises:\n    pass\n", {"add_main": True}),
    "name in backticks to enable": (
        MOJO_TESTS + "def `test_x y`() raises:\n    pass\n\n\n" + MAIN,
        {"enable_disabled": True},
    ),
    "helpers whose names need backticks": (
        "def `odd name`() raises:\n    pass\n\n\ndef `fn`() raises:\n    pass\n\n\n"
        + MOJO_TESTS.replace("pass", "`odd name`()\n    `fn`()"),
        {"helpers": "module"},
    ),
    "comment of the file above an import that nothing uses": (f"# licence\nimport sys\n\n\n{MOJO_TESTS}", {}),
    "joined docstring": ('"One." "Two."\n\n\n' + MOJO_TESTS, {}),
}


def _plan(tmp_path: Path, name: str, text: str, **options: Any) -> Plan:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", newline="")
    chosen: dict[str, Any] = {"max_tests": 2, "by": "chunk", **options}
    return splitter.plan(file, **chosen)


@pytest.mark.parametrize("name", PYTHON)
def test_a_sound_python_file_is_split(tmp_path: Path, name: str) -> None:
    compile(PYTHON[name], name, "exec")
    plan = _plan(tmp_path, "test_big.py", PYTHON[name])
    assert plan.ok, plan.errors
    assert len(plan.parts) > 2


@pytest.mark.parametrize("name", MOJO)
def test_a_sound_mojo_file_is_split(tmp_path: Path, name: str) -> None:
    text, options = MOJO[name]
    plan = _plan(tmp_path, "test_big.mojo", text, **options)
    assert plan.ok, plan.errors
    assert len(plan.parts) > 2


@pytest.mark.parametrize("given", ["True", "1", "ON", "not False", "**OPTIONS"])
@pytest.mark.parametrize("fixture", ["pytest.fixture", "fixture", "fix"])
def test_a_fixture_that_tests_may_get_unasked_is_in_every_part(
    tmp_path: Path, fixture: str, given: str
) -> None:
    if fixture == "fix" and given.startswith("*"):
        pytest.skip("nothing shows that it is a fixture")
    head = (
        "import pytest\nfrom pytest import fixture\n\nfix = fixture\nON = True\nOPTIONS = {'autouse': True}\n"
    )
    option = given if given.startswith("*") else f"autouse={given}"
    plan = _plan(
        tmp_path, "test_big.py", f"{head}\n\n@{fixture}({option})\ndef clean():\n    yield\n\n\n{TESTS}"
    )
    assert plan.ok, plan.errors
    assert all("def clean()" in output.text for output in plan.outputs)


def test_a_fixture_of_a_class_may_be_in_the_module_of_helpers(tmp_path: Path) -> None:
    base = "class Base:\n    @pytest.fixture\n    def one(self): return 1\n" + "    x = 1\n" * 20
    classes = "".join(f"class Test{c}(Base):\n    def test_{c}(self, one): ...\n\n\n" for c in "ABCDEF")
    plan = _plan(tmp_path, "test_big.py", f"import pytest\n\n\n{base}\n\n{classes}", helpers="module")
    assert plan.ok, plan.errors
    assert any("class Base" in output.text for output in plan.outputs if output.name == "big_helpers.py")


def test_a_function_in_a_helper_is_no_test_of_its_module(tmp_path: Path) -> None:
    text = f"def make():\n    def test(): ...\n\n    return test\n\n\n{TESTS.replace('assert', 'make() or')}"
    plan = _plan(tmp_path, "test_big.py", text, helpers="module")
    assert plan.ok, plan.errors
    assert any("def make" in output.text for output in plan.outputs if output.name == "big_helpers.py")


def test_a_commented_call_goes_with_its_test_and_leaves_a_body(tmp_path: Path) -> None:
    """A comment alone is no body: ``pass`` stands below it, in ``main()`` as in what it calls."""
    body = "    test_a()\n    # FIXME: test_b()\n"
    for runner, name in ((f"def main() raises:\n{body}", "main"), (f"def run() raises:\n{body}", "run")):
        main = "" if name == "main" else "\n\ndef main() raises:\n    run()\n"
        plan = _plan(tmp_path, "test_big.mojo", f"{MOJO_TESTS}{runner}{main}", max_tests=1)
        assert plan.ok, plan.errors
        part = plan.outputs[1].text
        assert part.count("def test_") == 1
        assert f"def {name}() raises:\n    # FIXME: test_b()\n    pass\n" in part
        assert name == "main" or "def main() raises:\n    run()\n" in part


def test_a_fixture_that_must_be_asked_for_is_where_it_is_asked_for(tmp_path: Path) -> None:
    text = "import pytest\n\n\n@pytest.fixture(autouse=False)\ndef db(): ...\n\n\n"
    plan = _plan(tmp_path, "test_big.py", f"{text}{TESTS}def test_s(db): ...\n")
    assert plan.ok, plan.errors
    assert sum("def db()" in output.text for output in plan.outputs) == 1


def test_a_test_is_named_and_counted_as_python_does(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "test_big.py", f"{TESTS}def test_ﬁ(): ...\n\n\ndef 𝐭est_bold(): ...\n")
    assert plan.ok, plan.errors
    assert plan.tests[-2:] == ("test_fi", "test_bold")


def test_a_name_in_backticks_is_called_in_backticks(tmp_path: Path) -> None:
    text, options = MOJO["name in backticks"]
    plan = _plan(tmp_path, "test_big.mojo", text, **options)
    assert plan.outputs[-1].text.endswith("def main() raises:\n    `test_x y`()\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{MOJO_TESTS}{RUN_ALL}\n\ncomptime main = run_all\n", "main is no function of this file"),
        (f"{MOJO_TESTS}from runner import main\n", "main is no function of this file"),
        (f"{MOJO_TESTS}struct main:\n    pass\n", "main is no function of this file"),
        (f"{MOJO_TESTS}comptime if True:\n    def main() raises:\n        test_a()\n", "main is no function"),
        (
            f"{MOJO_TESTS}{RUN_ALL}\n\ndef test_z() raises:\n    run_all()\n",
            "test_z uses run_all(), which runs",
        ),
        (f"{MOJO_TESTS}{RUN_ALL}\n\ncomptime again = run_all\n", "again uses run_all(), which runs tests"),
    ],
)
def test_a_runner_that_cannot_be_followed_is_the_reason(tmp_path: Path, text: str, why: str) -> None:
    for options in ({}, {"add_main": True}):
        plan = _plan(tmp_path, "test_big.mojo", text, **options)
        assert {found.code for found in plan.errors} == {"S301"}
        assert any(why in found.message for found in plan.errors)


# Header templates of one's own

DOCUMENT = "{{ open }}{{ title }}\n{{ docstring }}\n{{ close }}"
TOPS = (
    "",
    '"""Doc."""\n',
    "# -*- coding: utf-8 -*-\n",
    "# licence\n\n'''Doc.'''\n",
    "#!/usr/bin/env python\n",
)
FIT = {
    "comments above": f"# Owner: us\n\n# {{{{ title }}}}\n{DOCUMENT}\n",
    "comments below": f"{DOCUMENT}\n\n# Owner: us\n",
    "comment beside": f"{DOCUMENT}  # noqa\n",
    "comments alone": "# {{ title }}\n\n# Owner: us\n\n{{ literal }}\n",
}
UNFIT = {
    "code": f"{DOCUMENT}\nimport os\n",
    "the original's own code": f"{DOCUMENT}\nimport sys\n",
    "code beside": f'{DOCUMENT} + ""\n',
    "half a string": '"""{{ title }}\n',
    "no docstring": '"""{{ title }}"""\n',
}


@pytest.mark.parametrize("name", FIT)
@pytest.mark.parametrize("top", TOPS)
@pytest.mark.parametrize("layout", ["flat", "package"])
def test_any_docstring_and_comments_are_a_header(tmp_path: Path, name: str, top: str, layout: str) -> None:
    template = tmp_path / "own.jinja"
    template.write_text(FIT[name])
    text = f"{top}import sys\n\n\n{TESTS}"
    plan = _plan(tmp_path, "test_big.py", text, template=str(template), layout=layout)
    assert plan.ok, plan.errors
    assert all("# Owner: us" in output.text or "# noqa" in output.text for output in plan.outputs)


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize("suffix", [".py", ".mojo"])
def test_a_template_that_gives_no_header_is_the_reason(tmp_path: Path, name: str, suffix: str) -> None:
    template = tmp_path / "own.jinja"
    template.write_text(UNFIT[name])
    body = f"import sys\n\n\n{TESTS}" if suffix == ".py" else MOJO_TESTS
    plan = _plan(tmp_path, f"test_big{suffix}", f'"""Doc."""\n{body}', template=str(template))
    assert [found.code for found in plan.errors] == ["S605"]


def test_a_class_that_names_its_module_and_looks_up_something_else_is_no_riddle(tmp_path: Path) -> None:
    head = "import logging\n\n\nLOG = logging.getLogger(__name__)\n\n\n"
    text = (
        "def test_s():\n    app = object.__new__(type(__name__, (), {}))\n    assert not hasattr(app, 'x')\n"
    )
    plan = _plan(tmp_path, "test_big.py", f"{head}{TESTS}{text}")
    assert plan.ok, plan.errors
    assert "S110" not in [finding.code for finding in plan.findings]
    asking = "def test_s():\n    module = sys.modules[__name__]\n    assert getattr(module, NAME)\n"
    plan = _plan(tmp_path, "test_big.py", f"import sys\n\nNAME = 'test' + '_a'\n\n\n{TESTS}{asking}")
    assert "S110" in [finding.code for finding in plan.findings]


def test_the_set_up_of_a_base_is_no_setter(tmp_path: Path) -> None:
    head = "import unittest\n\n\nclass TestBig(unittest.TestCase):\n"
    head += "    def setUp(self):\n        unittest.TestCase.setUp(self)\n\n"
    body = "".join(f"    def test_{letter}(self): ...\n\n" for letter in "abcdef")
    plan = _plan(tmp_path, "test_big.py", head + body)
    assert "S142" not in [finding.code for finding in plan.findings]
