"""Who names a file that is split names its parts: each kind of place, written as that place writes names."""

# ruff: noqa: E501 - a row is what stands there before and after

from __future__ import annotations

import os
from pathlib import Path

import pytest

from splitter import plan
from splitter.model.references import Fate

TESTS = "".join(f"def test_{word}_{n}():\n    pass\n\n\n" for word in ("add", "sub") for n in "ab")
OLD = "tests/core/test_big.py"
ADD, SUB = "tests/core/test_big_add.py", "tests/core/test_big_sub.py"


def followed(top: Path, name: str, text: str, **options: bool) -> str:
    """What becomes of a file that names ``tests/core/test_big.py``."""
    for file, content in {"splitter.toml": "", OLD: TESTS, name: text}.items():
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        (top / file).write_bytes(os.fsencode(content))
    made = plan(top / OLD, max_tests=2, references="update", **options)
    assert made.ok
    assert len(made.parts) == 2
    after = {edit.path: os.fsdecode(edit.after) for edit in made.edits}
    assert set(after) <= {name}
    return after.get(name, text)


# fmt: off
IN_PLACE = [
    # YAML
    ("ci.yml", f"on: x\nfiles:\n  - {OLD}  # slow\n  - b.py\n", f"on: x\nfiles:\n  - {ADD}  # slow\n  - {SUB}  # slow\n  - b.py\n"),
    ("ci.yml", f"files: [a.py, '{OLD}', b.py]\n", f"files: [a.py, '{ADD}', '{SUB}', b.py]\n"),
    ("ci.yml", f'  pattern: "a.py {OLD} b.py"\n', f'  pattern: "a.py {ADD} {SUB} b.py"\n'),
    ("ci.yml", f'- pattern: "a.py b.py"\n- pattern: "{OLD}"\n', f'- pattern: "a.py b.py"\n- pattern: "{ADD} {SUB}"\n'),
    ("ci.yml", f"- run: pytest -q {OLD} --tb=short\n", f"- run: pytest -q {ADD} {SUB} --tb=short\n"),
    ("ci.yml", f"  run: |\n    set -e\n    mojo -I . {OLD}\n    x\n", f"  run: |\n    set -e\n    mojo -I . {ADD} && mojo -I . {SUB}\n    x\n"),
    ("ci.yml", f"- path: {OLD}\n  owner: me\n- path: b.py\n", f"- path: {ADD}\n  owner: me\n- path: {SUB}\n  owner: me\n- path: b.py\n"),
    ("ci.yml", f"  {OLD}: slow\n", f"  {ADD}: slow\n  {SUB}: slow\n"),
    # TOML
    ("pixi.toml", f't = "mojo -I . {OLD}"  # why\n', f't = "mojo -I . {ADD} && mojo -I . {SUB}"  # why\n'),
    ("pixi.toml", f't = {{ cmd = "mojo {OLD}", depends-on = ["b"] }}\n', f't = {{ cmd = "mojo {ADD} && mojo {SUB}", depends-on = ["b"] }}\n'),
    ("x.toml", f'x = [\n  "a.py",\n  "{OLD}",  # slow\n]\n', f'x = [\n  "a.py",\n  "{ADD}",\n  "{SUB}",  # slow\n]\n'),
    ("x.toml", f'[per-file-ignores]\n"{OLD}" = ["F401"]\n', f'[per-file-ignores]\n"{ADD}" = ["F401"]\n"{SUB}" = ["F401"]\n'),
    ("loq.toml", f'default_max_lines = 500\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n\n[[rules]]\npath = "b"\n', 'default_max_lines = 500\n\n[[rules]]\npath = "b"\n'),
    ("loq.toml", f'default_max_lines = 500\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n', "default_max_lines = 500\n"),
    ("loq.toml", f'default_max_lines = 3\n\n[[rules]]\npath = "{OLD}"\nmax_lines = 900\n\n[b]\n', f'default_max_lines = 3\n\n[[rules]]\npath = "{ADD}"\nmax_lines = 900\n\n[[rules]]\npath = "{SUB}"\nmax_lines = 900\n\n[b]\n'),
    ("pyproject.toml", '[[tool.mypy.overrides]]\nmodule = ["tests.core.test_big", "b"]\n', '[[tool.mypy.overrides]]\nmodule = ["tests.core.test_big_add", "tests.core.test_big_sub", "b"]\n'),
    # INI
    ("tox.ini", f"[pytest]\ntestpaths = {OLD}\n", f"[pytest]\ntestpaths = {ADD} {SUB}\n"),
    ("tox.ini", f"commands =\n    pytest {OLD}\n", f"commands =\n    pytest {ADD} {SUB}\n"),
    ("tox.ini", f"addopts = -q --ignore={OLD}\n", f"addopts = -q --ignore={ADD} --ignore={SUB}\n"),
    ("setup.cfg", f"per-file-ignores =\n    {OLD}: F401\n    b: E501\n", f"per-file-ignores =\n    {ADD}: F401\n    {SUB}: F401\n    b: E501\n"),
    ("setup.cfg", f"omit = a.py, {OLD}\n", f"omit = a.py, {ADD}, {SUB}\n"),
    ("setup.cfg", "[mypy-tests.core.test_big]\n", "[mypy-tests.core.test_big_add,mypy-tests.core.test_big_sub]\n"),
    # lists and commands
    ("CODEOWNERS", f"/{OLD} @me\r\n/b @you\r\n", f"/{ADD} @me\r\n/{SUB} @me\r\n/b @you\r\n"),
    ("Makefile", f"t:\n\tmojo {OLD}\n", f"t:\n\tmojo {ADD}\n\tmojo {SUB}\n"),
    ("Makefile", f"T := a.py \\\n  {OLD} \\\n  b.py\n", f"T := a.py \\\n  {ADD} \\\n  {SUB} \\\n  b.py\n"),
    ("run.sh", f'F=(\n  "a.py"\n  "{OLD}"\n)\n', f'F=(\n  "a.py"\n  "{ADD}"\n  "{SUB}"\n)\n'),
    ("run.sh", f"set -e\npython -m pytest {OLD} && echo ok\n", f"set -e\npython -m pytest {ADD} {SUB} && echo ok\n"),
    ("noxfile.py", f'session.run("pytest", "{OLD}", "-q")\n', f'session.run("pytest", "{ADD}", "{SUB}", "-q")\n'),
    ("x.json", f'{{"files": ["{OLD}"]}}\n', f'{{"files": ["{ADD}", "{SUB}"]}}\n'),
    # ids of tests
    (".test_durations", f'{{\n "{OLD}::test_sub_a": 1.5,\n "{OLD}::test_add_b[x-1]": 2\n}}', f'{{\n "{SUB}::test_sub_a": 1.5,\n "{ADD}::test_add_b[x-1]": 2\n}}'),
    ("tox.ini", f"addopts = --deselect {OLD}::test_sub_b\n", f"addopts = --deselect {SUB}::test_sub_b\n"),
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
    ("x.toml", f'entry = "{OLD}"\n'),
    ("run.sh", f'FILE="{OLD}"\n'),
    ("tool.py", f'open("{OLD}")\n'),
    ("x.unknown", f"{OLD}\n"),
    ("tox.ini", f"addopts = --deselect {OLD}::test_gone\n"),
]


@pytest.mark.parametrize(("name", "text"), LEFT)
def test_where_one_name_is_expected_it_is_left_and_said(tmp_path: Path, name: str, text: str) -> None:
    assert followed(tmp_path, name, text) == text
    made = plan(tmp_path / OLD, max_tests=2, references="update")
    assert {(one.fate, bool(one.why)) for one in made.references} == {(Fate.STALE, True)}


PEOPLE = [
    ("a.md", f"See `{OLD}` first.\n", f"See `{ADD}`, `{SUB}` first.\n"),
    ("a.md", f"x\n```\npytest {OLD}\n```\n", f"x\n```\npytest {ADD}\npytest {SUB}\n```\n"),
    ("ci.yml", f"x: 1  # as {OLD}\n", f"x: 1  # as {ADD}, {SUB}\n"),
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
    ("b.py", "from tests.core.test_big import *\n", None),
    ("b.py", "from tests.core.test_big import gone\n", None),
    ("b.py", "from other.test_big import test_add_a\n", None),
    ("b.py", 'TEXT = """\nfrom tests.core.test_big import test_add_a\n"""\n', None),
]


# fmt: on
@pytest.mark.parametrize(("name", "before", "after"), IMPORTS)
def test_names_are_imported_from_the_parts_that_have_them(
    tmp_path: Path, name: str, before: str, after: str | None
) -> None:
    assert followed(tmp_path, name, before) == (before if after is None else after)
