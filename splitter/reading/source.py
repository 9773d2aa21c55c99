"""Bytes of a test file to text and back, without loss: encodings, byte order marks, line endings."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path

from splitter.files import read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Source
from splitter.text.lines import count_lines

_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"[ \t\f]*(?:#.*)?\Z", re.DOTALL)
_LINE = re.compile(rb"\r\n|\r|\n")
_PROBE = "# -*- coding: test_x09 = (1) -*-\n\t"


def read(path: Path, *, declares: bool = True) -> Source:
    """The file at ``path`` as a ``Source`` whose path is ``str(path)``; ``declares`` as for ``decode``.

    Raises ``Refused`` with S101 when there is no readable regular file (a symbolic link is not
    followed: the parts would appear beside the link and the file itself would stay), and with what
    ``decode`` refuses.
    """
    return decode(str(path), read_bytes(path), declares=declares)


def read_bytes(path: Path) -> bytes:
    """The bytes of the regular file at ``path``; raises ``Refused`` with S101 for anything else."""
    try:
        if path.is_symlink():
            raise Refused(_symlink(path))
        return read_whole(path)
    except OSError as error:
        raise Refused(finding("S101", _reason(error), path=str(path))) from error
    except ValueError as error:  # a NUL in the path
        raise Refused(finding("S101", str(error), path=str(path))) from error


def decode(path: str, data: bytes, *, declares: bool = True) -> Source:
    """``data`` as text that gives the same bytes back.

    ``declares`` says whether the file itself may tell its encoding (PEP 263); else it is UTF-8. Raises
    ``Refused`` with S102, which names the encoding and the first place that does not fit.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(bom) :]
    if declares and (nul := data.find(b"\0")) >= 0:
        raise Refused(_misfit(path, data, nul, "a NUL byte, which Python source can't hold"))
    encoding = _declared(path, body, bom) if declares else "utf-8"
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(bom) + error.start
        raise Refused(_misfit(path, data, at, f"not valid {encoding} ({error.reason})")) from error
    except UnicodeError as error:  # codecs such as idna and punycode give no position
        raise Refused(finding("S102", f"not valid {encoding}: {error}", path=path)) from error
    if not _gives_back(text, encoding, body):
        raise Refused(finding("S102", f"{encoding} does not give the same bytes back", path=path))
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, data, text, encoding, bom, _dominant_newline(body), digest, declares)


def encode(source: Source, text: str) -> bytes:
    """``text`` as the bytes of a part of ``source``: its encoding, its byte order mark.

    Raises ``Refused`` with S457 when a character does not exist in that encoding, or when the part
    would be read back as something else (its encoding line is not in the first two lines).
    """
    try:
        body = text.encode(source.encoding)
    except UnicodeError as error:
        raise Refused(_unencodable(source, text, error)) from error
    if source.declares and not _declares(source, body):
        message = f"without its encoding line at the top a part would not be read as {source.encoding}"
        raise Refused(finding("S457", message, path=source.path))
    try:
        same = body.decode(source.encoding) == text
    except UnicodeError:
        same = False
    if not same:
        message = f"{source.encoding} does not give the text of a part back"
        raise Refused(finding("S457", message, path=source.path))
    return source.bom + body


def _declared(path: str, body: bytes, bom: bytes) -> str:
    """The encoding that Python reads ``body`` with (PEP 263), by its usual name."""
    named, line = _cookie(body)
    if named is None:
        return "utf-8"
    if _is_utf8(named):
        return "utf-8"
    try:
        encoding = codecs.lookup(named).name
        # A codec that moves ASCII about (utf-16, ebcdic) can't be what the file is read with: its
        # encoding line could not have been found. LookupError also means "not a text encoding".
        faithful = _PROBE.encode("ascii").decode(named) == _PROBE
    except (LookupError, ValueError) as error:  # UnicodeError is a ValueError
        message = f"line {line} declares the encoding {named!r}, which Python does not know"
        raise Refused(finding("S102", message, path=path, line=line)) from error
    if not faithful:
        message = f"line {line} declares the encoding {named!r}, which does not hold ASCII"
        raise Refused(finding("S102", message, path=path, line=line))
    if encoding in ("utf-8", "utf-8-sig"):  # spelt utf8, U8, ...
        return "utf-8"
    if bom:
        message = f"the file begins with UTF-8's byte order mark, but line {line} declares {named!r}"
        raise Refused(finding("S102", message, path=path, line=line))
    return encoding


def _cookie(body: bytes) -> tuple[str | None, int]:
    """The encoding named in the first two lines, and the line's number."""
    # Python reads a lone CR as a line ending too.
    for number, line in enumerate(_LINE.split(body, maxsplit=2)[:2], 1):
        if match := _COOKIE.match(line):
            return match[1].decode("ascii"), number
        if not _BLANK.match(line):
            break
    return None, 0


def _is_utf8(name: str) -> bool:
    plain = name.lower().replace("_", "-")
    return plain == "utf-8" or plain.startswith("utf-8-")


def _declares(source: Source, body: bytes) -> bool:
    """Whether Python would read ``body`` as ``source``'s encoding."""
    try:
        return _declared(source.path, body, source.bom) == source.encoding
    except Refused:
        return False


def _gives_back(text: str, encoding: str, body: bytes) -> bool:
    try:
        return text.encode(encoding) == body
    except UnicodeError:
        return False


def _dominant_newline(body: bytes) -> str:
    """The line ending that most lines have; LF when there is none, and among equals."""
    crlf = body.count(b"\r\n")
    counts = {"\n": body.count(b"\n") - crlf, "\r\n": crlf, "\r": body.count(b"\r") - crlf}
    return max(counts, key=lambda ending: counts[ending])


def _misfit(path: str, data: bytes, offset: int, what: str) -> Finding:
    line = len(_LINE.findall(data[:offset])) + 1
    message = f"byte 0x{data[offset]:02x} at offset {offset} (line {line}): {what}"
    return finding("S102", message, path=path, line=line)


def _unencodable(source: Source, text: str, error: UnicodeError) -> Finding:
    if not isinstance(error, UnicodeEncodeError):
        return finding("S457", f"a part can't be written in {source.encoding}: {error}", path=source.path)
    letter = text[error.start]
    line = count_lines(text, 0, error.start) + 1
    message = f"{letter!a} in line {line} of a part does not exist in {source.encoding}, the file's encoding"
    return finding("S457", message, path=source.path)


def _symlink(path: Path) -> Finding:
    target = os.readlink(path)  # noqa: PTH115 - the link's own words, not a Path
    found = finding("S101", f"a symbolic link to {target}", path=str(path))
    named = path.parent / target
    nowhere = f"{named} does not exist: name a file"
    return replace(found, remedy=f"name the target itself: {named}" if named.exists() else nowhere)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
