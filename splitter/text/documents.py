"""TOML and JSON to plain values; ``ValueError`` says what is wrong with a text."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=8)
def toml(data: bytes) -> dict[str, Any]:
    """The tables of a TOML document, which nobody changes: a project has one for several of its tools."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    text = _text(data)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # beside its own an integer of too many digits
        raise ValueError(f"not valid TOML: {error}") from error


def json(data: bytes) -> Any:
    """The value of a JSON document, in which no object has a key twice and every number is one."""
    import json as reader

    text = _text(data)
    try:
        return reader.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not valid JSON: {error}") from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
