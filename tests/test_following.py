"""Who names a file that is split names its parts: each kind of place, written as that place writes names."""

# ruff: noqa: E501 - a row is what stands there before and after

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from splitter import api, plan
from splitter.bulk.job import Job, State, split_file
from splitter.model.finding import Refused
from splitter.model.references import Fate
from splitter.transaction import apply
from splitter.transaction.undoing import undo
from tests.golden_cases import Case, cases

TESTS = "".join(f"def test_{word}_{n}():\n    pass\n\n\n" for word in ("add", "sub") for n in "ab")
OLD = "tests/core/test_big.py"
ADD, SUB = "tests/core/test_big_add.py", "tests/core/test_big_sub.py"


def followed(top: Path, name: str, text: str, **options: Any) -> str:
    """What becomes of a file that names ``tests/core/test_big.py``."""
    for file, content in {"splitter.toml": "", OLD: TESTS, name: text}.items():
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        (top / file).write_bytes(os.fsencode(content))
    made = plan(top / OLD, max_tests=2, references="update", **options)
    assert made.ok
    assert len(made.parts) == 2
    after = {edit.path: os.fsdecode(edit.after or b"") for edit in made.edits}
    assert set(after) <= {name}
    return after.get(name, text)


# fmt: off
IN_PLACE = [
    (".pylintrc", "[MAIN]\nignore=a.py,test_big.py\n", "[MAIN]\nignore=a.py,test_big_add.py,test_big_sub.py\n"),
    (".pylintrc", "[MAIN]\nignore=test_big.py\n", "[MAIN]\nignore=test_big_add.py, test_big_sub.py\n"),
    ("Makefile", "x:\n\tpylint --ignore=test_big.py tests\n", "x:\n\tpylint --ignore=test_big_add.py,test_big_sub.py tests\n"),
    (".pre-commit-config.yaml", "exclude: ^tests/core/test_big\\.py$\n", "exclude: ^tests/core/(test_big_add|test_big_sub)\\.py$\n"),
    ("run.sh", "git ls-files | grep -vE 'core/test_big\\.py'\n", "git ls-files | grep -vE 'core/(test_big_add|test_big_sub)\\.py'\n"),
    # YAML
    ("ci.yml", f"on: x\nfiles:\n  - {OLD}  # slow\n  - b.py\n", f"on: x\nfiles:\n  - {ADD}  # slow\n  - {SUB}  # slow\n  - b.py\n"),
    ("ci.yml", f"files: [a.py, '{OLD}', b.py]\n", f"files: [a.py, '{ADD}', '{SUB}', b.py]\n"),
    ("ci.yml", f'  pattern: "a.py {OLD} b.py"\n', f'  pattern: "a.py {ADD} {SUB} b.py"\n'),
    ("ci.yml", f'- pattern: "a.py b.py"\n- pattern: "{OLD}"\n', f'- pattern: "a.py b.py"\n- pattern: "{ADD} {SUB}"\n'),
    ("ci.yml", f"- run: pytest -q {OLD} --tb=short\n", f"- run: pytest -q {ADD} {SUB} --tb=short\n"),
    ("ci.yml", f"  run: |\n    set -e\n    mojo -I . {OLD}\n    x\n", f"  run: |\n    set -e\n    mojo -I . {ADD} && mojo -I . {SUB}\n    x\n"),
    ("ci.yml", f"- path: {OLD}\n  owner: me\n- path: b.py\n", f"- path: {ADD}\n  owner: me\n- path: {SUB}\n  owner: me\n- path: b.py\n"),
    ("ci.yml", f"  {OLD}: slow\n", f"  {ADD}: slow\n  {SUB}: slow\n"),
    ("ci.yml", f"- run: {{name: x, command: pytest {OLD}}}\n", f"- run: {{name: x, command: pytest {ADD} {SUB}}}\n"),
    ("ci.yml", f'- {{run: "python {OLD}", shell: sh}}\n', f'- {{run: "python {ADD} && python {SUB}", shell: sh}}\n'),
    ("ci.yml", f"- run: pytest '{OLD}' -q\n", f"- run: pytest '{ADD}' '{SUB}' -q\n"),
    ("ci.yml", f'- run: bash -c "set -e; mojo {OLD}"\n', f'- run: bash -c "set -e; mojo {ADD} && mojo {SUB}"\n'),
    ("ci.yml", f"- run: echo it's; pytest {OLD}\n", f"- run: echo it's; pytest {ADD} {SUB}\n"),
    # TOML
    ("pixi.toml", f't = "mojo -I . {OLD}"  # why\n', f't = "mojo -I . {ADD} && mojo -I . {SUB}"  # why\n'),
    ("pixi.toml", f't = {{ cmd = "mojo {OLD}", depends-on = ["b"] }}\n', f't = {{ cmd = "mojo {ADD} && mojo {SUB}", depends-on = ["b"] }}\n'),
    ("x.toml", f'x = [\n  "a.py",\n  "{OLD}",  # slow\n]\n', f'x = [\n  "a.py",\n  "{ADD}",\n  "{SUB}",  # slow\n]\n'),
    ("x.toml", f'[per-file-ignores]\n"{OLD}" = ["F401"]\n', f'[per-file-ignores]\n"{ADD}" = ["F401"]\n"{SUB}" = ["F401"]\n'),
    ("ruff.toml", f'line-length = 20\n[per-file-ignores]\n"{OLD}" = ["E501"]\n', f'line-length = 20\n[per-file-ignores]\n"{ADD}" = ["E501"]\n"{SUB}" = ["E501"]\n'),
    ("ruff.toml", f'line-length = 99\n[per-file-ignores]\n"{OLD}" = ["E501"]  # why\n"b" = ["E501"]\n', 'line-length = 99\n[per-file-ignores]\n"b" = ["E501"]\n'),
    ("ruff.toml", f'[per-file-ignores]\n"{OLD}" = ["E501", "F401"]\n', f'[per-file-ignores]\n"{ADD}" = ["E501", "F401"]\n"{SUB}" = ["E501", "F401"]\n'),
    ("loq.toml", f'default_max_lines = 500\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n\n[[rules]]\npath = "b"\n', 'default_max_lines = 500\n\n[[rules]]\npath = "b"\n'),
    ("loq.toml", f'default_max_lines = 500\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n', "default_max_lines = 500\n"),
    ("loq.toml", f'default_max_lines = 3\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n\n[b]\n', f'default_max_lines = 3\n\n[[rules]]\npath = "{ADD}"\nmax_lines = 900\n\n[[rules]]\npath = "{SUB}"\nmax_lines = 900\n\n[b]\n'),
    ("pyproject.toml", '[[tool.mypy.overrides]]\nmodule = ["tests.core.test_big", "b"]\n', '[[tool.mypy.overrides]]\nmodule = ["tests.core.test_big_add", "tests.core.test_big_sub", "b"]\n'),
    # INI
    ("tox.ini", f"[pytest]\ntestpaths = {OLD}\n", f"[pytest]\ntestpaths = {ADD} {SUB}\n"),
    ("tox.ini", f"commands =\n    pytest {OLD}\n", f"commands =\n    pytest {ADD} {SUB}\n"),
    ("tox.ini", f"addopts = -q --ignore={OLD}\n", f"addopts = -q --ignore={ADD} --ignore={SUB}\n"),
    ("setup.cfg", f"per-file-ignores =\n    {OLD}: F401\n    b: E501\n", f"per-file-ignores =\n    {ADD}: F401\n    {SUB}: F401\n    b: E501\n"),
    ("setup.cfg", f"per-file-ignores =\n    {OLD}: E501\n    b: E501\n", "per-file-ignores =\n    b: E501\n"),
    ("setup.cfg", f"omit = a.py, {OLD}\n", f"omit = a.py, {ADD}, {SUB}\n"),
    ("setup.cfg", "[mypy-tests.core.test_big]\n", "[mypy-tests.core.test_big_add,tests.core.test_big_sub]\n"),
    # lists and commands
    ("CODEOWNERS", f"/{OLD} @me\r\n/b @you\r\n", f"/{ADD} @me\r\n/{SUB} @me\r\n/b @you\r\n"),
    ("Makefile", f"t:\n\tmojo {OLD}\n", f"t:\n\tmojo {ADD}\n\tmojo {SUB}\n"),
    ("Makefile", f"T := a.py \\\n  {OLD} \\\n  b.py\n", f"T := a.py \\\n  {ADD} \\\n  {SUB} \\\n  b.py\n"),
    ("run.sh", f'F=(\n  "a.py"\n  "{OLD}"\n)\n', f'F=(\n  "a.py"\n  "{ADD}"\n  "{SUB}"\n)\n'),
    ("run.sh", f'F=(\n  "{OLD}"  # why\n)\n', f'F=(\n  "{ADD}"\n  "{SUB}"  # why\n)\n'),
    ("run.sh", f"set -e\npython -m pytest {OLD} && echo ok\n", f"set -e\npython -m pytest {ADD} {SUB} && echo ok\n"),
    ("noxfile.py", f'session.run("pytest", "{OLD}", "-q")\n', f'session.run("pytest", "{ADD}", "{SUB}", "-q")\n'),
    ("x.json", f'{{"files": ["{OLD}"]}}\n', f'{{"files": ["{ADD}", "{SUB}"]}}\n'),
    ("run.sh", f'pytest "{OLD}" -q\n', f'pytest "{ADD}" "{SUB}" -q\n'),
    ("run.sh", f'mojo "$TOP/{OLD}"\n', f'mojo "$TOP/{ADD}"\nmojo "$TOP/{SUB}"\n'),
    ("run.sh", "pytest tests/core/{test_big.py,b.py}\n", "pytest tests/core/{test_big_add.py,test_big_sub.py,b.py}\n"),
    ("run.sh", f"F=(\n  a.py {OLD})\n", f"F=(\n  a.py {ADD} {SUB})\n"),
    ("run.sh", f"case $1 in\n  b|{OLD}|c) x;;\nesac\n", f"case $1 in\n  b|{ADD}|{SUB}|c) x;;\nesac\n"),
    # names in the clothes of their tools
    ("Dockerfile", f'CMD ["pytest", "{OLD}"]\n', f'CMD ["pytest", "{ADD}", "{SUB}"]\n'),
    ("Dockerfile", f'COPY ["{OLD}", "/app/"]\n', f'COPY ["{ADD}", "{SUB}", "/app/"]\n'),
    ("Makefile", "T := $(D)/test_big.py $(D)/b.py\n", "T := $(D)/test_big_add.py $(D)/test_big_sub.py $(D)/b.py\n"),
    ("Makefile", "all: $(D)/test_big.py\n", "all: $(D)/test_big_add.py $(D)/test_big_sub.py\n"),
    ("Jenkinsfile", 'bat "pytest tests\\\\core\\\\test_big.py"\n', 'bat "pytest tests\\\\core\\\\test_big_add.py tests\\\\core\\\\test_big_sub.py"\n'),
    ("tox.ini", f"commands = pytest {{posargs:{OLD}}}\n", f"commands = pytest {{posargs:{ADD} {SUB}}}\n"),
    ("mypy.ini", "[mypy-b,tests.core.test_big.*]\n", "[mypy-b,tests.core.test_big_add.*,tests.core.test_big_sub.*]\n"),
    ("mypy.ini", "[mypy-test_big]\n", "[mypy-test_big_add,test_big_sub]\n"),
    ("run.sh", "cd tests/core && python -m unittest -v test_two test_big\n", "cd tests/core && python -m unittest -v test_two test_big_add test_big_sub\n"),
    ("Makefile", "t:\n\tpython -m unittest test_big.test_sub_a b\n", "t:\n\tpython -m unittest test_big_sub.test_sub_a b\n"),
    ("tests/core/all.py", 'NAMES = ["test_two", "test_big", "x"]\n', 'NAMES = ["test_two", "test_big_add", "test_big_sub", "x"]\n'),
    ("tests/all.py", 'NAMES = [\n    "test_big",\n    "two_test",\n]\n', 'NAMES = [\n    "test_big_add",\n    "test_big_sub",\n    "two_test",\n]\n'),
    ("pytest.ini", "filterwarnings =\n    error\n    ignore::B:test_big\n", "filterwarnings =\n    error\n    ignore::B:test_big_add\n    ignore::B:test_big_sub\n"),
    ("pytest.ini", "filterwarnings =\n    ignore:a b::tests.core.test_big:9\n", "filterwarnings =\n    ignore:a b::tests.core.test_big_add:9\n    ignore:a b::tests.core.test_big_sub:9\n"),
    ("pyproject.toml", 'filterwarnings = ["error", "ignore::B:tests.core.test_big"]\n', 'filterwarnings = ["error", "ignore::B:tests.core.test_big_add", "ignore::B:tests.core.test_big_sub"]\n'),
    ("pyproject.toml", "filterwarnings = [\n  'ignore::B:test_big',\n]\n", "filterwarnings = [\n  'ignore::B:test_big_add',\n  'ignore::B:test_big_sub',\n]\n"),
    ("pyproject.toml", '[[tool.mypy.overrides]]\nmodule = "test_big"\n', '[[tool.mypy.overrides]]\nmodule = "test_big_add"\n\n[[tool.mypy.overrides]]\nmodule = "test_big_sub"\n'),
    ("ruff.toml", f'per-file-ignores = {{ "{OLD}" = ["E501"], "b" = ["F401"] }}\n', 'per-file-ignores = { "b" = ["F401"] }\n'),
    ("ruff.toml", f'per-file-ignores = {{ "b" = ["F401"], "{OLD}" = ["E501"] }}\n', 'per-file-ignores = { "b" = ["F401"] }\n'),
    (".coveragerc", f"omit =\n    */{OLD}\n    b.py\n", f"omit =\n    */{ADD}\n    */{SUB}\n    b.py\n"),
    ("x.properties", f"sonar.exclusions={OLD},b.py\n", f"sonar.exclusions={ADD},{SUB},b.py\n"),
    # where the tests are, above any code
    ("tests/core/lists.py", 'FILES = ["test_big.py"]\n', 'FILES = ["test_big_add.py", "test_big_sub.py"]\n'),
    # ids of tests
    (".test_durations", f'{{\n "{OLD}::test_sub_a": 1.5,\n "{OLD}::test_add_b[x-1]": 2\n}}', f'{{\n "{SUB}::test_sub_a": 1.5,\n "{ADD}::test_add_b[x-1]": 2\n}}'),
    ("tox.ini", f"addopts = --deselect {OLD}::test_sub_b\n", f"addopts = --deselect {SUB}::test_sub_b\n"),
    # code in what is no file of code
    ("options.cfg", "from tests.core.test_big import test_sub_a\nx = 1\n", "from tests.core.test_big_sub import test_sub_a\nx = 1\n"),
    ("run.sh", 'python -c "from tests.core.test_big import test_add_a; test_add_a()"\n', 'python -c "from tests.core.test_big_add import test_add_a; test_add_a()"\n'),
    ("ci.yml", "- run: python -c 'from tests.core.test_big import test_add_a, test_sub_a'\n", "- run: python -c 'from tests.core.test_big_add import test_add_a; from tests.core.test_big_sub import test_sub_a'\n"),
    ("setup.cfg", f"[coverage:run]\nomit = {OLD}\n", f"[coverage:run]\nomit = {ADD}, {SUB}\n"),
    (".coveragerc", f"[run]\ninclude = {OLD}\n", f"[run]\ninclude = {ADD}, {SUB}\n"),
    ("run.sh", f"coverage run --include={OLD} -m pytest\n", f"coverage run --include={ADD},{SUB} -m pytest\n"),
    ("run.sh", f"coverage report --omit {OLD}\n", f"coverage report --omit {ADD},{SUB}\n"),
    ("CMakeLists.txt", f"set(PY_TESTS {OLD} b.py)\n", f"set(PY_TESTS {ADD} {SUB} b.py)\n"),
    ("CMakeLists.txt", f"set(PY_TESTS\n  {OLD}\n  b.py)\n", f"set(PY_TESTS\n  {ADD}\n  {SUB}\n  b.py)\n"),
    ("CMakeLists.txt", f"add_test(NAME x COMMAND pytest {OLD})\n", f"add_test(NAME x COMMAND pytest {ADD} {SUB})\n"),
    # patterns
    ("tests/test_more.py", 'M = r"in tests\\.core\\.test_big\\.test_sub_a: "\n', 'M = r"in tests\\.core\\.test_big_sub\\.test_sub_a: "\n'),
    # bytes that are no letters stay
    ("ci.yml", f"x: \udcff\nfiles: [{OLD}]\n", f"x: \udcff\nfiles: [{ADD}, {SUB}]\n"),
]


@pytest.mark.parametrize(("name", "before", "after"), IN_PLACE)
def test_each_part_stands_in_the_place_of_the_original(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    assert followed(tmp_path, name, before) == after


# fmt: on
LEFT = [
    ("ci.yml", f"  file: {OLD}\n"),
    ("ci.yml", f"  - run: mojo {OLD} | wc\n"),
    ("ci.yml", f"- &big {OLD}\n- *big\n"),
    ("ci.yml", f"file: !include {OLD}\n"),
    ("ci.yml", f"{{file: {OLD}, b: 1}}\n"),
    ("x.toml", f'entry = "{OLD}"\n'),
    ("run.sh", "if [[ $f == *test_big.py ]]; then x; fi\n"),
    ("tox.ini", f"commands = pytest {{posargs:{OLD}\n"),
    ("CMakeLists.txt", f"add_test(NAME x COMMAND check {OLD})\n"),
    ("Makefile", f"%.out: {OLD}\n\tpytest $< > $@\n"),
    ("Makefile", f"{OLD}: make_tests.py\n\tpython make_tests.py\n"),
    ("Makefile", f"x:\n\tcp {OLD} build/\n"),
    ("run.sh", f"black --exclude {OLD} tests\n"),
    ("run.sh", "git ls-files | grep 'core/test_big\\.py'\n"),
    ("run.sh", "git ls-files | grep -vE core/test_big\\\\.py\n"),
    ("run.sh", f"git ls-files | grep -xF {OLD}\n"),
    ("run.sh", f"rg -g '!{OLD}' foo\n"),
    ("run.sh", "git ls-files | sed -e '/test_big\\.py/d'\n"),
    ("run.sh", f'if [[ "$f" =~ "{OLD}" ]]; then x; fi\n'),
    ("Makefile", "x:\n\tmypy --exclude core/test_big\\.py .\n"),
    ("run.sh", f'FILE="{OLD}"\n'),
    ("tool.py", f'open("{OLD}")\n'),
    ("x.unknown", f"{OLD}\n"),
    ("tox.ini", f"addopts = --deselect {OLD}::test_gone\n"),
    ("tests/test_more.py", 'M = r"tests\\.core\\.test_big"\n'),
    ("run.sh", 'python -c "import tests.core.test_big as t; print(t)"\n'),
]


@pytest.mark.parametrize(("name", "text"), LEFT)
def test_where_one_name_is_expected_it_is_left_and_said(tmp_path: Path, name: str, text: str) -> None:
    assert followed(tmp_path, name, text) == text
    made = plan(tmp_path / OLD, max_tests=2, references="update")
    assert {(one.fate, bool(one.why)) for one in made.references} == {(Fate.STALE, True)}


PEOPLE = [
    (
        "b.py",
        '"""\n>>> from tests.core.test_big import *\n"""\n',
        '"""\n>>> from tests.core.test_big import *\n"""\n',
    ),
    ("a.md", f"See `{OLD}` first.\n", f"See `{ADD}`, `{SUB}` first.\n"),
    ("a.md", f"Run `pytest {OLD}`.\n", f"Run `pytest {ADD} {SUB}`.\n"),
    ("a.md", f"x\n```\npytest {OLD}\n```\n", f"x\n```\npytest {ADD}\npytest {SUB}\n```\n"),
    ("ci.yml", f"x: 1  # as {OLD}\n", f"x: 1  # as {ADD}, {SUB}\n"),
    (
        "a.rst",
        ">>> from tests.core.test_big import test_sub_a\n",
        ">>> from tests.core.test_big_sub import test_sub_a\n",
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), PEOPLE)
def test_what_is_said_to_people_follows_if_that_is_asked_for(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    assert followed(tmp_path, name, before) == before
    assert followed(tmp_path, name, before, update_docs=True) == after


# fmt: off
IMPORTS = [
    ("tests/core/b.py", "from test_big import test_sub_a\n", "from test_big_sub import test_sub_a\n"),
    ("tests/core/b.py", "from .test_big import (\n    test_sub_a,  # why\n)\n", "from .test_big_sub import (\n    test_sub_a,  # why\n)\n"),
    ("tests/b.py", "from .core.test_big import test_sub_a as x, test_add_a\n", "from .core.test_big_add import test_add_a\nfrom .core.test_big_sub import test_sub_a as x\n"),
    ("b.py", "def f():\n    from tests.core.test_big import test_sub_a, test_add_a  # late\n", "def f():\n    from tests.core.test_big_add import test_add_a\n    from tests.core.test_big_sub import test_sub_a  # late\n"),
    ("b.py", "from tests.core import test_big\n\ntest_big.test_sub_a()\n", "from tests.core import test_big_sub as test_big\n\ntest_big.test_sub_a()\n"),
    ("b.py", "import tests.core.test_big as t\n\nt.test_sub_a()\n", "import tests.core.test_big_sub as t\n\nt.test_sub_a()\n"),
    ("b.py", 'patch("tests.core.test_big.test_sub_a")\n', 'patch("tests.core.test_big_sub.test_sub_a")\n'),
    ("tests/core/b.py", "from . import other, test_big\n\ntest_big.test_sub_a()\n", "from . import other, test_big_sub as test_big\n\ntest_big.test_sub_a()\n"),
    ("tests/core/b.py", "from . import (\n    test_big as t,  # why\n    other,\n)\n\nt.test_sub_a()\n", "from . import (\n    test_big_sub as t,  # why\n    other,\n)\n\nt.test_sub_a()\n"),
    ("tests/core/b.py", "import os, test_big\n\ntest_big.test_sub_a()\n", "import os, test_big_sub as test_big\n\ntest_big.test_sub_a()\n"),
    ("tests/core/__init__.py", "from .test_big import test_sub_a, test_add_a\n", "from .test_big_add import test_add_a\nfrom .test_big_sub import test_sub_a\n"),
    ("tests/other/b.py", "from ..core.test_big import test_sub_a\n", "from ..core.test_big_sub import test_sub_a\n"),
    ("b.py", "import tests.core.test_big\n\ntests.core.test_big.test_sub_a()\ntests.core.test_big.test_add_a()\n", "import tests.core.test_big_add\nimport tests.core.test_big_sub\n\ntests.core.test_big_sub.test_sub_a()\ntests.core.test_big_add.test_add_a()\n"),
    ("b.py", "import os, tests.core.test_big\n\ntests.core.test_big.test_sub_a()\n", "import os, tests.core.test_big_sub\n\ntests.core.test_big_sub.test_sub_a()\n"),
    ("b.py", "def f(): from tests.core.test_big import test_sub_a, test_add_a\n", "def f(): from tests.core.test_big_add import test_add_a; from tests.core.test_big_sub import test_sub_a\n"),
    ("b.py", "\ufeffimport os; from tests.core.test_big import test_sub_a, test_add_a; os\n", "\ufeffimport os; from tests.core.test_big_add import test_add_a; from tests.core.test_big_sub import test_sub_a; os\n"),
    ("b.py", "x = 'é'; from tests.core.test_big import test_sub_a\r\n", "x = 'é'; from tests.core.test_big_sub import test_sub_a\r\n"),
    ("b.py", "from tests.core.test_big import *\n", "from tests.core.test_big_add import *\nfrom tests.core.test_big_sub import *\n"),
    ("tests/core/__init__.py", "try:\n    from .test_big import *  # noqa: F403\nexcept OSError: ...\n", "try:\n    from .test_big_add import *  # noqa: F403\n    from .test_big_sub import *  # noqa: F403\nexcept OSError: ...\n"),
    ("tests/core/b.py", "from.test_big import test_sub_a\n", "from.test_big_sub import test_sub_a\n"),
    ("options.cfg", "from tests.core.test_big import *\nx = 1\n", "from tests.core.test_big_add import *\nfrom tests.core.test_big_sub import *\nx = 1\n"),
    ("b.py", "from other.test_big import test_add_a\n", None),
    ("b.py", "print x\nif x: from tests.core.test_big import test_sub_a\n", None),
    ("b.py", 'TEXT = """\nfrom tests.core.test_big import test_add_a\n"""\n', None),
]


# fmt: on
@pytest.mark.parametrize(("name", "before", "after"), IMPORTS)
def test_names_are_imported_from_the_parts_that_have_them(
    tmp_path: Path, name: str, before: str, after: str | None
) -> None:
    assert followed(tmp_path, name, before) == (before if after is None else after)


REFUSED = {
    "everything, from a name with blanks in it": ("b.py", "from tests . core . test_big import *\n"),
    "one name from such a name": ("tests/core/b.py", "from . test_big import test_sub_a\n"),
    "a name that is in no part": ("b.py", "from tests.core.test_big import gone\n"),
    "such a name in settings": ("options.cfg", "from tests.core.test_big import Gone\n"),
    "the module, which goes elsewhere": ("b.py", "from tests.core import test_big\n\nf(test_big)\n"),
    "by its whole name": (
        "b.py",
        "import tests.core.test_big\n\nprint(tests.core.test_big)\ntests.core.test_big.test_sub_a()\n",
    ),
    "names of several parts": ("b.py", "import tests.core.test_big as t\n\nt.test_sub_a()\nt.test_add_a()\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_importer_whose_names_no_part_has_refuses_the_split(tmp_path: Path, name: str) -> None:
    file, text = REFUSED[name]
    before = project(tmp_path, **{file: text})
    done = _splitter(tmp_path, "split", OLD, *UPDATE)
    assert (done.returncode, f" S141 {OLD} {os.path.relpath(file, Path(OLD).parent)}:1 " in done.stderr) == (
        2,
        True,
    ), done.stderr
    assert tree(tmp_path) == before


EVERYTHING = {
    "it imports everything that __all__ says": '__all__ = ["test_add_a"]\n\n\n' + TESTS,
    "each part has a main() of its own tests": f'{TESTS}def main():\n    test_add_a()\n    test_sub_b()\n\n\nif __name__ == "__main__":\n    main()\n',
    "several parts have a setup_module of their own": f"def setup_module():\n    ...\n\n\n{TESTS}",
    "several parts have a make of their own": "def make(): ...\n\n\n" + TESTS.replace("pass", "make()"),
    "the tests of TestBig are in 2 parts": "class TestBig:\n"
    + "".join(f"    def test_{n}(self): ...\n" for n in "abcd"),
    "dis is in no part": f"import dis\n\n\n{TESTS}",
}


@pytest.mark.parametrize("why", EVERYTHING)
def test_who_imports_all_is_told_why_the_parts_do_not_have_it(tmp_path: Path, why: str) -> None:
    before = project(tmp_path, **{OLD: EVERYTHING[why], "b.py": "from tests.core.test_big import *\n"})
    done = _splitter(tmp_path, "split", OLD, *UPDATE)
    assert (done.returncode, f"can't follow: {why}" in done.stderr) == (2, True), done.stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize("head", ["LIMIT: int = -3", 'pytestmark = mark("slow")\nLIMIT = ("a", None)'])
def test_what_is_equal_in_all_parts_stops_nobody_who_imports_all(tmp_path: Path, head: str) -> None:
    text = f"from m import mark\n\n{head}\n\n\n" + TESTS.replace("pass", "assert mark, LIMIT")
    project(tmp_path, **{OLD: text, "b.py": "from tests.core.test_big import *\n"})
    done = _splitter(tmp_path, "split", OLD, *UPDATE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b.py").read_text() == "".join(
        f"from tests.core.test_big_{part} import *\n" for part in ("add", "sub")
    )


LISTED = {
    "a module by its name": ("b.py", 'import_module("tests.core.test_big").test_sub_a()\n'),
    "by its relative name": ("tests/core/b.py", 'import_module(".test_big", __package__)\n'),
    "by its bare name": ("tests/core/b.py", '__import__("test_big")\n'),
    "a patch of what is in no part": ("b.py", 'patch("tests.core.test_big.gone")\n'),
    "what can not be parsed": ("b.py", "print x\nif x: from tests.core.test_big import test_sub_a\n"),
}


@pytest.mark.parametrize("name", LISTED)
def test_an_importer_that_is_left_is_told_with_the_reason(tmp_path: Path, name: str) -> None:
    file, text = LISTED[name]
    assert followed(tmp_path, file, text) == text
    (left,) = plan(tmp_path / OLD, max_tests=2, references="update").references
    assert (left.path, left.fate) == (file, Fate.STALE)
    assert left.why


IGNORING = {
    "tests/conftest.py": 'collect_ignore = ["core/test_big.py"]\n',
    "tests/core/conftest.py": 'collect_ignore = ["test_big.py"]\n',
    "pytest.ini": f"[pytest]\naddopts = --ignore={OLD}\n",
    "pyproject.toml": f'[tool.pytest.ini_options]\naddopts = ["--deselect={OLD}::test_sub_a"]\n',
}


@pytest.mark.parametrize("name", IGNORING)
def test_what_the_runner_leaves_out_it_leaves_out_of_the_parts(tmp_path: Path, name: str) -> None:
    text = followed(tmp_path, name, IGNORING[name])
    assert "test_big_sub.py" in text
    assert "test_big.py" not in text
    kept: tuple[dict[str, Any], ...] = (
        {"references": "report"},
        {"references": "update", "retire": "keep"},
    )
    for options in kept:
        made = plan(tmp_path / OLD, max_tests=2, **options)
        assert {one.code for one in made.findings if one.severity.value == "error"} == {"S404"}


def test_what_leaves_it_out_and_can_not_follow_refuses(tmp_path: Path) -> None:
    for file, text in {
        OLD: TESTS,
        "conftest.py": f'collect_ignore = ["{OLD}"]\nopen("{OLD}")\n',
        "splitter.toml": "",
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    made = plan(tmp_path / OLD, max_tests=2, references="update")
    (why,) = (one for one in made.findings if one.severity.value == "error")
    assert why.code == "S404"
    assert "conftest.py:2 can't follow" in why.message


def _splitter(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "splitter", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def project(top: Path, **files: str) -> dict[str, str]:
    """A repository with ``tests/core/test_big.py`` and a second such file, both named by one line."""
    line = f"run: pytest {OLD} tests/core/test_two.py && mojo {OLD}\n"
    more = {"ci.yml": line, "tests/core/test_two.py": TESTS.replace("add", "mul"), OLD: TESTS}
    for name, text in {"splitter.toml": "max-tests = 2\n", **more, **files}.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)
    return tree(top)


def tree(top: Path) -> dict[str, str]:
    """The texts of all files but those of git and of the history."""
    files = (file for file in top.rglob("*") if file.is_file())
    names = {file.relative_to(top).as_posix(): file for file in files}
    return {n: f.read_text() for n, f in names.items() if not n.startswith((".git/", ".splitter/"))}


UPDATE = ("--references", "update")


def test_split_follow_and_undo(tmp_path: Path) -> None:
    before = project(tmp_path)
    done = _splitter(tmp_path, "split", OLD, *UPDATE)
    assert (done.returncode, " S154 ci.yml:1 " in done.stderr) == (0, True), done.stderr
    line = f"run: pytest {ADD} {SUB} tests/core/test_two.py && mojo {ADD} && mojo {SUB}\n"
    assert (tmp_path / "ci.yml").read_text() == line
    assert _splitter(tmp_path, "undo", OLD).returncode == 0
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("rules", "wide", "said"),
    [
        ('["E501", "F401"]', "sub", f"{OLD} becomes {ADD}, {SUB}"),
        ('["E501"]', "sub", f"{OLD} becomes {SUB}"),
        ('["E501"]', "", f"the entry of {OLD} goes, for none of its parts needs one"),
    ],
)
def test_of_an_exception_it_is_said_which_parts_have_it(
    tmp_path: Path, rules: str, wide: str, said: str
) -> None:
    text = TESTS + (f"def test_{wide}_c():\n    assert {'1' * 90}\n" if wide else "")
    project(tmp_path, **{OLD: text, "ruff.toml": f'[per-file-ignores]\n"{OLD}" = {rules}\n'})
    done = _splitter(tmp_path, "split", OLD, "--max-tests", "3", "--references", "update")
    assert said in done.stderr


def test_a_patch_has_what_follows(tmp_path: Path) -> None:
    before = project(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    patch = _splitter(tmp_path, "split", OLD, *UPDATE, "--dry-run").stdout
    assert tree(tmp_path) == before
    subprocess.run(["git", "apply"], cwd=tmp_path, input=patch, text=True, check=True)
    applied = tree(tmp_path)
    subprocess.run(["git", "apply", "-R"], cwd=tmp_path, input=patch, text=True, check=True)
    _splitter(tmp_path, "split", OLD, *UPDATE)
    assert tree(tmp_path) == applied


def test_splits_of_one_run_that_change_one_line_are_taken_back_together(tmp_path: Path) -> None:
    before = project(tmp_path)
    assert _splitter(tmp_path, "split", "tests", "--jobs", "2", *UPDATE).returncode == 0
    text = (tmp_path / "ci.yml").read_text()
    assert "test_big.py" not in text
    assert "test_two.py" not in text
    assert text.count("test_two_mul.py") == 1
    done = _splitter(tmp_path, "undo", "--last")
    assert (done.returncode, tree(tmp_path)) == (0, before), done.stderr


def test_what_others_changed_since_stays_and_what_the_split_changed_goes(tmp_path: Path) -> None:
    before = project(tmp_path)
    _splitter(tmp_path, "split", OLD, *UPDATE)
    ci = tmp_path / "ci.yml"
    ci.write_text("on: push\n" + ci.read_text() + "x: y\n")
    assert _splitter(tmp_path, "undo", OLD).returncode == 0
    assert tree(tmp_path) == {**before, "ci.yml": f"on: push\n{before['ci.yml']}x: y\n"}


def test_an_undo_is_refused_where_what_the_split_changed_was_changed(tmp_path: Path) -> None:
    project(tmp_path)
    _splitter(tmp_path, "split", OLD, *UPDATE)
    ci = tmp_path / "ci.yml"
    ci.write_text(ci.read_text().replace("pytest", "pytest -x"))
    after = tree(tmp_path)
    done = _splitter(tmp_path, "undo", OLD)
    assert (done.returncode, " S466 " in done.stderr) == (2, True)
    assert tree(tmp_path) == after


@pytest.mark.parametrize(
    ("name", "first"), [("alpha", ("gamma", "beta")), ("beta", ("gamma",)), ("gamma", ())]
)
def test_entries_that_went_come_back_in_their_order_or_it_is_named_what_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, first: tuple[str, ...]
) -> None:
    names = ("alpha", "beta", "gamma")
    entries = [f'[[rules]]\npath = "tests/test_{one}.py"\nmax_lines = 600\n' for one in names]
    (tmp_path / "tests").mkdir()
    (tmp_path / "splitter.toml").touch()
    (tmp_path / "loq.toml").write_text("default_max_lines = 500\n\n" + "\n".join(entries))
    for one in names:
        (tmp_path / f"tests/test_{one}.py").write_text(TESTS)
    before = tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    for one in names:
        apply(plan(f"tests/test_{one}.py", max_tests=2, references="update"))
    if first:
        with pytest.raises(Refused) as caught:
            undo(Path(f"tests/test_{name}.py"))
        (flaw,) = caught.value.findings
        commands = ", then ".join(f"`splitter undo tests/test_{one}.py`" for one in first)
        assert (flaw.code, flaw.remedy) == ("S480", f"first {commands}")
    for one in (*first, name, *(other for other in reversed(names) if other not in (*first, name))):
        undo(Path(f"tests/test_{one}.py"))
    assert tree(tmp_path) == before


def test_a_file_that_is_saved_in_between_is_left_and_nothing_is_split(tmp_path: Path) -> None:
    before = project(tmp_path)
    made = plan(tmp_path / OLD, max_tests=2, references="update")
    (tmp_path / "ci.yml").write_text("mine\n")
    with pytest.raises(Refused) as caught:
        apply(made)
    assert [found.code for found in caught.value.findings] == ["S155"]
    assert tree(tmp_path) == {**before, "ci.yml": "mine\n"}


def test_an_importer_that_can_not_follow_refuses_the_split(tmp_path: Path) -> None:
    before = project(tmp_path, **{"tests/core/b.py": "import test_big\n\nrun(test_big)\n"})
    done = _splitter(tmp_path, "split", OLD, *UPDATE)
    assert (done.returncode, " S141 " in done.stderr, "imports the module" in done.stderr) == (
        2,
        True,
        True,
    ), done.stderr
    assert tree(tmp_path) == before


def test_an_importer_that_is_split_itself_comes_back_as_it_was(tmp_path: Path) -> None:
    text = "from test_big import test_add_a as one\n\n" + TESTS.replace("add", "mul").replace("pass", "one()")
    before = project(tmp_path, **{"tests/core/test_two.py": text})
    done = _splitter(tmp_path, "split", OLD, "tests/core/test_two.py", *UPDATE)
    assert done.returncode == 0, done.stderr
    importing = "from test_big_add import test_add_a as one\n"
    assert importing in (tmp_path / "tests/core/test_two_mul.py").read_text()
    done = _splitter(tmp_path, "undo", "--last")
    assert (done.returncode, tree(tmp_path)) == (0, before), done.stderr


def test_a_file_that_another_job_had_follow_meanwhile_is_planned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "from test_big import test_add_a as one\n\n" + TESTS.replace("add", "mul").replace("pass", "one()")
    project(tmp_path, **{"tests/core/test_two.py": text})
    two = tmp_path / "tests/core/test_two.py"
    planned = api.planned
    made = [planned(str(two), references="update")]
    assert _splitter(tmp_path, "split", OLD, *UPDATE).returncode == 0
    monkeypatch.setattr(
        api, "planned", lambda *args, **options: made.pop() if made else planned(*args, **options)
    )
    done = split_file(Job(str(two), {"references": "update"}, "run"))
    assert done.state is State.SPLIT, done.findings
    assert (
        "from test_big_add import test_add_a as one\n"
        in (tmp_path / "tests/core/test_two_mul.py").read_text()
    )


def test_a_commit_has_what_follows_and_is_refused_over_changes_in_it(tmp_path: Path) -> None:
    project(tmp_path)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    ci = (tmp_path / "ci.yml").read_text()
    (tmp_path / "ci.yml").write_text(f"{ci}# mine\n")
    done = _splitter(tmp_path, "split", OLD, *UPDATE, "--commit")
    assert (done.returncode, "ci.yml, which is to follow" in done.stderr) == (2, True), done.stderr
    (tmp_path / "ci.yml").write_text(ci)
    for name in ("name", "email"):
        subprocess.run(["git", "config", f"user.{name}", "x@x"], cwd=tmp_path, check=True)
    done = _splitter(tmp_path, "split", OLD, *UPDATE, "--commit")
    assert done.returncode == 0, done.stderr
    told = subprocess.run(
        ["git", "status", "--short"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout == ""
    shown = ["git", "show", "HEAD:ci.yml"]
    held = subprocess.run(shown, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert held == (tmp_path / "ci.yml").read_text() != ci


FOLLOWED = [case for case in cases() if case.folder.name.startswith(("data-", "references-updated-"))]


@pytest.mark.parametrize("case", FOLLOWED, ids=str)
def test_an_undo_brings_every_file_back(case: Case, tmp_path: Path) -> None:
    case.lay_out(tmp_path)
    before, folders = tree(tmp_path), {path for path in tmp_path.rglob("*") if path.is_dir()}
    done = _splitter(tmp_path, "split", case.file, *case.args)
    assert (done.returncode, tree(tmp_path) == before) == (0, False), done.stderr
    assert _splitter(tmp_path, "undo", case.file).returncode == 0
    assert tree(tmp_path) == before
    assert {path for path in tmp_path.rglob("*") if path.is_dir()} == folders


BESIDE = """from pathlib import Path

import pytest


@pytest.fixture
def datadir():
    return Path(__file__).with_suffix("")


def test_one(datadir):
    assert (datadir / "one.txt").read_text() == "1"


def test_two(datadir, request):
    assert (datadir / f"{request.node.name}.txt").read_text() == "2"
"""


def laid_out(top: Path, **files: str) -> None:
    """A test file with data in a folder of its name."""
    for name, text in {"test_x.py": BESIDE, "one.txt": "1", "test_two.txt": "2", **files}.items():
        path = top / name if name.endswith(".py") else top / "test_x" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def test_parts_on_trial_have_their_data(tmp_path: Path) -> None:
    laid_out(tmp_path)
    done = _splitter(tmp_path, "split", "test_x.py", "--max-tests", "1", "--verify")
    assert done.returncode == 0, done.stderr
    assert sorted(name for name in tree(tmp_path) if name.endswith(".txt")) == [
        "test_x_one/one.txt",
        "test_x_two/test_two.txt",
    ]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"else.txt": ""}, "whose else.txt is"),
        ({"test_x.py": BESIDE + "    list(datadir.iterdir())\n"}, "whose one.txt is"),
    ],
)
def test_data_of_which_nobody_can_tell_whose_it_is_refuses_the_file(
    tmp_path: Path, files: dict[str, str], why: str
) -> None:
    laid_out(tmp_path, **files)
    before = tree(tmp_path)
    done = _splitter(tmp_path, "split", "test_x.py", "--max-tests", "1")
    assert (done.returncode, " S113 " in done.stderr, why in done.stderr) == (2, True, True)
    assert tree(tmp_path) == before


def test_data_that_was_edited_since_keeps_the_split(tmp_path: Path) -> None:
    laid_out(tmp_path)
    _splitter(tmp_path, "split", "test_x.py", "--max-tests", "1")
    (tmp_path / "test_x_one/one.txt").write_text("mine")
    after = tree(tmp_path)
    done = _splitter(tmp_path, "undo", "test_x.py")
    assert (done.returncode, " S466 " in done.stderr) == (2, True)
    assert tree(tmp_path) == after


@pytest.mark.parametrize("case", FOLLOWED, ids=str)
def test_a_merge_has_other_files_follow_back(case: Case, tmp_path: Path) -> None:
    case.lay_out(tmp_path)
    before = tree(tmp_path)
    _splitter(tmp_path, "split", case.file, *case.args)
    apart = tree(tmp_path)
    done = _splitter(tmp_path, "merge", f"{case.file}.DEPRECATED")
    assert (done.returncode, tree(tmp_path)) == (0, before), done.stderr
    done = _splitter(tmp_path, "undo", case.file)
    assert (done.returncode, tree(tmp_path)) == (0, apart), done.stderr
