"""What a file does to other modules when it is imported: each of its parts does it again, in one process.

``settings.configure(...)`` of Django ends a second time with an error, ``proj.now = lambda: ...`` wraps what
was wrapped before, ``os.environ["APP_DATA"] = mkdtemp()`` comes too late for who has read it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.state.changes import named
from splitter.languages.python.trees import blocks_in
from splitter.model.catalogue import finding
from splitter.model.finding import Finding

_ONCE = {"django.conf.settings.configure", "multiprocessing.set_start_method"}
"""Calls that fail where they were made before (Django's "Using settings without setting
DJANGO_SETTINGS_MODULE", the standard library's :mod:`multiprocessing`)."""

_CLASHING = frozenset({"add_argument", "add_url_rule"})
"""Methods of argparse's parsers and Flask's applications that do so."""

_MADE_ONCE = {"mkdir", "makedirs", "symlink", "symlink_to", "touch", "copytree"}
"""What makes a file or a folder, and fails where one of that name is there, if it is not told otherwise."""

_SERVING = {"create_server", "bind", "HTTPServer", "ThreadingHTTPServer", "TCPServer", "UDPServer"}
"""What takes a port for itself (the standard library's ``socket``, ``socketserver`` and ``http.server``)."""

_FRESH = re.compile(r"mkdtemp|TemporaryDirectory|uuid|token_hex")
"""What makes a name that is another one each time."""

_ASKING_FIRST = re.compile(r"configured|get_start_method|exists|is_?dir|is_?file")
"""What a condition says that asks whether that was done."""

_ADDS = re.compile(
    r"configure|add_\w+|addHandler|addFilter|append|connect|include_router|mount|subscribe|start"
)
"""How what may not be the same twice is called."""

_HARMLESS = re.compile(r"sys\.path\.\w+|mimetypes\.\w+|os\.add_dll_directory|.*\.add_safe_globals")
"""What of that is."""


class _Done(NamedTuple):
    what: str
    line: int
    fails: bool


def done_again(path: str, file: TestFile) -> Iterator[Finding]:
    """An error for what fails a second time; else a word, in one finding."""
    done = [
        one for statement in file.statements if not statement.is_main for one in _done(statement.nodes, file)
    ]
    for one in done:
        if one.fails:
            message = f"{one.what} can be done once in a process, and each part would do it"
            yield finding("S115", message, path=path, line=one.line)
            return
    if done:
        words = list(dict.fromkeys(one.what for one in done))
        more = f" and {len(words) - 3} more" if len(words) > 3 else ""
        message = f"each part does this again when it is imported: {', '.join(words[:3])}{more}"
        yield finding("S149", message, path=path, line=min(one.line for one in done))


def _done(body: Sequence[ast.stmt], file: TestFile) -> Iterator[_Done]:
    """What statements do to other modules, in the blocks of ``if`` and ``try`` too."""
    for node in body:
        if isinstance(node, ast.If) and _ASKING_FIRST.search(ast.unparse(node.test)):
            continue
        value = getattr(node, "value", None) if isinstance(node, (ast.Expr, ast.Assign)) else None
        if isinstance(value, ast.Call) and (_makes_a_file(value, file) or _takes_a_port(value)):
            yield _Done(f"{ast.unparse(value.func)}(...)", node.lineno, fails=True)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _called(node.value, file)
        elif isinstance(node, ast.Assign):
            if isinstance(node.value, ast.Call) and last_name(node.value) == "start":
                yield _Done(f"{ast.unparse(node.value.func)}()", node.lineno, fails=False)
            if not _is_written_out(node.value):
                yield from (
                    _Done(ast.unparse(to), node.lineno, fails=False)
                    for to in node.targets
                    if _is_set(to, file)
                )
        elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For)):
            for block in blocks_in(node):
                yield from _done(block, file)


def _called(call: ast.Call, file: TestFile) -> Iterator[_Done]:
    name = named(call.func)
    root, _, rest = name.partition(".")
    if root not in file.names.imports or _HARMLESS.fullmatch(name):
        return
    _, module, imported = file.names.imports[root]
    whole = ".".join(filter(None, (module, imported, rest)))
    fails = whole in _ONCE or (call.func.__class__ is ast.Attribute and last_name(call.func) in _CLASHING)
    fails = fails and not any(keyword.arg == "force" for keyword in call.keywords)
    if fails or _ADDS.fullmatch(last_name(call.func)):
        yield _Done(f"{name}(...)", call.lineno, fails=fails)


def _makes_a_file(call: ast.Call, file: TestFile) -> bool:
    """``os.mkdir("out")``, ``OUT.mkdir()``: it fails for the second part, for the first one has made it."""
    word = last_name(call.func)
    if word not in _MADE_ONCE:
        return False
    said = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    if word == "touch":
        return said.get("exist_ok") == "False" and not _is_fresh(call, file)
    return "True" not in (said.get("exist_ok"), said.get("dirs_exist_ok")) and not _is_fresh(call, file)


def _is_fresh(call: ast.Call, file: TestFile) -> bool:
    """Whether its path is another one each time, as far as the module's own names tell."""
    texts, seen = [ast.unparse(call)], set[str]()
    while texts:
        text = texts.pop()
        if _FRESH.search(text):
            return True
        names = set(re.findall(r"\w+", text)) - seen
        seen |= names
        given = (one for one in file.statements if isinstance(one.first, ast.Assign) and names & one.binds)
        texts += [ast.unparse(one.first) for one in given]
    return False


def _takes_a_port(call: ast.Call) -> bool:
    """``HTTPServer(("localhost", 8080), Handler)``: a number that is not 0, which asks for any."""
    first = call.args[0] if call.args and last_name(call.func) in _SERVING else None
    port = first.elts[-1] if isinstance(first, ast.Tuple) and len(first.elts) > 1 else None
    return isinstance(port, ast.Constant) and bool(port.value)


def _is_set(target: ast.expr, file: TestFile) -> bool:
    """Whether it is an attribute, or an item of one, of another module."""
    return (
        isinstance(target, (ast.Attribute, ast.Subscript))
        and named(target).partition(".")[0] in file.names.imports
    )


def _is_written_out(value: ast.expr) -> bool:
    """Whether a value is the same each time."""
    if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        return all(map(_is_written_out, value.elts))
    if isinstance(value, ast.Dict):
        return all(one is not None and _is_written_out(one) for one in (*value.keys, *value.values))
    return isinstance(value, (ast.Constant, ast.Attribute, ast.UnaryOp))
