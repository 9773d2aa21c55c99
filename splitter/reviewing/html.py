"""The review as one file of HTML, which loads nothing and lets no script run but its own."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from splitter.model.finding import Finding
from splitter.model.version import VERSION
from splitter.rendering.templates import shipped
from splitter.reporting.terminal import controls_spelt, visible
from splitter.reviewing.copies import Copy
from splitter.reviewing.hunks import EDITED, GONE, NEW, Hunk
from splitter.reviewing.review import BYTE_FOR_BYTE, Review, Row
from splitter.reviewing.sheets import Block, Fate, Sheet
from splitter.reviewing.tracing import Spot
from splitter.reviewing.wording import count_of, growth, unchecked, verdict

MARK = '<meta name="generator" content="splitter review">'
"""What a page of ours has, so that it may be written anew."""

_GOLDEN = 137.508
"""Degrees: so turned, neighbours' hues are far apart however many there are."""

_LINKS = 4
"""Of a block; a helper may be in sixty parts."""

_PLACES = 8
"""Of lines that are new in several parts."""


def to_text(review: Review) -> str:
    """The page. All texts but the template's own are escaped."""
    environment = Environment(loader=FunctionLoader(shipped), autoescape=True, undefined=StrictUndefined)
    hues = [round(25 + number * _GOLDEN, 1) % 360 for number in range(len(review.parts))]
    style = environment.get_template("review.css.jinja").render(hues=hues)
    script = shipped("review.js.jinja")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment.get_template("review.html.jinja")
    return page.render(policy=policy, style=Markup(style), script=Markup(script), **_Page(review).values())


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Page:
    """The review's values as the template needs them, with a place in the page for each line."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._places = {
            (letter, sheet.path): (f"{letter}{number}", [block.line - 1 for block in sheet.blocks])
            for letter, sheets in (("b", review.originals), ("a", review.parts))
            for number, sheet in enumerate(sheets, 1)
        }
        self._numbers = {sheet.path: number for number, sheet in enumerate(review.parts, 1)}

    def values(self) -> Mapping[str, Any]:
        review = self._review
        return {
            "title": visible(review.title),
            "version": VERSION,
            "state": ("good", "bad", "unknown")[review.proof.exit_code],
            "verdict": visible(verdict(review)),
            "tests": [self._row(row) for row in review.tests],
            "several": len(review.originals) > 1,
            "originals": [self._sheet("b", sheet) for sheet in review.originals],
            "parts": [self._sheet("a", sheet) for sheet in review.parts],
            "hunks": list(self._hunks()),
            "copies": [_copy(one) for one in review.copies],
            "growth": growth(review),
            "findings": [_finding(one) for one in review.findings],
            "over": [(visible(path), words) for path, words in review.over],
            "unchecked": unchecked(review),
            "checks": [{"command": visible(c.command), "prints": c.prints} for c in review.checks],
            "checks_in": review.checks_in,
            "is_planned": review.is_planned,
        }

    def _anchor(self, side: str, spot: Spot) -> str:
        """The block that a line is in."""
        name, starts = self._places[side, spot[0]]
        return f"{name}-{starts[bisect_right(starts, spot[1]) - 1] + 1}" if starts else name

    def _row(self, row: Row) -> dict[str, Any]:
        return {
            "test": visible(row.test),
            "before": self._place("b", row.before),
            "after": self._place("a", row.after),
            "tint": self._tint(row.after[0]) if row.after else "",
            "how": row.how,
            "same": row.how == BYTE_FOR_BYTE,
        }

    def _place(self, side: str, place: Spot | None) -> dict[str, Any] | None:
        """``place`` has its line counted from 1."""
        if place is None or (side, place[0]) not in self._places:
            return None
        path, line = place
        return {"path": visible(path), "line": line, "anchor": self._anchor(side, (path, line - 1))}

    def _tint(self, path: str) -> str:
        return f"tint t{self._numbers[path]}" if path in self._numbers else ""

    def _sheet(self, side: str, sheet: Sheet) -> dict[str, Any]:
        is_part = side == "a"
        over = dict(self._review.over)
        return {
            "path": visible(sheet.path),
            "name": visible(PurePath(sheet.path).name),
            "anchor": self._places[side, sheet.path][0],
            "number": self._numbers[sheet.path] if is_part else 0,
            "tint": self._tint(sheet.path) if is_part else "",
            "tests": sum(row.after is not None and row.after[0] == sheet.path for row in self._review.tests),
            "lines": sheet.lines,
            "over": over.get(sheet.path, "") if is_part else "",
            "blocks": [self._block(side, sheet, block) for block in sheet.blocks],
        }

    def _block(self, side: str, sheet: Sheet, block: Block) -> dict[str, Any]:
        part = (block.links[0][0] if side == "b" else sheet.path) if block.links else ""
        last = block.line + len(block.lines)
        return {
            "anchor": self._anchor(side, (sheet.path, block.line - 1)),
            "tint": self._tint(part),
            "shared": len(block.links) > 1 or block.fate in (Fate.COPIED, Fate.IMPORT),
            "links": [self._link(side, block, spot) for spot in block.links[:_LINKS]],
            "word": self._word(side, sheet, block),
            "numbers": "\n".join(map(str, range(block.line, last))),
            "text": controls_spelt("\n".join(block.lines)),
        }

    def _link(self, side: str, block: Block, spot: Spot) -> dict[str, str]:
        path, line = spot[0], spot[1] + 1
        name = visible(block.owner.name) if block.owner else f"line {block.line}"
        if side == "a":
            text, label = f"\u2190 {line}", f"{name} was at {visible(path)} line {line}"
        else:
            number = self._numbers[path]
            text, label = f"{number}:{line}", f"{name} is in file {number}, {visible(path)}, line {line}"
        return {"anchor": self._anchor("a" if side == "b" else "b", spot), "text": text, "label": label}

    def _word(self, side: str, sheet: Sheet, block: Block) -> str:
        if block.links:
            more = len(block.links) - _LINKS
            return f"+{more}" if more > 0 else "copy" if block.fate in (Fate.COPIED, Fate.IMPORT) else ""
        if side == "b":
            return self._review.gone_words.get((sheet.path, block.line), "")
        return NEW.get(block.fate, "")

    def _hunks(self) -> Iterator[dict[str, Any]]:
        """Those of one word together; many headers or imports are folded."""
        for word, group in groupby(self._review.hunks, key=lambda hunk: hunk.word.partition(":")[0]):
            found = list(group)
            size = sum(len(hunk.lines) * len(hunk.places) for hunk in found)
            is_gone = word in GONE.values() or word == EDITED
            yield {
                "word": word[:1].upper() + word[1:],
                "size": count_of(size, "line"),
                "open": size <= 200 or is_gone,
                "hunks": [self._hunk(hunk) for hunk in found],
            }

    def _hunk(self, hunk: Hunk) -> dict[str, Any]:
        places: Sequence[Spot] = hunk.places[:_PLACES]
        return {
            "places": [self._said(place) for place in places],
            "more": len(hunk.places) - len(places),
            "lines": [_signed(line) for line in hunk.lines],
        }

    def _said(self, place: Spot) -> dict[str, str]:
        path, line = place
        side = "a" if ("a", path) in self._places else "b"
        return {"text": f"{visible(path)}:{line}", "anchor": self._anchor(side, (path, line - 1))}


def _copy(one: Copy) -> dict[str, Any]:
    files = [visible(path) for path in one.files]
    return {**vars(one), "name": visible(one.name), "files": files, "growth": one.growth}


def _signed(line: str) -> dict[str, str]:
    kind = {"+": "plus", "-": "minus"}.get(line[:1], "same")
    return {"kind": kind, "text": controls_spelt(line)}


def _finding(found: Finding) -> dict[str, str]:
    first, _, rest = controls_spelt(found.message).partition("\n")
    place = f"{found.path}:{found.line}" if found.line else found.path
    return {
        "severity": found.severity.value,
        "code": found.code,
        "place": visible(place),
        "first": first,
        "rest": rest,
        "remedy": controls_spelt(found.remedy),
    }
