"""The generated header of a part: what the template gave, character for character, and nothing beside it.

Above it stands what stands at the top of the original (a licence, an encoding line), below it the statements.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from splitter.languages.language import Language
from splitter.model.module import Source
from splitter.model.plan import OutputFile
from splitter.model.statements import Reading, Role
from splitter.proof.readings import Flaw, Unfit, comments_of


@dataclass(frozen=True)
class Header:
    """What the reading of a part has because of its header."""

    docstring: bool
    own: Counter[str]
    """The comments down to its end; some may be joined to those above it."""
    above: Counter[str]
    """Those above it, which are the original's."""

    def less(self, comments: Counter[str]) -> Counter[str]:
        """The comments of a part that are not its header's."""
        return comments - self.own + self.above


NO_HEADER = Header(False, Counter(), Counter())


def header_of(language: Language, source: Source, original: Reading, output: OutputFile) -> Header:
    """Looks at one part; raises ``Flaw`` for another header than the template's, ``Unfit`` for that one."""
    text = output.data.removeprefix(source.bom).decode(source.encoding)
    start, end = output.header
    above = text[:start]
    if text[start:end] != output.heading:
        raise Flaw(f"{output.name}: what stands in or around its header is not what the template gave")
    if not source.text.startswith((above, above.removesuffix(source.newline))):
        raise Flaw(f"{output.name} has something above its header that the original has not")
    top = _reread(language, source, text[:end])
    if top.problem:
        raise Unfit(f"what it gives can't be read: {top.problem}")
    if [statement.role for statement in top.statements] not in ([], [Role.DOCSTRING]):
        raise Unfit("it gives more than a docstring and comments")
    if original.docstring and original.docstring.strip() not in (top.docstring or ""):
        raise Unfit("it leaves out the original's docstring, which is `docstring` or `literal`")
    known = comments_of(_reread(language, source, above)) if above else Counter[str]()
    return Header(bool(top.statements), comments_of(top), known)


def _reread(language: Language, source: Source, text: str) -> Reading:
    return language.reread(source.bom + text.encode(source.encoding))
