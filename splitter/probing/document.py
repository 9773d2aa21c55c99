"""What a probe found out, as JSON for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict

from splitter.model.document import Document
from splitter.probing.conclusions import Report

KIND = "splitter probe"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""

TYPES = (Document, Report)
"""What the document is made of: it has the fields of both."""


def to_json(report: Report) -> str:
    """The report with a line ending."""
    document: Document = {"kind": KIND, "format_version": FORMAT_VERSION}
    return json.dumps({**document, **asdict(report)}, indent=2) + "\n"
