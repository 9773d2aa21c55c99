"""For test reports of CI servers: JUnit's XML, a test case a file.

It keeps to Jenkins' schema, ``junit-10.xsd``. XML 1.0 can't hold most control characters: they are spelt.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from splitter.check.folders import Checked, Verdict, Verdicts
from splitter.model.finding import Finding
from splitter.reporting.terminal import visible, visible_lines


def to_text(verdicts: Verdicts) -> str:
    """One suite. A file over the limit is a failure, one that can't be read an error."""
    cases = [_case(checked) for checked in verdicts.files]
    problems = [found for found in verdicts.findings if found.severity.value == "error"]
    cases += [_element(found.path or "search", "error", found) for found in problems]
    failures = sum(checked.verdict is Verdict.OVER for checked in verdicts.files)
    errors = sum(checked.verdict is Verdict.ERROR for checked in verdicts.files) + len(problems)
    warnings = [f for f in verdicts.all_findings() if f.severity.value != "error"]
    numbers = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    said = "".join(f"{f.code} {f.path} {f.message}\n" for f in warnings)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuites>\n  <testsuite name="splitter check" {numbers} time="0">\n'
        + "".join(cases)
        + (f"    <system-out>{_text(said)}</system-out>\n" if said else "")
        + "  </testsuite>\n</testsuites>\n"
    )


def _case(checked: Checked) -> str:
    kind = {Verdict.OVER: "failure", Verdict.ERROR: "error"}.get(checked.verdict)
    if kind is not None:
        return _element(checked.path, kind, checked.findings[0])
    return f"    <testcase {_names(checked.path)}/>\n"


def _element(path: str, kind: str, found: Finding) -> str:
    line = "" if found.line is None else f"line {found.line}: "
    text = _text(f"{found.code} {line}{found.message}\n{found.remedy}")
    names = f"type={_attribute(found.code)} message={_attribute(found.message)}"
    return f"    <testcase {_names(path)}>\n      <{kind} {names}>{text}</{kind}>\n    </testcase>\n"


def _names(path: str) -> str:
    return f'classname="splitter.check" name={_attribute(path)} time="0"'


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _text(text: str) -> str:
    return escape(visible_lines(text))
