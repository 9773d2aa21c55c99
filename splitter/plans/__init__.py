"""Plan files: a plan as JSON, to be read, edited in its grouping, kept, and applied later.

The schema is ``plan.schema.json`` beside this module.
"""

from __future__ import annotations

from splitter.plans.applying import Applied, apply, prepared
from splitter.plans.group_files import group_file
from splitter.plans.placing import groups_to, output_to, path_from, project_top
from splitter.plans.reading import read, schema
from splitter.plans.writing import FORMAT_VERSION, document, text

__all__ = [
    "FORMAT_VERSION",
    "Applied",
    "apply",
    "document",
    "group_file",
    "groups_to",
    "output_to",
    "path_from",
    "prepared",
    "project_top",
    "read",
    "schema",
    "text",
]
