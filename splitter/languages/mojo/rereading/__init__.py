"""The second reading of a Mojo file, for the proof: every token of it, in logical lines.

Shares no code with the first reading (:mod:`splitter.text.lines`, :mod:`splitter.text.imports`), on purpose:
a mistake of one is not repeated by the other. The first skips from bracket to bracket and line to
line; this one names each token, or glances at a body for what it uses (:mod:`.glance`), and learns from
that what a statement is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from splitter.languages.mojo.rereading.chunks import RecognisedLine, chunks_of
from splitter.languages.mojo.rereading.glance import glanced_lines
from splitter.languages.mojo.rereading.recognition import Original
from splitter.languages.mojo.rereading.relations import NOTHING_KNOWN, Known, related
from splitter.languages.mojo.rereading.statements import docstring_of, idle_imports, statement_of
from splitter.languages.mojo.rereading.tokens import Line, Unreadable
from splitter.model.statements import Reading

_BOM = b"\xef\xbb\xbf"


def reread(data: bytes, known: Known = NOTHING_KNOWN) -> Reading:
    """The statements of a file, from its tokens; of a part something is ``known`` from its original."""
    try:
        text = _decoded(data)
        return _reading(text, glanced_lines(text), known)
    except (UnicodeDecodeError, Unreadable) as error:
        return Reading((), problem=str(error))


def reread_parts(original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
    """The same for files made of the original's statements, which are recognised and not read again."""
    known = Original(original)
    return (_reread_part(known, data) for data in parts)


def _reread_part(original: Original, data: bytes) -> Reading:
    try:
        text = _decoded(data)
        return _reading(text, original.items(text), original.known)
    except (UnicodeDecodeError, Unreadable):
        return reread(data, original.known)


def _decoded(data: bytes) -> str:
    return data.removeprefix(_BOM).decode("utf-8")


def _reading(text: str, lines: Iterable[Line | RecognisedLine], known: Known) -> Reading:
    chunks, closing = chunks_of(lines)
    statements = [statement_of(text, chunk, n) for n, chunk in enumerate(chunks)]
    return Reading(
        tuple(related(statements, chunks, known)),
        closing,
        docstring_of(statements, chunks),
        idle=frozenset(idle_imports(statements)),
        own=tuple(zip(chunks, statements, strict=True)),
    )
