"""The documents tell the truth: their commands are run, and print what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from splitter.cli import command_line
from tests.conftest import PROJECT
from tests.doc_pages import Block, Command, blocks, is_as_told

SAMPLES = {
    "shop": "tests/samples/python/shop",
    "lenet5": "tests/samples/mojo/def_edition",
}

PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]

MADE = [PROJECT / "docs/findings.md"]
"""Pages that are made from the catalogue, whose examples have tests of their own."""


def _name(page: Path) -> str:
    return page.relative_to(PROJECT).as_posix()


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if page not in MADE], ids=_name)
def test_commands_do_what_the_page_says(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """``--update-cases`` writes into the page what its commands print, for you to review."""
    text = page.read_text(encoding="utf-8")
    reader = _Reader(tmp_path)
    news = [(block, reader.follow(block)) for block in blocks(text)]
    if request.config.getoption("--update-cases"):
        for block, new in reversed(news):
            start, end = block.span
            text = text[:start] + new + text[end:] if new is not None else text
        page.write_text(text, encoding="utf-8")
    else:
        assert not reader.wrong, "\n".join(reader.wrong)


class _Reader:
    """Somebody who reads a page from top to bottom, and does what it says."""

    def __init__(self, folder: Path) -> None:
        self.top, self.folder, self.count = folder, folder, 0
        self.wrong: list[str] = []
        home = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_"))}
        path = os.pathsep.join([str(Path(sys.executable).parent), home["PATH"]])
        author = {
            f"GIT_{who}_{what}": "reader" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        self.environment = {**home, **author, "PATH": path, "COLUMNS": "80", "PYTHONDONTWRITEBYTECODE": "1"}

    def follow(self, block: Block) -> str | None:
        """Do what a block says; gives what should stand there, if it is a block of commands with output."""
        if sample := block.told("begin"):
            self._begin(sample)
        elif hidden := block.told("run"):
            self._run(Command(hidden))
        elif name := block.told("file"):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(block.text, encoding="utf-8")
        elif name := block.told("shows"):
            if block.text not in (self.folder / name).read_text(encoding="utf-8"):
                self.wrong.append(f"{name} does not have\n{block.text}")
        elif block.language == "console" and block.told("not run") is None:
            return "".join([self._run(command) for command in block.commands()])
        return None

    def _begin(self, sample: str) -> None:
        self.count += 1
        self.folder = self.top / str(self.count) / sample
        shutil.copytree(PROJECT / SAMPLES[sample], self.folder)
        subprocess.run(["git", "init", "-q"], cwd=self.folder, check=True)

    def _run(self, command: Command) -> str:
        done = subprocess.run(
            command.line,
            shell=True,
            executable="/bin/bash",
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        printed = "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())
        if done.returncode != command.exits:
            self.wrong.append(
                f"$ {command.line}\nended with {done.returncode}, not {command.exits}\n{printed}"
            )
        if command.printed is None:
            return f"{command.line}\n"
        if is_as_told(printed, command.printed):
            return f"$ {command.line}\n{command.printed}"
        self.wrong.append(f"$ {command.line}\nprinted\n{printed}where the page says\n{command.printed}")
        return f"$ {command.line}\n{printed}"


def test_each_page_is_in_the_navigation() -> None:
    listed = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert f"- {page.relative_to(PROJECT / 'docs').as_posix()}\n" in listed


def test_the_manual_page_has_every_option_and_is_installed() -> None:
    page = PROJECT / "docs/reference/splitter.1"
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    group: Any = typer.main.get_command(command_line())
    assert re.findall(r"^\.SS splitter (.*)$", text, re.MULTILINE) == list(group.commands)
    for command in group.commands.values():
        names = [name for one in command.params if one.name != "help" for name in one.opts]
        assert all(name in text for name in names if name.startswith("-"))
    assert f'"{page.relative_to(PROJECT).as_posix()}" = "share/man/man1/splitter.1"' in (
        PROJECT / "pyproject.toml"
    ).read_text(encoding="utf-8")


def test_pages_that_are_made_are_up_to_date(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "docs/generate.py", str(tmp_path)], cwd=PROJECT, check=True)
    for made in tmp_path.iterdir():
        written = (PROJECT / "docs/reference" / made.name).read_text(encoding="utf-8")
        assert written == made.read_text(encoding="utf-8"), "write it anew: python docs/generate.py"
