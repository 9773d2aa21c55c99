"""Fixtures that go to a ``conftest.py`` that is there: what it may be, and what comes and goes with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter import api, plan
from splitter.api import GitMode
from splitter.languages.python.rereading import extensions
from splitter.model.finding import Refused
from tests.conftest import tree
from tests.test_merging import run

STORES = """import json
from pathlib import Path

import pytest

ROWS = "rows"


@pytest.fixture
def {name}(tmp_path):
    return json.loads("{{}}"), Path(tmp_path, ROWS)


def test_put_number({name}):
    assert {name}


def test_put_nothing({name}):
    assert {name}


def test_get_nothing({name}):
    assert {name}


def test_get_default({name}):
    assert {name}
"""
ADDED = """
ROWS = "rows"


@pytest.fixture
def store(tmp_path):
    return json.loads("{}"), Path(tmp_path, ROWS)
"""
IMPORTS = "import json\nfrom pathlib import Path\n\nimport pytest\n"
DEFINED = '\n\ndef pytest_report_header(config):\n    return "x"\n'
SPLIT = ("--max-tests", "2", "--helpers", "conftest", "--by", "prefix")


def _laid_out(top: Path, conftest: bytes, **names: str) -> None:
    (top / "splitter.toml").write_text("")
    (top / "conftest.py").write_bytes(conftest)
    for file, name in (names or {"test_stores": "store"}).items():
        (top / f"{file}.py").write_text(STORES.format(name=name))


def _extended(top: Path, conftest: bytes) -> bytes | None:
    """What becomes of a conftest; none if the fixtures are copied."""
    _laid_out(top, conftest)
    made = plan(top / "test_stores.py", max_tests=2, helpers="conftest")
    assert made.ok, made.findings
    assert {"S216": not made.extension, "S218": bool(made.extension)} == {
        code: code in {found.code for found in made.findings} for code in ("S216", "S218")
    }
    return made.extension.after if made.extension else None


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ("", IMPORTS + ADDED),
        ('"""Ours."""\n', f'"""Ours."""\n\n{IMPORTS}{ADDED}'),
        ("import pytest\n", IMPORTS + ADDED),
        ("import pytest\n" + DEFINED.rstrip(), (IMPORTS + DEFINED + "\n" + ADDED).rstrip()),
        (
            "from __future__ import annotations\n\nimport pytest\n" + DEFINED,
            f"from __future__ import annotations\n\n{IMPORTS}{DEFINED}\n{ADDED}",
        ),
        (
            "from pathlib import (\n    PurePath,\n)\n\nimport pytest\n" + DEFINED + "\n# end\n\n\n",
            "import json\nfrom pathlib import (\n    Path,\n    PurePath,\n)\n\nimport pytest\n"
            f"{DEFINED}\n# end\n\n{ADDED}",
        ),
        (
            "import sys\n\nsys.path.append('x')\nimport pytest\n",
            "import json\nimport sys\nfrom pathlib import Path\n\nsys.path.append('x')\nimport pytest\n"
            + ADDED,
        ),
    ],
    ids=["empty", "docstring", "import", "no final newline", "future", "list", "acts"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "BOM"])
def test_what_is_there_stays_and_imports_come_among_its_own(
    tmp_path: Path, there: str, after: str, newline: str, bom: str
) -> None:
    newline = newline if there else "\n"
    made = _extended(tmp_path, (bom + there.replace("\n", newline)).encode())
    assert made == (bom + after.replace("\n", newline)).encode()


@pytest.mark.parametrize(
    "there",
    [
        "store = 1\n",
        "ROWS = 1\n",
        "json = None\n",
        "def pytest_x(store): ...\n",
        "def pytest_x(request): request.getfixturevalue('store')\n",
        "from x import *\n",
        "__all__ = ['x']\n",
        "X = list(globals())\n",
        "import sys\nX = vars(sys.modules[__name__])\n",
        "try:\n    import json\nexcept ImportError:\n    json = None\n",
        "from simplejson import loads as json\n",
        "import pytest\n\n# of test_stores\n",
        "def pytest_x(): return Path\n",
        "def broken(:\n",
    ],
)
def test_a_conftest_that_would_be_another_one_stays_as_it_is(tmp_path: Path, there: str) -> None:
    assert _extended(tmp_path, there.encode()) is None


def test_a_conftest_that_is_imported_whole_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("from conftest import *\n")
    assert _extended(tmp_path, b"import pytest\n") is None
    (tmp_path / "other.py").write_text("from conftest import X\n")
    assert _extended(tmp_path, b"import pytest\nX = 1\n")


DAMAGES = {
    "a line is gone": ("return 1", "pass"),
    "a value is another": ('"rows"', '"cells"'),
    "a comment is gone": ("# why\n", "\n"),
    "an import is gone": ("import json\n", ""),
    "an import is new": ("import json\n", "import json\nimport os\n"),
    "an import is above what it needs": ("import json\n", "import json\nimport thing\n"),
    "a name is imported twice": ("import pytest", "import json\nimport pytest"),
    "another order": ("X = 1\nY = 2\n", "Y = 2\nX = 1\n"),
    "a byte order mark": ("import json", "\ufeffimport json"),
    "other line ends": ("X = 1\n", "X = 1\r\n"),
}
BEFORE = "import pytest  # why\n\nX = 1\nY = 2\n\n\ndef f():\n    return 1\n"
MORE = 'import json\n\nimport pytest\n\nROWS = "rows"\n'
AFTER = 'import json\nimport pytest  # why\n\nX = 1\nY = 2\n\n\ndef f():\n    return 1\n\n\nROWS = "rows"\n'


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_outcome_is_rejected(what: str) -> None:
    def flaw(after: str) -> str:
        return extensions.flaw(b"import json\n", BEFORE.encode(), MORE.encode(), after.encode())

    assert not flaw(AFTER)
    old, new = DAMAGES[what]
    assert old in AFTER
    assert flaw(AFTER.replace(old, new, 1))


TYPED_DAMAGES = {
    "the block is gone": ("if TYPE_CHECKING:\n    from a import A\n\n", ""),
    "the block is another": ("import A", "import B"),
    "the block has more": ("    from a import A\n", "    from a import A\n    import b\n"),
    "the block runs": ("if TYPE_CHECKING", "if not TYPE_CHECKING"),
    "the block has another end": ("    from a import A\n", "    from a import A\nelse:\n    import b\n"),
    "the block is there twice": ("X = 1\n", "if TYPE_CHECKING:\n    from a import A\n\nX = 1\n"),
    "the block is above what it asks": (
        "import pytest\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import A\n",
        "if TYPE_CHECKING:\n    from a import A\n\nimport pytest\nfrom typing import TYPE_CHECKING\n",
    ),
    "its constant is another's": ("from typing", "from a"),
    "annotations are no text": ("from __future__ import annotations\n", ""),
    "another import from __future__": ("annotations\n", "annotations, generator_stop\n"),
}
TYPED_BEFORE = "import pytest\n\nX = 1\n"
TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import A\n\n"
TYPED_MORE = f"from __future__ import annotations\n\nimport pytest\n{TYPES}\ndef f(a: A): ...\n"
TYPED_AFTER = f"from __future__ import annotations\n\nimport pytest\n{TYPES}X = 1\n\n\ndef f(a: A): ...\n"


@pytest.mark.parametrize("what", TYPED_DAMAGES)
def test_a_damaged_import_for_type_checkers_is_rejected(what: str) -> None:
    def flaw(before: str, after: str) -> str:
        return extensions.flaw(TYPED_MORE.encode(), before.encode(), TYPED_MORE.encode(), after.encode())

    assert not flaw(TYPED_BEFORE, TYPED_AFTER)
    old, new = TYPED_DAMAGES[what]
    assert old in TYPED_AFTER
    assert flaw(TYPED_BEFORE, TYPED_AFTER.replace(old, new, 1))
    annotated = ("X = 1", "X: int = 1")
    assert flaw(TYPED_BEFORE.replace(*annotated), TYPED_AFTER.replace(*annotated))


MEANINGS = {
    "nothing uses it": ("X = 1\n", "len = 2\n", True),
    "an import of what does something": ("X = 1\n", "import a\nY = a\n", True),
    "another builtin": ("len = 1\n", "def f(): return len\n", False),
    "another import": ("import a\n", "from b import a\nX = a\n", False),
    "too early": ("f()\n", "import a\nX = a\n", False),
    "other annotations": ("from __future__ import annotations\n", "def f(x: X): ...\n", False),
    "above a value that is set": ("import os\nos.environ['A'] = '1'\n", "import a\nX = a\n", False),
    "above parameters": ("import pytest\nX = [pytest.param(f())]\n", "import a\nY = a\n", True),
    "no annotations": ("from __future__ import annotations\n", "def f(x): ...\n", True),
}


@pytest.mark.parametrize(("above", "is_fit"), [("", True), ("import json\n", True), ("import a\n", False)])
def test_a_package_is_imported_earlier_only_past_what_does_nothing(above: str, is_fit: bool) -> None:
    before, after = f"{above}import b.c\nf()\n", f"import b\n{above}import b.c\nf()\nX = b\n"
    assert (not extensions.flaw(b"", before.encode(), b"import b\nX = b\n", after.encode())) is is_fit


@pytest.mark.parametrize("what", MEANINGS)
def test_what_would_mean_something_else_is_rejected(what: str) -> None:
    before, more, is_fit = MEANINGS[what]
    lines = [*before.splitlines(True), *more.splitlines(True)]
    imports = sorted((line for line in lines if "import" in line), key=lambda line: "__" not in line)
    after = "".join([*imports, *(line for line in lines if line not in imports)])
    assert (not extensions.flaw(b"", before.encode(), more.encode(), after.encode())) is is_fit


def test_two_files_add_to_one_conftest_and_go_in_the_other_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid_out(tmp_path, IMPORTS.encode(), test_a="one", test_b="two")
    text = (tmp_path / "test_b.py").read_text().replace("ROWS", "LINES")
    (tmp_path / "test_b.py").write_text(text)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    assert run("split", ".", *SPLIT)[0] == 0
    said = (tmp_path / "conftest.py").read_text()
    assert [said.count(word) for word in ("import json", "def one(", "def two(")] == [1, 1, 1]
    assert run("undo", "test_a.py")[0] == 0
    assert "def two(" in (tmp_path / "conftest.py").read_text()
    assert run("undo", "test_b.py")[0] == 0
    assert tree(tmp_path) == before


def test_what_a_later_split_needs_of_it_keeps_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid_out(tmp_path, b"import pytest\n", test_a="one", test_b="two")
    for file in ("test_a.py", "test_b.py"):
        text = (tmp_path / file).read_text().replace('ROWS = "rows"\n\n\n', "").replace("ROWS", "''")
        (tmp_path / file).write_text(text)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    for file in ("test_a.py", "test_b.py"):
        assert run("split", file, *SPLIT)[0] == 0
    after = tree(tmp_path)
    assert b"def two(" in after["conftest.py"]
    assert after["conftest.py"].count(b"import json") == 1
    code, _, messages = run("undo", "test_a.py")
    assert (code, "S480" in messages, "splitter undo test_b.py" in messages) == (2, True, True)
    assert run("merge", "test_a.py")[0] == 2
    assert tree(tmp_path) == after
    assert run("undo", "test_b.py")[0] == 0
    assert run("merge", "test_a.py")[0] == 0
    assert tree(tmp_path) == before


def test_a_conftest_that_a_split_made_gets_more_by_another_which_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid_out(tmp_path, b"", test_a="one", test_b="two")
    (tmp_path / "conftest.py").unlink()
    text = (tmp_path / "test_b.py").read_text().replace("ROWS", "LINES")
    (tmp_path / "test_b.py").write_text(text)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    for file in ("test_a.py", "test_b.py"):
        assert run("split", file, *SPLIT)[0] == 0
    assert "def two(" in (tmp_path / "conftest.py").read_text()
    code, _, messages = run("undo", "test_a.py")
    assert (code, "S480" in messages, "splitter undo test_b.py" in messages) == (2, True, True)
    for file in ("test_b.py", "test_a.py"):
        assert run("undo", file)[0] == 0
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "is_undone"),
    [
        ("X = 1", "X = 2", True),
        ("'{}'", "'[]'", False),
        ("X = 1", "X = json", False),
    ],
    ids=["beside", "a fixture", "its import is used"],
)
def test_an_undo_takes_out_what_was_added_or_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, is_undone: bool
) -> None:
    _laid_out(tmp_path, b"import pytest\n\nX = 1\n")
    stores, conftest = tmp_path / "test_stores.py", tmp_path / "conftest.py"
    stores.write_text(stores.read_text().replace('"{}"', "'{}'"))
    monkeypatch.chdir(tmp_path)
    assert run("split", "test_stores.py", *SPLIT)[0] == 0
    assert old in conftest.read_text()
    conftest.write_text(conftest.read_text().replace(old, new))
    after = tree(tmp_path)
    code, _, messages = run("undo", "test_stores.py")
    assert code == (0 if is_undone else 2)
    if is_undone:
        assert conftest.read_text() == "import pytest\n\nX = 2\n"
    else:
        assert "S466 conftest.py" in messages
        assert tree(tmp_path) == after


def test_a_merge_takes_them_out_and_others_keep_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _laid_out(tmp_path, b"import json\n\nimport pytest\n\nX = json\n")
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    assert run("split", "test_stores.py", *SPLIT)[0] == 0
    (tmp_path / "test_other.py").write_text("def test_other(store): ...\n")
    code, _, messages = run("merge", "test_stores.py")
    assert (code, "S217" in messages) == (2, True)
    (tmp_path / "test_other.py").unlink()
    assert run("merge", "test_stores.py")[0] == 0
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("more", "code"), [("\nX = 1\n", ""), ("\nstore = 1\n", "S219")], ids=["fits", "not"]
)
def test_a_conftest_that_changed_meanwhile_gets_the_fixtures_or_refuses(
    tmp_path: Path, more: str, code: str
) -> None:
    _laid_out(tmp_path, b"import pytest\n")
    made = api.planned(str(tmp_path / "test_stores.py"), max_tests=2, helpers="conftest")
    conftest = tmp_path / "conftest.py"
    conftest.write_text(conftest.read_text() + more)
    before = tree(tmp_path)
    if code:
        with pytest.raises(Refused) as refused:
            api.carry_out(made, GitMode.TREE)
        assert [found.code for found in refused.value.findings] == [code]
        assert tree(tmp_path) == before
    else:
        api.carry_out(made, GitMode.TREE)
        assert conftest.read_text() == IMPORTS + more + "\n" + ADDED
