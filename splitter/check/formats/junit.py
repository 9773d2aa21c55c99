"""For test reports of CI servers: JUnit's XML, a test case a file.

It keeps to Jenkins' schema, ``junit-10.xsd``. XML 1.0 can't hold most control characters: they are spelt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from splitter.check.folders import Checked, Verdict, Verdicts
from splitter.model.finding import Finding
from splitter.reporting.terminal import visible, visible_lines


@dataclass(frozen=True)
class Case:
    """A test case of the report; one without a finding has passed."""

    name: str
    found: Finding | None = None
    kind: str = "failure"
    """Or ``error``, for what could not be looked at."""


def to_text(verdicts: Verdicts) -> str:
    """One suite. A file over the limit is a failure, one that can't be read an error."""
    cases = [_case(checked) for checked in verdicts.files]
    problems = [found for found in verdicts.findings if found.severity.value == "error"]
    cases += [Case(found.path or "search", found, "error") for found in problems]
    warnings = [f for f in verdicts.all_findings() if f.severity.value != "error"]
    return suite("check", cases, "".join(f"{f.code} {f.path} {f.message}\n" for f in warnings))


def _case(checked: Checked) -> Case:
    kind = {Verdict.OVER: "failure", Verdict.ERROR: "error"}.get(checked.verdict)
    return Case(checked.path) if kind is None else Case(checked.path, checked.findings[0], kind)


def suite(command: str, cases: Sequence[Case], said: str) -> str:
    """A command's cases, and what it said beside them."""
    counts = Counter(case.kind for case in cases if case.found)
    numbers = f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuites>\n  <testsuite name="splitter {command}" {numbers} time="0">\n'
        + "".join(_element(command, case) for case in cases)
        + (f"    <system-out>{_text(said)}</system-out>\n" if said else "")
        + "  </testsuite>\n</testsuites>\n"
    )


def _element(command: str, case: Case) -> str:
    names = f'classname="splitter.{command}" name={_attribute(case.name)} time="0"'
    found, kind = case.found, case.kind
    if found is None:
        return f"    <testcase {names}/>\n"
    line = "" if found.line is None else f"line {found.line}: "
    text = _text(f"{found.code} {line}{found.message}\n{found.remedy}")
    said = f"type={_attribute(found.code)} message={_attribute(found.message)}"
    return f"    <testcase {names}>\n      <{kind} {said}>{text}</{kind}>\n    </testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _text(text: str) -> str:
    return escape(visible_lines(text))
