"""The git repository around a file, through git's own commands."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused

_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}


Done = subprocess.CompletedProcess[bytes]
"""What became of a command: its exit code, and what it printed."""


@dataclass(frozen=True)
class Entry:
    """A file in a tree."""

    mode: str
    blob: str


Tree = Mapping[str, Entry | None]
"""What is different in a tree: a path's new file, or ``None`` where it goes."""


@dataclass(frozen=True)
class Repository:
    """A work tree. ``environment`` is for every command: another index, say."""

    top: Path
    path: str
    """The file that it is all about, for messages."""
    environment: Mapping[str, str] = field(default_factory=dict)
    configuration: tuple[str, ...] = ()
    """Of every command, over the repository's own: ``core.fsmonitor=false``."""
    inherited: tuple[int, ...] = ()
    """Descriptors that every command keeps open for as long as it runs."""

    def git(self, *arguments: str, data: bytes | None = None) -> str:
        """What ``git`` prints, decoded as file names are; raises ``Refused`` (S469) if it fails."""
        done = self.run(*arguments, data=data)
        if done.returncode:
            raise Refused(self._failed(arguments, done))
        return os.fsdecode(done.stdout)

    def run(self, *arguments: str, data: bytes | None = None) -> Done:
        """``git`` with these arguments, whatever comes of it."""
        environment = {**os.environ, "LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", **self.environment}
        options = [word for setting in self.configuration for word in ("-c", setting)]
        return subprocess.run(
            ["git", "-C", str(self.top), *options, *arguments],
            input=b"" if data is None else data,
            env=environment,
            capture_output=True,
            check=False,
            pass_fds=self.inherited,
        )

    def name(self, file: str) -> str:
        """A file beside ours, from the top of the work tree, with slashes."""
        folder = Path(self.path).parent.resolve()
        return (folder / file).relative_to(self.top).as_posix()

    def head(self, ref: str = "HEAD") -> str | None:
        """The current commit, or that of another ref; ``None`` where there is none yet."""
        done = self.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return os.fsdecode(done.stdout).strip() if done.returncode == 0 else None

    def branch(self) -> str:
        """The full name of what a commit moves; ``HEAD`` where no branch is checked out."""
        done = self.run("symbolic-ref", "--quiet", "HEAD")
        return os.fsdecode(done.stdout).strip() if done.returncode == 0 else "HEAD"

    @property
    def index(self) -> Path:
        """The file of the index."""
        return self.top / self.git("rev-parse", "--git-path", "index").rstrip("\n")

    def aside(self, index: Path) -> Repository:
        """The same with another index, of which every command knows the whole path."""
        return replace(self, environment={**self.environment, "GIT_INDEX_FILE": str(index)})

    def stage(self, files: Tree) -> None:
        """Puts files into the index as they are given."""
        known = [len(entry.blob) for entry in files.values() if entry]
        nothing = "0" * (known[0] if known else len(self.git("hash-object", "--stdin").strip()))
        lines = [
            f"{entry.mode} {entry.blob}\t{path}\0" if entry else f"0 {nothing}\t{path}\0"
            for path, entry in files.items()
        ]
        self.git("update-index", "-z", "--index-info", data=os.fsencode("".join(lines)))

    def entry(self, name: str) -> Entry | None:
        """A file as the current commit has it."""
        return self.entries([name])[name]

    def entries(self, names: Sequence[str]) -> dict[str, Entry | None]:
        """Files as the current commit has them."""
        found: dict[str, Entry | None] = dict.fromkeys(names)
        if self.head() is None:
            return found
        for line in self.git("ls-tree", "-z", "HEAD", "--", *names).split("\0"):
            words, _, name = line.partition("\t")
            if name in found:
                mode, kind, blob = words.split()
                found[name] = Entry(mode, blob) if kind == "blob" else None
        return found

    def content(self, blob: str) -> bytes:
        """The bytes of an object."""
        done = self.run("cat-file", "blob", blob)
        if done.returncode:
            raise Refused(self._failed(("cat-file",), done))
        return done.stdout

    def changes(self, *names: str) -> list[str]:
        """What is staged or changed of these tracked files (of all if none are named), as ``XY path``."""
        # Killed while it writes down what it saw, git would leave the index locked.
        looking = replace(self, environment={**self.environment, "GIT_OPTIONAL_LOCKS": "0"})
        listed = looking.git("status", "--porcelain", "-z", "--untracked-files=no", "--", *names)
        return [line for line in listed.split("\0") if line]

    def ignored(self, names: Sequence[str]) -> set[str]:
        """Those of the names that git is told to ignore."""
        # check-ignore knows no literal pathspecs; after "./" nothing has a special meaning.
        plain = replace(self, environment={**self.environment, "GIT_LITERAL_PATHSPECS": "0"})
        data = b"".join(b"./" + os.fsencode(name) + b"\0" for name in names)
        done = plain.run("check-ignore", "-z", "--stdin", data=data)
        if done.returncode > 1:
            raise Refused(self._failed(("check-ignore",), done))
        return {name.removeprefix("./") for name in os.fsdecode(done.stdout).split("\0") if name}

    def refuse_if_under_way(self) -> None:
        """Raises ``Refused`` (S468) in the middle of a merge, rebase and the like."""
        for mark, words in _UNDER_WAY.items():
            if (self.top / self.git("rev-parse", "--git-path", mark).strip()).exists():
                raise Refused(self.no(f"{words} is under way: finish it first"))

    def no(self, why: str) -> Finding:
        """The finding that git can't take a split as asked."""
        return finding("S468", why, path=self.path)

    def _failed(self, arguments: Sequence[str], done: subprocess.CompletedProcess[bytes]) -> Finding:
        said = os.fsdecode(done.stderr).strip() or os.fsdecode(done.stdout).strip()
        if done.returncode < 0:
            said = f"ended by signal {-done.returncode}. {said}".strip()
        return finding("S469", f"git {arguments[0]}: {said or done.returncode}", path=self.path)


def repository_of(path: str) -> Repository:
    """The work tree that a file is in; raises ``Refused`` (S468) if there is none, or no git."""
    here = Repository(Path(path).parent.resolve(), path)
    try:
        done = here.run("rev-parse", "--show-toplevel")
    except OSError as error:
        raise Refused(here.no(f"git can't be run: {error.strerror or error}")) from error
    if done.returncode:
        raise Refused(here.no("it is not in a git work tree"))
    return Repository(Path(os.fsdecode(done.stdout).rstrip("\n")).resolve(), path)
