"""A plan file's bytes to its value, of which nothing is believed that was not checked."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.plans.writing import FORMAT_VERSION, KIND
from splitter.text import documents

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def read(path: Path) -> dict[str, Any]:
    """The plan file at ``path``; raises ``Refused`` (S460) for anything but a plan of this version."""
    data = _bytes(path)
    try:
        value = documents.json(data)
    except ValueError as error:
        raise Refused(_not_a_plan(path, str(error))) from error
    if not isinstance(value, dict) or value.get("kind") != KIND:
        raise Refused(_not_a_plan(path, f'not a plan file: its "kind" is not "{KIND}"'))
    version = value.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        message = f"its format version is {version!r}, and this splitter knows {FORMAT_VERSION}"
        raise Refused(_not_a_plan(path, message))
    problems = sorted(
        _validator().iter_errors(value), key=lambda error: [str(p) for p in error.absolute_path]
    )
    if problems:
        raise Refused(*(_misfit(path, problem) for problem in problems[:5]))
    return value


def located(plan: Path, where: str, top: Path) -> Path:
    """The file ``where`` of a plan below ``top``; raises ``Refused`` (S461) if it is not below it."""
    pure, other = PurePosixPath(where), PureWindowsPath(where)
    if pure.is_absolute() or other.drive or other.root or "\0" in where:
        raise Refused(finding("S461", f"{where!r} is not a relative path", path=str(plan)))
    if ".." in other.parts or not pure.name:
        raise Refused(finding("S461", f"{where!r} leads out of the project", path=str(plan)))
    folder = (top / pure).parent
    if not folder.resolve().is_relative_to(top.resolve()):
        message = f"{where!r} leads out of {top}, through a symbolic link"
        raise Refused(finding("S461", message, path=str(plan)))
    return top / pure


def _bytes(path: Path) -> bytes:
    try:
        return read_whole(path, LARGEST_RECORD)
    except OSError as error:
        raise Refused(_not_a_plan(path, error.strerror or str(error))) from error
    except ValueError as error:  # a NUL in the path
        raise Refused(_not_a_plan(path, str(error))) from error


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def schema() -> dict[str, Any]:
    """The JSON Schema of plan files."""
    text = Path(__file__).with_name("plan.schema.json").read_text(encoding="utf-8")
    value: dict[str, Any] = json.loads(text)
    return value


def _misfit(path: Path, problem: Any) -> Finding:
    words = problem.message if len(problem.message) < 200 else problem.message[:200] + "..."
    return _not_a_plan(path, f"{problem.json_path}: {words}")


def _not_a_plan(path: Path, why: str) -> Finding:
    return finding("S460", why, path=str(path))
