"""What a person would do next, said on a terminal once a run has done something."""

from __future__ import annotations

from splitter.reporting import Result
from splitter.reporting.terminal import visible


def next_steps(result: Result) -> str:
    """How to look at what was made, how to take it back, and what would lose it: a line each."""
    commit = result.commit
    review, back = "splitter review --html review.html", f"splitter undo {result.plan.path}"
    if commit:
        review = f"splitter review {commit} --html review.html"
        back = f"git revert {'-m 1 ' if result.keeps_blame else ''}{commit}"
    lines = [f"next: run the tests, then `{review}`", f"`{back}` takes it back"]
    if commit:
        lines.insert(0, f"committed as {commit}")
    if result.keeps_blame:
        lines.append("merge the branch with a merge commit: squashed or rebased it loses who wrote the lines")
    return "\n".join(map(visible, lines))
