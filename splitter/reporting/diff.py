"""A plan as a patch that ``git apply`` turns into exactly what ``Plan.apply`` would have written.

**Paths** are relative to the top of the git repository that the command is run in, because that is
how ``git apply`` reads a git-style patch in whichever folder of the repository it runs; a file outside
that repository gets paths from its own repository's top. Without a repository they are relative to
the current folder. (``git apply`` silently skips what is not below the folder that it runs in.)

**Bytes**: the patch has no encoding of its own, each part stands in it in the original's. Print it with
``write``, or write ``patch_bytes`` to a binary file. What git itself changes on the way into a work tree
is the user's setting and out of the patch's hands: ``core.autocrlf`` and ``eol`` attributes (a part
with LF gets CRLF, and the retired original too), ``apply.whitespace=fix``.

**Modes**: git knows one bit. The parts are executable if the original is, which is looked up on the
disk unless the caller says it; the retired original keeps its mode.
"""

from __future__ import annotations

import difflib
import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.model.references import Edit
from splitter.project.top import top_or_folder
from splitter.reporting.pager import paged, pager
from splitter.reporting.terminal import console, controls_spelt, is_coloured

if TYPE_CHECKING:
    from rich.text import Text

_NO_NEWLINE = b"\\ No newline at end of file\n"

_SHORT_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}


def patch(plan: Plan, *, root: Path | None = None, executable: bool | None = None) -> str:
    """``patch_bytes`` decoded: bytes that are not UTF-8 are surrogates, which ``surrogateescape`` undoes."""
    return patch_bytes(plan, root=root, executable=executable).decode("utf-8", "surrogateescape")


def patch_bytes(plan: Plan, *, root: Path | None = None, executable: bool | None = None) -> bytes:
    """The new files and the rename of the original, as git writes them; empty when there is nothing to do.

    ``root`` is the folder that paths are relative to (by default ``base``'s answer for the current
    folder). Raises ``Refused`` if the plan is not ``ok``.
    """
    if not plan.ok:
        raise Refused(*plan.errors)
    if not plan.outputs:
        return b""
    path = Path(plan.path)
    folder = _relative(path.parent.resolve(), (root or base(path)).resolve())
    mode = _mode(path) if executable is None else b"100755" if executable else b"100644"
    chunks = [_new_file(folder + os.fsencode(output.name), output.data, mode) for output in plan.new_files]
    chunks += _retired(plan, folder, mode)
    chunks += _edits(path, plan.edits, (root or base(path)).resolve())
    return b"".join(chunks)


def folded_patch(path: Path, before: bytes | None, data: bytes, going: Mapping[str, bytes]) -> bytes:
    """The patch of files that become one: what stands at ``path`` is new, or another; the others go."""
    folder = _relative(path.parent.resolve(), base(path).resolve())
    names = sorted(going)
    mode = _mode(path if before is not None else path.parent / names[0])
    name = folder + os.fsencode(path.name)
    if before is None:
        chunks = [_new_file(name, data, mode)]
    else:
        chunks = [_changed(name, before, data)] if before != data else []
    return b"".join(
        [*chunks, *(_gone(folder + os.fsencode(n), going[n], _mode(path.parent / n)) for n in names)]
    )


def copies_patch(path: Path, copies: Mapping[str, tuple[str, bytes]]) -> bytes:
    """New files with the bytes of others: by their names, each with whose mode it has."""
    folder = _relative(path.parent.resolve(), base(path).resolve())
    return b"".join(
        _new_file(folder + os.fsencode(name), data, _mode(path.parent / like))
        for name, (like, data) in sorted(copies.items())
    )


def changes_patch(changes: Sequence[tuple[Path, bytes | None, bytes | None]]) -> bytes:
    """Files that get other bytes, come or go: each with its bytes before and after."""
    chunks = []
    for path, before, after in changes:
        name = _relative(path.parent.resolve(), base(path).resolve()) + os.fsencode(path.name)
        if before is None:
            chunks.append(_new_file(name, after or b"", b"100644"))
        elif after is None:
            chunks.append(_gone(name, before, _mode(path)))
        else:
            chunks.append(_lines_changed(name, before, after))
    return b"".join(chunks)


def _mode(path: Path) -> bytes:
    return b"100755" if _is_executable(path) else b"100644"


def edits_patch(path: Path, edits: Sequence[Edit]) -> bytes:
    """What is changed in files that follow the one at ``path``."""
    return b"".join(_edits(path, edits, base(path).resolve()))


def _edits(file: Path, edits: Sequence[Edit], root: Path) -> Iterator[bytes]:
    top = top_or_folder(file.parent)
    gone: defaultdict[bytes | None, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.after is None:
            gone[edit.before].append(edit)
    for edit in edits:
        path = _below(root, top, edit)
        if edit.before is not None and edit.after is not None:
            yield _lines_changed(path, edit.before, edit.after)
        elif edit.after is not None and (sources := gone[edit.after]):
            yield _rename(_below(root, top, sources.pop(0)), path)
        elif edit.after is not None:
            yield _new_file(path, edit.after, b"100644")
    for edit in (edit for left in gone.values() for edit in left):
        yield _gone(_below(root, top, edit), edit.before or b"", b"100644")


def _below(root: Path, top: Path, edit: Edit) -> bytes:
    return os.fsencode(Path(os.path.relpath(top / edit.path, root)).as_posix())


def _retired(plan: Plan, folder: bytes, mode: bytes) -> Iterator[bytes]:
    """What becomes of the original."""
    old, new = folder + os.fsencode(Path(plan.path).name), folder + os.fsencode(plan.retired)
    how, data = plan.retirement.how, plan.retirement.data
    before = plan.source.data if plan.source else b""
    if how == "rename" and data is None:
        yield _rename(old, new)
    elif how == "rename":
        yield _new_file(new, data or b"", mode)
    if how == "stub":
        yield _changed(old, before, data or b"")
    elif how == "rest":
        yield _lines_changed(old, before, data or b"")
    elif how == "delete" or data is not None:
        yield _gone(old, before, mode)


def base(path: Path, cwd: Path | None = None) -> Path:
    """The folder that a patch for ``path`` should be relative to, for ``git apply`` in ``cwd``."""
    here = (cwd or Path.cwd()).resolve()
    folder = path.parent.resolve()
    for candidate in (_top(here), here, _top(folder)):
        if candidate is not None and folder.is_relative_to(candidate):
            return candidate
    return folder


def colour(text: str) -> Text:
    """The patch as a rich renderable: coloured, and with control characters made visible."""
    from rich.text import Text

    lines = text.split("\n")
    pieces = ((controls_spelt(line) + "\n", _style(line)) for line in lines[:-1])
    return Text.assemble(*pieces, end="")


def write(data: bytes, stream: TextIO, *, through_pager: bool = True) -> None:
    """Prints a patch: for people on a terminal (coloured, through their pager), else byte for byte."""
    text = data.decode("utf-8", "surrogateescape")
    if through_pager and stream.isatty() and (command := pager()):
        stream.flush()
        out = console(stream)
        with out.capture() as captured:
            out.print(colour(text), soft_wrap=True, end="")
        paged(captured.get(), command)
        return
    if stream.isatty() or is_coloured(stream):
        console(stream).print(colour(text), soft_wrap=True, end="")
        return
    binary = getattr(stream, "buffer", None)
    if binary is None:  # a stream without bytes, such as io.StringIO
        stream.write(text)
        return
    stream.flush()
    binary.write(data)
    binary.flush()


def file_patch(name: str, before: bytes | None, after: bytes) -> bytes:
    """The patch of one file by itself: of the lines that differ, or of all where there was none."""
    path = os.fsencode(name)
    return _new_file(path, after, b"100644") if before is None else _lines_changed(path, before, after)


def _new_file(path: bytes, data: bytes, mode: bytes) -> bytes:
    span, body = _side(b"+", data)
    return (
        _head(path) + b"new file mode " + mode + b"\n"
        b"--- /dev/null\n"
        b"+++ " + _named(b"b/" + path) + b"@@ -0,0 " + span + b" @@\n" + body
    )


def _gone(path: bytes, data: bytes, mode: bytes) -> bytes:
    span, body = _side(b"-", data)
    return (
        _head(path) + b"deleted file mode " + mode + b"\n"
        b"--- " + _named(b"a/" + path) + b"+++ /dev/null\n"
        b"@@ " + span + b" +0,0 @@\n" + body
    )


def _lines_changed(path: bytes, before: bytes, after: bytes) -> bytes:
    """The lines that differ, with three around them as git has it."""
    old, new = _lines(before), _lines(after)
    lines = list(difflib.diff_bytes(difflib.unified_diff, old, new, b"a", b"b"))[2:]
    body = [line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE for line in lines]
    names = b"--- " + _named(b"a/" + path) + b"+++ " + _named(b"b/" + path)
    return _head(path) + names + b"".join(body)


def _lines(data: bytes) -> list[bytes]:
    """LF alone ends a line of a patch."""
    *whole, rest = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])


def _changed(path: bytes, before: bytes, after: bytes) -> bytes:
    """The whole file replaced."""
    (old, gone), (new, come) = _side(b"-", before), _side(b"+", after)
    return (
        (_head(path) + b"--- " + _named(b"a/" + path) + b"+++ " + _named(b"b/" + path))
        + b"@@ "
        + old
        + b" "
        + new
        + b" @@\n"
        + gone
        + come
    )


def _side(sign: bytes, data: bytes) -> tuple[bytes, bytes]:
    """One side of a hunk that is a whole file: its span, and its lines."""
    lines = data.split(b"\n")  # LF alone ends a line of a patch; CR and form feed are content
    unfinished = lines.pop()
    body = b"".join(sign + line + b"\n" for line in lines)
    if unfinished:
        body += sign + unfinished + b"\n" + _NO_NEWLINE
    count = len(lines) + bool(unfinished)
    return (sign + b"1" if count == 1 else sign + b"1,%d" % count), body


def _head(path: bytes) -> bytes:
    return b"diff --git " + _quote(b"a/" + path) + b" " + _quote(b"b/" + path) + b"\n"


def _named(path: bytes) -> bytes:
    """A path that ends its line: git sets a tab after a space, so that patch(1) sees where it ends."""
    return _quote(path) + (b"\t\n" if b" " in path else b"\n")


def _rename(old: bytes, new: bytes) -> bytes:
    return (
        b"diff --git " + _quote(b"a/" + old) + b" " + _quote(b"b/" + new) + b"\n"
        b"similarity index 100%\n"
        b"rename from " + _quote(old) + b"\n"
        b"rename to " + _quote(new) + b"\n"
    )


def _quote(path: bytes) -> bytes:
    """A path as git writes it with ``core.quotePath``: in quotes if a byte is special; a space is not."""
    if all(0x20 <= byte < 0x7F and byte not in b'"\\' for byte in path):
        return path
    return b'"' + b"".join(_escaped(path)) + b'"'


def _escaped(path: bytes) -> Iterator[bytes]:
    for byte in path:
        if byte in _SHORT_ESCAPES:
            yield b"\\" + _SHORT_ESCAPES[byte].encode()
        elif 0x20 <= byte < 0x7F:
            yield bytes([byte])
        else:
            yield b"\\%03o" % byte


def _relative(folder: Path, root: Path) -> bytes:
    """``folder`` below ``root`` with a slash at the end; raises ``ValueError`` if it is not below it."""
    path = folder.relative_to(root).as_posix()
    return b"" if path == "." else os.fsencode(path) + b"/"


def _top(folder: Path) -> Path | None:
    """The top of the git repository that ``folder`` is in; ``.git`` is a file in a linked work tree."""
    for candidate in (folder, *folder.parents):
        mark = candidate / ".git"
        if mark.is_file() or (mark / "HEAD").exists():
            return candidate
    return None


def _is_executable(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & stat.S_IXUSR)
    except OSError:
        return False


def _style(line: str) -> str:
    if line.startswith("+") and not line.startswith("+++ "):
        return "green"
    if line.startswith("@@"):
        return "cyan"
    return "bold"
