"""What a person would do next, said on a terminal once a run has done something."""

from __future__ import annotations

from splitter.reporting import Result


def next_steps(result: Result) -> str:
    """A line or two: how to look at what was made, how to take it back, and what would lose it."""
    commit = result.commit
    if not commit:
        look = "next: run the tests, `splitter review --html review.html`"
        return f"{look}; `splitter undo {result.plan.path}` takes it back"
    look = f"committed as {commit}; next: run the tests, `splitter review {commit} --html review.html`"
    if not result.keeps_blame:
        return f"{look}; `git revert {commit}` takes it back"
    return (
        f"{look}; `git revert -m 1 {commit}` takes it back\n"
        "merge the branch with a merge commit: squashed or rebased it loses who wrote the lines"
    )
