"""What a person would do next, said on a terminal once a run has done something."""

from __future__ import annotations

from splitter.model.plan import Plan


def next_steps(plan: Plan, commit: str = "") -> str:
    """A line: how to look at what was made, and how to take it back. ``commit`` is what holds it."""
    folder, slash, _ = plan.path.replace("\\", "/").rpartition("/")
    retired = f"{folder}{slash}{plan.retired}"
    if commit:
        look = f"committed as {commit}; next: `git show {commit}`"
        return f"{look}, run the tests; `git revert {commit}` takes it back"
    look = f"`splitter prove {retired}`" if plan.retirement.how == "rename" else "look at the parts"
    return f"next: {look}, run the tests; `splitter undo {plan.path}` takes it back"
