"""For test reports of CI servers: JUnit's XML, a test case for each thing that is not as it was."""

from __future__ import annotations

from splitter.check.formats.junit import Case, suite
from splitter.model.finding import Severity
from splitter.proving.proof import Proof, summary


def to_text(proof: Proof) -> str:
    """One suite; what could not be looked at is an error. Where nothing is wrong, one case has passed."""
    cases = [Case(found.path or "files", found, "error") for found in proof.problems]
    told = [one.told(allowed=one.kind in proof.allowed) for one in proof.differences]
    wrong = [found for found in told if found.severity is Severity.ERROR]
    cases += [Case(f"{found.path}:{found.line}" if found.line else found.path, found) for found in wrong]
    others = "".join(f"{f.code} {f.path} {f.message}\n" for f in told if f.severity is not Severity.ERROR)
    return suite("prove", cases or [Case("nothing is lost")], f"{summary(proof)}\n{others}")
