"""What a person would do next, said on a terminal once a run has done something."""

from __future__ import annotations

from splitter.model.plan import Plan


def next_steps(plan: Plan, commit: str = "") -> str:
    """A line: how to look at what was made, and how to take it back. ``commit`` is what holds it."""
    if commit:
        look = f"committed as {commit}; next: run the tests, `splitter review {commit} --html review.html`"
        return f"{look}; `git revert {commit}` takes it back"
    look = "next: run the tests, `splitter review --html review.html`"
    return f"{look}; `splitter undo {plan.path}` takes it back"
