"""``git apply`` of a plan's patch gives the tree that ``Plan.apply`` writes, byte for byte."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from splitter import transaction
from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.model.plan import OutputFile, Part, Plan
from splitter.reporting.diff import base, colour, patch, patch_bytes, write

ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

NASTY = {
    "crlf": b"def test_a():\r\n    ...\r\n",
    "lone-cr": b"a\rb\r\rc\n",
    "cr-at-end": b"a\r",
    "form-feed": b"\x0c\na\x0b\x1c\x1d\x1e\n\x85\n",
    "control": bytes(range(1, 32)) + b"\x7f\n",
    "latin-1": b"# coding: latin-1\n'\xe9\xa4\xff'\n",
    "bom": b"\xef\xbb\xbfa\n",
    "line-separators": "a\u2028b\u2029c\u0085\n".encode(),
    "no-newline": b"a\nb",
    "one-line": b"a\n",
    "newlines": b"\n\n\n",
    "patch": b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-- \n\\ No newline at end of file\n",
    "mail": b"From 0123456789 Mon Sep 17 00:00:00 2001\n-- \n2.39.5\n",
    "trailing-blanks": b"a  \n\t \n  \tb\n \n",
    "conflict": b"<<<<<<< ours\n=======\n>>>>>>> theirs\n",
    "long-line": b"x" * 70_000 + b"\n",
}

NAMES = [
    "plain.py",
    "two words.py",
    "é🔥.mojo",
    'quo"te.py',
    "tab\t.py",
    "back\\slash.py",
    "new\nline.py",
    " .py",
    "-.py",
]
RAW_NAMES = [*NAMES, os.fsdecode(b"\xff\xe9.py")]


def git(folder: Path, *arguments: str, data: bytes = b"") -> str:
    """Runs git there, without the user's configuration; what it says on stderr."""
    run = subprocess.run(
        ["git", *arguments], cwd=folder, input=data, env=ENVIRONMENT, capture_output=True, check=True
    )
    return run.stderr.decode()


def planned(path: Path, parts: Mapping[str, bytes], original: bytes = b"def test_a(): ...\n") -> Plan:
    """An original at ``path`` and its plan."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(original)
    return Plan(
        path=str(path),
        sha256=hashlib.sha256(original).hexdigest(),
        size=len(original),
        language="python",
        tests=(),
        limit=Limit(1),
        retired=f"{path.name}.DEPRECATED",
        parts=tuple(Part(name, "g", "g", "G", (), ()) for name in parts),
        outputs=tuple(OutputFile(name, "", data) for name, data in parts.items()),
    )


def tree(folder: Path) -> dict[str, tuple[bytes, bool]]:
    """Every file below the folder, with its bytes and executable bit; git's and the history's left out."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), os.access(path, os.X_OK))
        for path in folder.rglob("*")
        if path.is_file() and not {".git", ".splitter"} & set(path.parts)
    }


def assert_same(folder: Path, plan: Plan, run_in: Path) -> None:
    """``git apply`` in ``run_in`` below ``folder`` gives the tree that a real run gives."""
    data = patch_bytes(plan, root=base(Path(plan.path), run_in))
    before = tree(folder)
    git(run_in, "apply", "--whitespace=nowarn", "-", data=data)
    patched = tree(folder)
    git(run_in, "apply", "--whitespace=nowarn", "--reverse", "-", data=data)
    assert tree(folder) == before
    transaction.apply(plan)
    assert tree(folder) == patched
    assert len(patched) == len(before) + len(plan.outputs)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


@pytest.mark.parametrize("kind", NASTY)
def test_every_text_survives(kind: str, repository: Path) -> None:
    parts = {"test_a_1.py": NASTY[kind], "test_a_2.py": NASTY[kind].rstrip(b"\n") + b"."}
    plan = planned(repository / "test_a.py", parts, NASTY[kind])

    assert_same(repository, plan, repository)


@given(
    parts=st.lists(
        st.one_of(
            st.binary(min_size=1, max_size=40),
            st.lists(
                st.sampled_from([*NASTY.values(), b"\n", b"\r", b"+", b"\xff"]), min_size=1, max_size=4
            ).map(b"".join),
        ).filter(lambda data: b"\0" not in data),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text_survives(parts: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = planned(folder / "test_a.py", {f"test_a_{i}.py": data for i, data in enumerate(parts)})
        git(folder, "apply", "--whitespace=nowarn", "-", data=patch_bytes(plan, root=folder))
        patched = tree(folder)
        for each in tree(folder):
            (folder / each).unlink()
        plan = planned(folder / "test_a.py", {f"test_a_{i}.py": data for i, data in enumerate(parts)})
        transaction.apply(plan)
        assert tree(folder) == patched


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="such names do not exist there")
@pytest.mark.parametrize("name", RAW_NAMES)
def test_every_path_survives(name: str, repository: Path) -> None:
    if "\\" in name:  # refused as the name of a part, but it may be the folder's
        plan = planned(repository / name / "test_a.py", {"test_a_1.py": b"a\n"})
    else:
        plan = planned(repository / name / f"x{name}", {f"1{name}": b"a\n", f"2{name}": b"b"})

    assert_same(repository, plan, repository)


def test_paths_are_quoted_as_git_quotes_them(repository: Path) -> None:
    plan = planned(repository / "d é" / "test_a.py", {'te"st.py': b"a\n"})
    ours = patch_bytes(plan, root=repository)
    transaction.apply(plan)
    git(repository, "add", "--intent-to-add", ".")
    run = subprocess.run(["git", "diff"], cwd=repository, env=ENVIRONMENT, capture_output=True, check=True)

    wanted = [
        line for line in run.stdout.split(b"\n") if line.startswith((b"diff", b"+++")) and b"te\\" in line
    ]
    assert len(wanted) == 2
    assert set(wanted) <= set(ours.split(b"\n"))


@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_parts_are_executable_if_the_original_is(mode: int, repository: Path) -> None:
    plan = planned(repository / "test_a.py", {"test_a_1.py": b"a\n"})
    Path(plan.path).chmod(mode)

    assert_same(repository, plan, repository)
    assert {executable for _, executable in tree(repository).values()} == {mode == 0o755}


@pytest.mark.parametrize("where", [".", "tests", "tests/unit"])
def test_it_applies_in_the_folder_that_the_command_ran_in(
    where: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(repository / "tests" / "unit" / "test_a.py", {"test_a_1.py": b"a\n"})
    monkeypatch.chdir(repository / where)

    git(Path.cwd(), "apply", "-", data=patch_bytes(plan))

    assert sorted(tree(repository)) == ["tests/unit/test_a.py.DEPRECATED", "tests/unit/test_a_1.py"]


def test_it_applies_outside_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(tmp_path / "tests" / "test_a.py", {"test_a_1.py": b"a\n"})
    monkeypatch.chdir(tmp_path)

    git(tmp_path, "apply", "-", data=patch_bytes(plan))

    assert sorted(tree(tmp_path)) == ["tests/test_a.py.DEPRECATED", "tests/test_a_1.py"]


def test_it_applies_through_a_link_to_the_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned(repository / "tests" / "test_a.py", {"test_a_1.py": b"a\n"})
    (repository / "link").symlink_to("tests")
    plan = planned(repository / "link" / "test_a.py", {"test_a_1.py": b"a\n"})
    monkeypatch.chdir(repository)

    git(repository, "apply", "-", data=patch_bytes(plan))

    assert (repository / "tests" / "test_a_1.py").exists()


def test_base_of_a_file_elsewhere_is_its_own_repository(repository: Path, tmp_path: Path) -> None:
    path = repository / "tests" / "test_a.py"
    path.parent.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    assert base(path, elsewhere) == repository.resolve()
    assert base(path, tmp_path) == tmp_path.resolve()
    assert base(elsewhere / "test_a.py", repository) == elsewhere.resolve()


def test_a_repository_marked_by_a_file_counts(repository: Path) -> None:
    (repository / "tests").mkdir()
    shutil.rmtree(repository / ".git")
    (repository / ".git").write_text("gitdir: /somewhere\n")

    assert base(repository / "tests" / "test_a.py", repository / "tests") == repository.resolve()


def test_nothing_to_do_is_an_empty_patch(tmp_path: Path) -> None:
    assert patch(planned(tmp_path / "test_a.py", {})) == ""


def test_a_refused_plan_has_no_patch(tmp_path: Path) -> None:
    plan = planned(tmp_path / "test_a.py", {})
    bad = Plan(**{**vars(plan), "findings": (finding("S103", "bad"),)})

    with pytest.raises(Refused, match="S103"):
        patch(bad)


def test_the_text_gives_the_bytes_back(tmp_path: Path) -> None:
    plan = planned(tmp_path / "test_a.py", {"test_a_1.py": NASTY["latin-1"]})

    assert patch(plan, root=tmp_path).encode("utf-8", "surrogateescape") == patch_bytes(plan, root=tmp_path)


class Stream(io.TextIOWrapper):
    """Standard output as a terminal or a pipe."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="ascii", errors="backslashreplace", newline="\r\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def bytes(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


@pytest.mark.parametrize("no_color", [None, "1"])
def test_what_is_no_terminal_gets_the_bytes(
    no_color: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    data = patch_bytes(planned(tmp_path / "test_a.py", {"a.py": NASTY["latin-1"] + b"\r"}), root=tmp_path)
    stream = Stream(terminal=False)

    write(data, stream)

    assert stream.bytes() == data


@pytest.mark.parametrize("variable", ["NO_COLOR=1", "TERM=dumb"])
def test_a_terminal_without_colours_gets_no_control_characters_of_the_file_either(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(*variable.split("="))
    monkeypatch.setenv("GIT_PAGER", "cat")
    data = b"# \x1b]0;owned\x07 \xc2\x9b31m \xe2\x80\xae turned\n"
    stream = Stream(terminal=True)

    write(patch_bytes(planned(tmp_path / "test_a.py", {"a.py": data}), root=tmp_path), stream)

    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", stream.bytes())
    assert b"+# ^[]0;owned^G <U+009B>31m <U+202E> turned" in stream.bytes()


def test_a_terminal_gets_colours_but_no_control_characters_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("GIT_PAGER", "cat")
    data = patch_bytes(
        planned(tmp_path / "test_a.py", {"a.py": b"x\x1b]0;owned\x07\xe9\r\n[bold]y\n"}), root=tmp_path
    )
    stream = Stream(terminal=True)

    write(data, stream)

    assert b"\x1b[32m+x^[]0;owned^G<E9>^M" in stream.bytes()
    assert b"[bold]y" in stream.bytes()
    assert colour(patch(planned(tmp_path / "b.py", {"c.py": b"x\n"}), root=tmp_path)).plain.count("\n") == 10
