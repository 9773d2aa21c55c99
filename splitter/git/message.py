"""The message of a commit that holds a split, or a merge."""

from __future__ import annotations

import string
from collections.abc import Sequence

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Plan


def message(template: str, plan: Plan, path: str) -> str:
    """The text for a plan; ``path`` is the original's in the repository; raises ``Refused`` (S470)."""
    parts = [(part.name, len(part.tests)) for part in plan.parts]
    return filled(template, path, parts, len(plan.tests), plan.path)


def filled(template: str, path: str, parts: Sequence[tuple[str, int]], tests: int, subject: str) -> str:
    """A template with its values: the original's path, the parts with how many tests each has, and of all.

    Raises ``Refused`` (S470), about ``subject``, for a template that uses anything but ``{original}``,
    ``{path}``, ``{parts}``, ``{count}`` and ``{tests}``, or that gives an empty message.
    """
    values = {
        "original": path.rpartition("/")[2],
        "path": path,
        "parts": "\n".join(f"- {name} ({_tests(count)})" for name, count in parts),
        "count": str(len(parts)),
        "tests": str(tests),
    }
    try:
        pieces = list(string.Formatter().parse(template))
    except ValueError as error:
        raise Refused(finding("S470", f"{template!r}: {error}", path=subject)) from error
    for _, name, spec, conversion in pieces:
        if name is not None and (name not in values or spec or conversion):
            raise Refused(finding("S470", f"unknown placeholder {{{name}}} in {template!r}", path=subject))
    text = template.format_map(values)
    if not text.strip():
        raise Refused(finding("S470", "the message is empty", path=subject))
    return text


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"
