"""What a part tests, in a sentence that is so and stays so when a test is added to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from splitter.grouping.layer import match, taxonomy
from splitter.grouping.words import base, tokens

_EMPTY = re.compile(r"(?:^|(?<=\s))\d+$|^part \d+$|^all$|^other$")
"""What is in a subject only because another part has it too, or because there is none."""

_MIXED = " and other"
"""How the subject ends of a part that has tests of others, too."""

_WORD = re.compile(r"[^\W_]+")


def topic_of(subject: str, title: str, tests: Sequence[str], layers: Mapping[str, Sequence[str]]) -> str:
    """``Tests for convolution layers only.``; empty for a part that has a number and no subject.

    ``layers`` are those that the settings add to the taxonomy.
    """
    plain = _EMPTY.sub("", subject).strip()
    if not plain:
        return ""
    if plain.endswith(_MIXED):
        return f"Tests for {plain.removesuffix(_MIXED)}, among others."
    return f"Tests for {plain}{_kind(title, subject)}{_share(tests, plain, layers)}."


def _kind(title: str, subject: str) -> str:
    """`` layers`` of ``LeNet-5 convolution layer tests``, whose subject is convolution."""
    before, _, kind = title.lower().removesuffix(" tests").rpartition(subject.lower())
    if not kind.strip() or not before.strip():
        return ""
    if kind.endswith("y"):
        return kind[:-1] + "ies"
    return kind + ("es" if kind.endswith("s") else "s")


def _share(tests: Sequence[str], subject: str, layers: Mapping[str, Sequence[str]]) -> str:
    """Whether these tests are about that alone: nothing where no name tells, as with a person's own word."""
    words = [base(word) for word in _WORD.findall(subject.lower()) if word != "and"]
    others = [test for test in tests if not any(word in _joined(test) for word in words)]
    if others:
        names = taxonomy(layers)
        found = ((test, match(tokens(test), names)) for test in others)
        others = [test for test, one in found if not one or one.layer.title.lower() not in subject.lower()]
    if len(others) == len(tests):
        return ""
    return ", among others" if others else " only"


def _joined(test: str) -> str:
    return "".join(_WORD.findall(test.lower()))
