"""The tools for assistants, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BY_PREFIX, tree

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from splitter.serving.server import server
from splitter.serving.tools import READING, WRITING

BIG = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(6))


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text(BY_PREFIX)
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(top: Path, tool: str, *, writes: bool = False, **given: Any) -> tuple[bool, str]:
    """Whether the tool refused, and what it said."""

    async def talk() -> tuple[bool, str]:
        async with Client(server(top, writes=writes)) as client:
            done = await client.call_tool(tool, given)
            return bool(done.is_error), "\n".join(one.text for one in done.content if one.type == "text")

    return asyncio.run(talk())


def told(top: Path, tool: str, *, writes: bool = False, **given: Any) -> Any:
    refused, text = ask(top, tool, writes=writes, **given)
    assert not refused, text
    return json.loads(text)


@pytest.mark.parametrize("writes", [False, True])
def test_what_writes_is_offered_only_when_it_is_wanted(work: Path, writes: bool) -> None:
    async def talk() -> dict[str, bool | None]:
        async with Client(server(work, writes=writes)) as client:
            listed = (await client.list_tools()).tools
            return {one.name: one.annotations.read_only_hint for one in listed if one.annotations}

    reads = dict.fromkeys(READING, True)
    assert asyncio.run(talk()) == ({**reads, **dict.fromkeys(WRITING, False)} if writes else reads)


def test_reading_tools_answer_and_write_nothing(work: Path) -> None:
    before = tree(work)
    planned = told(work, "plan", path="test_big.py", options={"max-tests": 9})
    assert [part["name"] for part in planned["parts"]] == ["test_big_add.py", "test_big_sub.py"]
    assert told(work, "check")["exit_code"] == 1
    refused, groups = ask(work, "groups", path="test_big.py")
    assert not refused
    assert "add = [" in groups
    assert tree(work) == before


def test_a_split_by_groups_is_proved_reviewed_and_taken_back(work: Path) -> None:
    before = tree(work)
    done = told(work, "split", writes=True, path="test_big.py", groups='mine = ["test_add_0", "test_sub_0"]')
    assert "test_big_mine.py" in done["applied"]
    assert told(work, "prove", paths=["test_big.py.DEPRECATED"])["exit_code"] == 0
    assert "test_big_mine.py" in ask(work, "review")[1]
    assert ask(work, "undo", writes=True, path="test_big.py")[0] is False
    assert tree(work) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"path": "../test_out.py"}, "S101 ../test_out.py it is outside of"),
        ({"path": "test_big.py", "options": {"max-test": 3}}, "did you mean 'max_tests'?"),
        ({"path": "test_big.py", "options": {"max_tests": 0}}, "S603"),
        (
            {"path": "test_big.py", "options": {"template": "/etc/passwd"}},
            "S101 /etc/passwd it is outside of",
        ),
        (
            {"path": "test_big.py", "options": {"layer-sets": ["../shared.toml"]}},
            "S101 ../shared.toml it is outside of",
        ),
    ],
)
def test_what_is_refused_is_said_with_its_code(work: Path, given: dict[str, Any], words: str) -> None:
    assert words in ask(work, "plan", **given)[1]


@pytest.mark.slow
def test_the_command_serves_a_client_over_its_pipes(work: Path) -> None:
    async def talk() -> str:
        command = str(Path(sys.executable).with_name("splitter"))
        async with Client(StdioServerParameters(command=command, args=["mcp"], cwd=work)) as client:
            done = await client.call_tool("check", {})
            return "".join(one.text for one in done.content if one.type == "text")

    assert json.loads(asyncio.run(talk()))["exit_code"] == 1


def test_without_the_sdk_it_says_what_to_install(work: Path) -> None:
    code = (
        "import sys; sys.modules['mcp'] = sys.modules['mcp.server'] = None; sys.argv = ['splitter', 'mcp'];"
        "from splitter.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, "S479" in done.stderr, "[mcp]" in done.stderr) == (2, True, True)
