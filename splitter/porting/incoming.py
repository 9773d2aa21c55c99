"""Where changes come from: a branch, or a patch; which files they touch, and what these become by them."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from splitter.files import read_whole
from splitter.git.repository import Done, Repository, repository_of
from splitter.model.catalogue import finding
from splitter.model.finding import Refused

_INDEX = re.compile(
    rb"^diff --git [^\n]*\n(?:(?!diff |---|index )[^\n]*\n)*index ([0-9a-f]{4,64})\.\.[0-9a-f]+", re.M
)

STDIN = "-"
"""What is said for a patch that comes on standard input."""


@dataclass(frozen=True)
class Version:
    """One file before somebody's change, and after it: ``None`` where that takes it away."""

    base: bytes
    data: bytes | None


@dataclass(frozen=True)
class Incoming:
    """Changes that somebody made."""

    name: str
    """What they are called: the branch, the patch."""
    top: Path
    """The folder that paths are from."""
    paths: tuple[str, ...]
    """The files that they touch, with slashes."""
    version: Callable[[str, bytes | None], Version]
    """A file before and after; it is given what was split, for a patch that does not say what it is for.

    Raises ``Refused``.
    """
    revision: str | None = None
    """The commit that it is all from, if that is known."""


def incoming(what: str, stdin: Callable[[], bytes], base: str | None = None) -> Incoming:
    """The changes of a patch if there is such a file, else of a branch; raises ``Refused``.

    ``base`` is the commit from which on changes count, if not where the branch left the current one.
    """
    if what == STDIN:
        return of_patch("patch", stdin())
    if Path(what).is_file():
        try:
            return of_patch(what, read_whole(what))
        except (OSError, ValueError) as error:
            raise Refused(finding("S964", f"it can't be read: {error}", path=what)) from error
    return _of_branch(what, base)


def _of_branch(name: str, base: str | None) -> Incoming:
    repository = repository_of(str(Path.cwd() / "x"))
    if repository.head(name) is None:
        raise Refused(finding("S917", f"{name} is no commit, and no patch"))
    start = _start(repository, name, base)
    listed = repository.git("diff", "--name-only", "-z", "--no-renames", start, name, "--")

    def version(path: str, _: bytes | None) -> Version:
        before, after = _at(repository, start, path), _at(repository, name, path)
        if before is None:
            raise Refused(finding("S964", f"{name} makes it anew, as a file of its own", path=path))
        return Version(before, after)

    return Incoming(name, repository.top, tuple(path for path in listed.split("\0") if path), version, start)


def _start(repository: Repository, name: str, base: str | None) -> str:
    """Where the branch left the current one; else the commit that is asked for."""
    if base is not None:
        if repository.head(base) is None:
            raise Refused(finding("S917", f"{base} is no commit"))
        return base
    done = repository.run("merge-base", "HEAD", name)
    if done.returncode:
        raise Refused(finding("S917", f"{name} and HEAD have no commit in common: say --base"))
    return os.fsdecode(done.stdout).strip()


def _at(repository: Repository, revision: str, path: str) -> bytes | None:
    """A file as a commit has it."""
    done = repository.run("cat-file", "blob", f"{revision}:{path}")
    return done.stdout if done.returncode == 0 else None


def of_patch(name: str, patch: bytes) -> Incoming:
    """The changes of a patch as git writes it, or of several in one."""
    repository = _repository()
    top = repository.top if repository else Path.cwd()
    listed = _git(top, patch, "apply", "--numstat", "-z", "-")
    if listed.returncode:
        raise Refused(finding("S964", f"git can't read the patch: {_said(listed)}", path=name))
    lines = [line.split("\t", 2)[-1] for line in os.fsdecode(listed.stdout).split("\0") if line]
    blobs = _blobs(patch)

    def version(path: str, original: bytes | None) -> Version:
        known = _blob(repository, blobs.get(path, "")) if repository else None
        starts = [data for data in (known, original) if data is not None]
        if not starts:
            raise Refused(finding("S964", f"what {name} is to be applied to is not known", path=path))
        return _applied(name, patch, path, starts)

    inside = (path for path in lines if ".." not in PurePosixPath(path).parts and path[:1] != "/")
    return Incoming(name, top, tuple(sorted(set(inside))), version)


def _applied(name: str, patch: bytes, path: str, starts: list[bytes]) -> Version:
    """The patch applied to the first file that takes it, in a folder of its own."""
    why = ""
    for data in starts:
        with tempfile.TemporaryDirectory(prefix="splitter-port-") as made:
            file = Path(made).resolve() / PurePosixPath(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            done = _git(Path(made).resolve(), patch, "apply", f"--include={path}", "-")
            if not done.returncode:
                return Version(data, file.read_bytes() if file.exists() else None)
            why = _said(done)
    raise Refused(finding("S964", f"{name} does not fit what was split: {why}", path=path))


def _git(folder: Path, data: bytes, *arguments: str) -> Done:
    """``git`` that takes the folder for no repository's: paths of a patch are from there."""
    outside = {"GIT_DIR": os.devnull, "GIT_CEILING_DIRECTORIES": str(folder)}
    try:
        return Repository(folder, str(folder), outside).run(*arguments, data=data)
    except OSError as error:
        raise Refused(finding("S468", f"git can't be run: {error.strerror or error}")) from error


def _said(done: Done) -> str:
    return " ".join(done.stderr.decode("utf-8", "replace").split())


def _repository() -> Repository | None:
    try:
        return repository_of(str(Path.cwd() / "x"))
    except Refused:
        return None


def _blobs(patch: bytes) -> dict[str, str]:
    """The object that each file of a patch was made from, where it says that: the first of them."""
    found: dict[str, str] = {}
    for match in _INDEX.finditer(patch):
        head = match[0].split(b"\n", 1)[0]
        path = os.fsdecode(head.rpartition(b" b/")[2])
        found.setdefault(path, match[1].decode())
    return found


def _blob(repository: Repository, name: str) -> bytes | None:
    if not name.strip("0"):
        return None
    done = repository.run("cat-file", "blob", name)
    return done.stdout if done.returncode == 0 else None
