"""For a comment on a pull request: the verdict, then what is different, with the diffs folded."""

from __future__ import annotations

import re
from html import escape

from splitter.model.finding import Finding
from splitter.proving.proof import Proof, summary
from splitter.reporting.terminal import controls_spelt, visible

LONGEST = 65_000
"""Characters; GitHub takes 65,536."""

MARK = "<!-- splitter prove -->"
"""By which a later run finds its comment again."""

_MARKUP = re.compile(r"[\\`*_{}\[\]~|]")

_CALL = re.compile(r"([@#])(?=\w)")
"""What GitHub takes for somebody's name, or for an issue."""


def to_text(proof: Proof) -> str:
    """One list; what does not fit is counted. Nothing where nothing moved."""
    if not any(proof.files) and not any(proof.all_findings()):
        return ""
    pieces = [f"{MARK}\n**splitter prove**: {plain(visible(summary(proof)))}\n\n"]
    entries = list(map(entry, proof.all_findings()))
    size = len(pieces[0])
    for number, item in enumerate(entries):
        size += len(item)
        if size > LONGEST:
            pieces.append(f"\n... and {len(entries) - number} more\n")
            break
        pieces.append(item)
    return "".join(pieces)


def plain(text: str) -> str:
    """A line's text as Markdown that is nothing but this text, and that calls nobody."""
    entities = _MARKUP.sub(lambda match: f"&#{ord(match[0])};", escape(text, quote=False))
    return _CALL.sub(r"\1<!-- -->", entities.replace("&#", "\0")).replace("\0", "&#")


def entry(found: Finding) -> str:
    """A finding as an item of a list, its diff folded."""
    first, *diff = controls_spelt(found.message).split("\n")
    place = f"{found.path}:{found.line}" if found.line else found.path
    head = f"<b>{found.severity.value} {found.code}</b> <code>{escape(visible(place))}</code> {plain(first)}"
    if not diff:
        return f"- {head}\n"
    return f"- <details><summary>{head}</summary><pre>{'&#10;'.join(map(escape, diff))}</pre></details>\n"
