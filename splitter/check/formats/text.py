"""For people: a sentence that sums up; the findings themselves are printed as those of a split are."""

from __future__ import annotations

from splitter.check.folders import Verdict, Verdicts

_WORDS = {
    Verdict.OVER: "over the limit",
    Verdict.KNOWN: "over it as the baseline knows",
    Verdict.SOFT: "over the soft limit",
    Verdict.ERROR: "could not be looked at",
}


def summary(verdicts: Verdicts) -> str:
    """``1200 test files, 3 over the limit``."""
    files = verdicts.files
    counts = {verdict: sum(checked.verdict is verdict for checked in files) for verdict in _WORDS}
    parts = [f"{number} {_WORDS[verdict]}" for verdict, number in counts.items() if number]
    if not files:
        return "no test files found"
    rest = parts or ["all within the limit"]
    head = "1 test file" if len(files) == 1 else f"{len(files)} test files"
    return ", ".join([head, *rest])
