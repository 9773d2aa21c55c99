"""What a person would do next, said on a terminal once a run has done something."""

from __future__ import annotations

from splitter.reporting import Result
from splitter.reporting.terminal import visible

_REVIEW = "next: run the tests, then `splitter review --html review.html`"


def next_steps(result: Result) -> str:
    """How to look at what was made, how to take it back, and what would lose it: a line each."""
    commit = result.commit
    lines = [_REVIEW, f"`splitter undo {result.plan.path}` takes it back"]
    if commit:
        lines = [
            f"committed as {commit}",
            f"next: run the tests, then `splitter review {commit} --html review.html`",
            f"`git revert {'-m 1 ' if result.keeps_blame else ''}{commit}` takes it back",
        ]
    if result.keeps_blame:
        lines.append("merge the branch with a merge commit: squashed or rebased it loses who wrote the lines")
    return "\n".join(map(visible, lines))


def next_steps_of_many(undoable: bool) -> str:
    """The same after many files; ``undoable`` says that none was committed."""
    back = (
        "`splitter undo --last` takes all of it back"
        if undoable
        else "`git revert` takes a file's commit back"
    )
    return f"{_REVIEW}\n{back}"
