"""The server: the tools, with what the protocol wants to know of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from splitter.model.finding import Refused
from splitter.model.version import VERSION
from splitter.serving.tools import READING, WRITING, Tools

_INSTRUCTIONS = """\
Splits oversized test files and proves that nothing was lost. Never move tests by hand: look with `plan`, \
decide which tests belong together with `groups`, and let `split` move them. After any other move of tests \
`prove` says whether something was lost."""


def server(top: Path, *, writes: bool) -> MCPServer[Any]:
    """The server of a folder; the tools that write are there only if they are wanted."""
    made: MCPServer[Any] = MCPServer("splitter", version=VERSION, instructions=_INSTRUCTIONS)
    tools = Tools(top)
    for name in (*READING, *(WRITING if writes else ())):
        reads = name in READING
        hints = ToolAnnotations(read_only_hint=reads, destructive_hint=False, open_world_hint=False)
        made.tool(name=name, annotations=hints)(_telling(getattr(tools, name)))
    return made


def _telling(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, which says what refused it with code and remedy."""

    @wraps(tool)
    def call(*args: Any, **given: Any) -> Any:
        try:
            return tool(*args, **given)
        except Refused as refused:
            words = (f"{one.code} {one.path} {one.message}: {one.remedy}" for one in refused.findings)
            raise ToolError("\n".join(words)) from refused

    return call
