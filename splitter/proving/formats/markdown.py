"""For a comment on a pull request: the verdict, then what is different, with the diffs folded."""

from __future__ import annotations

from html import escape

from splitter.model.finding import Finding
from splitter.proving.proof import Proof, summary
from splitter.reporting.terminal import controls_spelt, visible

LONGEST = 65_000
"""Characters; GitHub takes 65,536."""


def to_text(proof: Proof) -> str:
    """One list; what does not fit is counted."""
    pieces = [f"**splitter prove**: {escape(visible(summary(proof)))}\n\n"]
    entries = list(map(_entry, proof.all_findings()))
    size = len(pieces[0])
    for number, entry in enumerate(entries):
        size += len(entry)
        if size > LONGEST:
            pieces.append(f"\n... and {len(entries) - number} more\n")
            break
        pieces.append(entry)
    return "".join(pieces)


def _entry(found: Finding) -> str:
    first, *diff = controls_spelt(found.message).split("\n")
    place = f"{found.path}:{found.line}" if found.line else found.path
    head = f"<b>{found.severity.value} {found.code}</b> <code>{escape(visible(place))}</code> {escape(first)}"
    if not diff:
        return f"- {head}\n"
    return f"- <details><summary>{head}</summary><pre>{'&#10;'.join(map(escape, diff))}</pre></details>\n"
