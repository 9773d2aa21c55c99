"""For code scanning: SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format")."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from splitter.check.formats import Told
from splitter.model.catalogue import CATALOGUE
from splitter.model.finding import Finding
from splitter.model.version import VERSION
from splitter.reporting.terminal import controls_spelt

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_text(told: Told) -> str:
    """One run, with the rules that its results name."""
    findings = list(told.all_findings())
    codes = sorted({found.code for found in findings})
    run = {
        "tool": {"driver": {"name": "splitter", "version": VERSION, "rules": list(map(_rule, codes))}},
        "invocations": [{"executionSuccessful": told.exit_code != 2, "exitCode": told.exit_code}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code)) for found in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    definition = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": definition.title},
        "help": {"text": definition.remedy},
        "defaultConfiguration": {"level": definition.severity.value},
    }


def _result(found: Finding, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": controls_spelt(found.message)},
    }
    if found.path:
        place: dict[str, Any] = {"artifactLocation": _location(found.path)}
        if found.line is not None:
            place["region"] = {"startLine": found.line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _location(path: str) -> dict[str, str]:
    """Relative to the top of the sources, as code scanning expects it; absolute for what lies elsewhere."""
    pure = PurePath(os.path.normpath(path))
    if pure.is_absolute() or pure.parts[:1] == (os.pardir,):
        return {"uri": Path(path).resolve().as_uri()}
    return {"uri": quote(os.fsencode(pure.as_posix())), "uriBaseId": "%SRCROOT%"}
