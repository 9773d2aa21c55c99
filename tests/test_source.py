"""A file's bytes come back from its text, or the file is refused with the place that does not fit."""

from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from splitter.languages import source_of
from splitter.model.finding import Finding, Refused
from splitter.reading.source import decode, encode, read

BOM = codecs.BOM_UTF8


def refusal(path: str, data: bytes) -> Finding:
    with pytest.raises(Refused) as caught:
        source_of(path, data)
    (found,) = caught.value.findings
    return found


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        ("x = 'é'\n".encode(), "utf-8", "x = 'é'\n"),
        (BOM + b"x\n", "utf-8", "x\n"),
        (BOM + b"# coding: utf-8\n", "utf-8", "# coding: utf-8\n"),
        (BOM + b"# coding: utf8\n", "utf-8", "# coding: utf8\n"),
        (b"# coding: UTF-8-SIG\n", "utf-8", "# coding: UTF-8-SIG\n"),
        (b"# -*- coding: latin-1 -*-\n'\xe9'\n", "iso8859-1", "# -*- coding: latin-1 -*-\n'é'\n"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n\x80", "cp1252", None),
        (b"\n# coding=latin-1\n\xe9", "iso8859-1", None),
        (b"# caf\xe9\n# coding=latin-1\n", "iso8859-1", None),
        (b"# a\r# coding=latin-1\r\xe9", "iso8859-1", None),
        (b"\x0c# coding=latin-1\r\n\xe9", "iso8859-1", None),
        (b"x = 1\n# coding: latin-1\n", "utf-8", None),
        (b"\n\n# coding: latin-1\n", "utf-8", None),
        (b"# a\r\r# coding: latin-1\r", "utf-8", None),
        (b"# coding: shift_jis\n'\x83\x65'\n", "shift_jis", None),
    ],
)
def test_python_follows_pep_263(data: bytes, encoding: str, text: str | None) -> None:
    source = decode("test_a.py", data)

    assert source.encoding == encoding
    assert text is None or source.text == text
    assert source.bom + source.text.encode(source.encoding) == data
    assert encode(source, source.text) == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"a\nb\r\nc\rd \xe9\n", 4, ["0xe9", "offset 9", "line 4", "utf-8"]),
        (BOM + b"\xff", 1, ["0xff", "offset 3", "utf-8"]),
        (b"x\n\0", 2, ["0x00", "offset 2", "NUL"]),
        (b"#\n# coding: klingon\n", 2, ["klingon", "line 2", "does not know"]),
        (b"# coding: rot13\n", 1, ["rot13", "does not know"]),
        (b"# coding: hex\n", 1, ["hex", "does not know"]),
        (b"# coding: utf-16\n", 1, ["utf-16"]),
        (b"# coding: utf-16-le\n", 1, ["utf-16-le"]),
        (b"# coding: cp500\n", 1, ["cp500", "ASCII"]),
        (BOM + b"# coding: latin-1\n", 1, ["latin-1", "mark"]),
        (b"# coding: ascii\n\n'\xe9'\n", 3, ["ascii", "0xe9"]),
        (b"# coding: unicode_escape\n'\\n'\n", None, ["same bytes"]),
    ],
)
def test_what_does_not_fit_is_named(data: bytes, line: int | None, words: list[str]) -> None:
    found = refusal("pkg/test_a.py", data)

    assert (found.code, found.path, found.line) == ("S102", "pkg/test_a.py", line)
    for word in words:
        assert word in found.message


def test_mojo_is_utf8_whatever_its_comments_say() -> None:
    assert source_of("test_a.mojo", "# coding: latin-1\n# 🔥\n".encode()).encoding == "utf-8"
    assert "0xe9" in refusal("test_a.mojo", b"# coding: latin-1\n\xe9").message


@pytest.mark.parametrize(
    ("data", "newline"),
    [
        (b"", "\n"),
        (b"a\r\nb\r\nc\n", "\r\n"),
        (b"a\rb\rc\n", "\r"),
        (b"a\nb\r\n", "\n"),
        (b"a\x0cb", "\n"),
    ],
)
def test_newline_is_the_files_most_frequent(data: bytes, newline: str) -> None:
    assert decode("test_a.py", data).newline == newline


@given(st.binary(max_size=60), st.sampled_from([b"", BOM, b"# coding: latin-1\n", b"#\n# coding: gbk\n"]))
def test_any_bytes_come_back_or_are_refused(tail: bytes, head: bytes) -> None:
    data = head + tail
    try:
        source = decode("test_a.py", data)
    except Refused as refused:
        assert refused.findings[0].code == "S102"  # noqa: PT017 - refusing is a right outcome too
        return
    assert source.bom + source.text.encode(source.encoding) == data
    assert encode(source, source.text) == data


def test_a_part_has_the_encoding_and_mark_of_its_original() -> None:
    latin = decode("test_a.py", b"# coding: latin-1\n'\xe9'\n")
    marked = decode("test_a.py", BOM + b"x\n")

    assert encode(latin, "# coding: latin-1\nü") == b"# coding: latin-1\n\xfc"
    assert encode(marked, "ü\n") == BOM + "ü\n".encode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# coding: latin-1\n# Łódź\n", ["line 2", "\\u0141", "iso8859-1"]),
        ('"""Header."""\n\n# coding: latin-1\n', ["encoding line at the top", "iso8859-1"]),
    ],
)
def test_a_part_that_would_be_read_otherwise_is_refused(text: str, words: list[str]) -> None:
    source = decode("test_a.py", b"# coding: latin-1\n'\xe9'\n")

    with pytest.raises(Refused) as caught:
        encode(source, text)

    (found,) = caught.value.findings
    assert found.code == "S457"
    for word in words:
        assert word in found.message


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Refused, match="S457"):
        encode(source_of("test_a.mojo", b""), "\ud800")


def test_read_gives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "test_a.py"
    path.write_bytes(b"x\r\n")

    source = read(path)

    assert (source.path, source.data, source.newline) == (str(path), b"x\r\n", "\r\n")


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "link", "dangling", "nul"])
def test_what_is_no_regular_file_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "test_a.py"
    words = {"missing": "there is no such file", "folder": "folder", "pipe": "named pipe", "nul": "null"}
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind in ("link", "dangling"):
        path.symlink_to("target.py")
        if kind == "link":
            (tmp_path / "target.py").write_text("x")
    elif kind == "nul":
        path = tmp_path / "a\0b"

    with pytest.raises(Refused) as caught:
        read(path)

    (found,) = caught.value.findings
    assert found.code == "S101"
    assert words.get(kind, "symbolic link to target.py") in found.message
    if kind == "link":
        assert str(tmp_path / "target.py") in found.remedy


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "test_a.py"
    path.touch(mode=0)

    with pytest.raises(Refused, match="Permission denied"):
        read(path)
