"""The JSON Schema of everything that comes out as JSON, and of the configuration, made of the types."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

_DOCUMENTS = {
    "result": "splitter.reporting.result_document.ResultDocument",
    "check": "splitter.check.formats.json.CheckDocument",
    "proof": "splitter.proving.formats.json.ProofDocument",
    "merge": "splitter.merging.telling.MergeDocument",
    "port": "splitter.porting.telling.PortDocument",
    "report": "splitter.bulk.report_document.ReportDocument",
    "verification": "splitter.reporting.verification.VerificationDocument",
    "probe": "splitter.probing.document.TYPES",
    "ids": "splitter.references.ids.IdsDocument",
    "baseline": "splitter.check.baseline.BaselineDocument",
}
"""The name of each document and its type, which stands beside its ``KIND`` where nothing else is said."""

_WRITERS = {"result": "splitter.reporting.json", "report": "splitter.bulk.report"}

NAMES = ("configuration", "plan", *_DOCUMENTS)
"""What there is a schema of."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema(name: str, *, closed: bool = False) -> dict[str, Any]:
    """The schema of what is called so; a ``closed`` one takes no fields but those that it knows."""
    if name == "configuration":
        return configuration()
    if name == "plan":
        from splitter.plans.reading import schema as of_plans

        return of_plans()
    module, _, attribute = _DOCUMENTS[name].rpartition(".")
    owner = getattr(import_module(module), attribute)
    writer = import_module(_WRITERS.get(name, module))
    made = _Schema(closed=closed).of_all(owner if isinstance(owner, tuple) else (owner,))
    made["properties"] |= {
        "kind": {"const": writer.KIND},
        "format_version": {"const": writer.FORMAT_VERSION},
    }
    return {"$schema": _DRAFT, "title": writer.KIND, **made}


class _Schema:
    """Types as schemas."""

    def __init__(self, *, closed: bool) -> None:
        self._closed = closed

    def of_all(self, owners: tuple[type, ...]) -> dict[str, Any]:
        """An object that has the fields of all of these."""
        properties: dict[str, Any] = {}
        required: list[str] = []
        for owner in owners:
            hints = get_type_hints(owner, include_extras=True)
            properties |= {name: self.of(kind) for name, kind in hints.items()}
            needed = hints if is_dataclass(owner) else owner.__required_keys__  # type: ignore[attr-defined]
            required += [name for name in hints if name in needed]
        made = {
            "type": "object",
            "description": " ".join((owners[-1].__doc__ or "").split()).replace("``", "`"),
            "properties": properties,
            "required": required,
        }
        return {**made, "additionalProperties": False} if self._closed else made

    def of(self, kind: Any) -> dict[str, Any]:
        """A value of a type."""
        origin, inner = get_origin(kind), get_args(kind)
        if kind is Any:
            return {}
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        if origin is Annotated:
            return self.of(inner[1])
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin in (list, tuple):
            return {"type": "array", "items": self.of(inner[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [one.value for one in kind]}
        if is_typeddict(kind) or is_dataclass(kind):
            return self.of_all((kind,))
        raise TypeError(f"no schema for {kind!r}")


def configuration() -> dict[str, Any]:
    """That of ``[tool.splitter]``, in the form in which SchemaStore keeps parts of pyproject.toml."""
    from splitter.config.settings import Settings
    from splitter.config.verify import VerifySettings

    verify = _table(VerifySettings)
    made = _table(Settings)
    made["properties"]["verify"] = {"title": "How tests are run", **verify}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://json.schemastore.org/partial-splitter.json",
        "title": "splitter",
        "description": "Splits oversized test files, and keeps them small.",
        **made,
    }


def _table(owner: type) -> dict[str, Any]:
    from splitter.config.verify import VerifySettings

    hints = get_type_hints(owner)
    told = _docstrings(owner)
    keys = [
        one
        for one in fields(owner)
        if "internal" not in one.metadata and hints[one.name] is not VerifySettings
    ]
    properties = {
        one.name.replace("_", "-"): _key(one, hints[one.name], told.get(one.name, "")) for one in keys
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _key(option: Field[Any], kind: Any, told: str) -> dict[str, Any]:
    present = (
        [one for one in get_args(kind) if one is not type(None)] if type(None) in get_args(kind) else [kind]
    )
    made = _value(present[0]) | dict(option.metadata.get("schema", {}))
    if told:
        made["description"] = told
    if option.default is not MISSING and option.default not in (None, ""):
        made["default"] = list(option.default) if isinstance(option.default, tuple) else option.default
    return made


def _value(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        return {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    return {"type": _PLAIN[kind]}


def _docstrings(owner: type) -> dict[str, str]:
    """What the source says below each field, in a sentence."""
    import ast
    import inspect

    body = ast.parse(inspect.getsource(owner)).body[0].body  # type: ignore[attr-defined]
    return {
        above.target.id: " ".join(below.value.value.split()).replace("``", "`")
        for above, below in pairwise(body)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name)
        if isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
