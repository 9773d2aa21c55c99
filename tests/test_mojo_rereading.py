"""What the second reading of a Mojo file says of its statements."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest

from splitter.languages.mojo.rereading import reread
from splitter.languages.mojo.rereading.bodies import body_lines
from splitter.languages.mojo.rereading.chunks import chunks_of
from splitter.languages.mojo.rereading.glance import glanced_lines
from splitter.languages.mojo.rereading.statements import statement_of
from splitter.languages.mojo.rereading.tokens import Line, LineKind, Unreadable, logical_lines
from splitter.model.statements import Alias, Reading, Role, Statement
from splitter.proof.readings import runner_of


def read(source: str | bytes) -> Reading:
    reading = reread(source.encode() if isinstance(source, str) else source)
    assert reading.problem is None
    return reading


def only(source: str | bytes) -> Statement:
    (statement,) = read(source).statements
    return statement


def texts(source: str | bytes) -> list[str]:
    return [statement.text for statement in read(source).statements]


# Lines and statements


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_separates_statements(ending: str) -> None:
    source = ending.join(["import a", "", "def test_b():", "    pass", "", "var c = 1", ""])
    reading = read(source)
    assert [s.text for s in reading.statements] == [
        "import a",
        f"def test_b():{ending}    pass",
        "var c = 1",
    ]
    assert [s.line for s in reading.statements] == [1, 3, 6]


def test_the_last_line_may_lack_its_ending() -> None:
    assert texts("import a\ndef test_b():\n    pass") == ["import a", "def test_b():\n    pass"]


@pytest.mark.parametrize("source", ["", "\n\n", "\ufeff"])
def test_an_empty_file_has_no_statements(source: str) -> None:
    assert read(source) == Reading(())


def test_a_byte_order_mark_is_not_part_of_the_first_statement() -> None:
    assert texts("\ufeffimport a\n") == ["import a"]


def test_a_signature_may_close_at_column_0() -> None:
    source = "def test_a(\n) raises -> None:\n    pass\n\n\nfn g(\n    a: Int,\n) raises -> T:\n    pass\n"
    assert [s.binds for s in read(source).statements] == [("test_a",), ("g",)]
    assert read(source).statements[0].tests == ("test_a",)


def test_a_triple_quoted_string_may_hold_code() -> None:
    source = 'def test_a():\n    var s = """\ndef test_b():\n    pass\n# no comment\n"""\n'
    assert only(source).text == source.rstrip("\n")
    assert only(source).tests == ("test_a",)


def test_a_comment_at_column_0_is_in_the_body_that_goes_on() -> None:
    source = "def f():\n    a()\n# one\n\n# two\n    b()\nvar c = 1\n"
    first, second = read(source).statements
    assert first.text == "def f():\n    a()\n# one\n\n# two\n    b()"
    assert (second.comments, second.attached) == ((), "")


def test_decorators_belong_to_what_follows() -> None:
    statement = only("@parameter\n# why\n@always_inline\ndef f():\n    pass  # done\n")
    assert statement.text.startswith("@parameter\n")
    assert statement.text.endswith("pass  # done")
    assert statement.binds == ("f",)
    assert {"parameter", "always_inline"} <= statement.reads


def test_a_backslash_joins_lines() -> None:
    assert texts("var x = 1 + \\\n2\nvar y = 3\n") == ["var x = 1 + \\\n2", "var y = 3"]


def test_clauses_at_column_0_go_on() -> None:
    source = "try:\n    a()\nexcept:\n    b()\nfinally:\n    c()\n"
    statement = only(source)
    assert (statement.role, statement.everywhere) == (Role.ACTION, True)


@pytest.mark.parametrize(
    "source",
    [
        'var x = "abc\n',
        "var x = 'abc\n",
        'var x = """abc\n',
        'var x = t"abc\n',
        "`abc\n",
        "def f(:\n",
        "var x = )\n",
        "var x = (1]\n",
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_read_is_a_problem(source: str | bytes) -> None:
    reading = reread(source.encode() if isinstance(source, str) else source)
    assert reading.problem
    assert reading.statements == ()


# Comments


def test_a_blank_line_detaches_a_comment() -> None:
    first, second = read("# licence\n\n# one\n\n# two\n# three\nimport a\n# close\nvar b = 1\n").statements
    assert first.comments == ("# licence", "# one")
    assert first.attached == "# two\n# three"
    assert (second.comments, second.attached) == ((), "# close")


def test_comments_after_the_last_statement_close_the_file() -> None:
    reading = read("import a\n\n# one\n# two\n\n# three\n")
    assert reading.closing_comments == ("# one\n# two", "# three")


def test_an_indented_comment_after_a_body_is_its_last_word() -> None:
    first, second = read("def f():\n    pass\n\n    # later\n\n# banner\nvar x = 1\n").statements
    assert first.text.endswith("# later")
    assert second.attached == "# banner"


# Roles and names


def test_only_a_string_that_comes_first_is_the_docstring() -> None:
    reading = read('# licence\n"""What\nthis is."""\nimport a\n')
    assert reading.docstring == "What\nthis is."
    assert reading.statements[0].role is Role.DOCSTRING
    assert read('import a\n"""no"""\n').docstring is None


@pytest.mark.parametrize(
    ("source", "binds"),
    [
        ("fn f():\n    pass\n", ("f",)),
        ("async def f():\n    pass\n", ("f",)),
        ("struct S[T: A](B):\n    pass\n", ("S",)),
        ("trait T:\n    pass\n", ("T",)),
        ("extension S:\n    pass\n", ("S",)),
        ("__extension S(T):\n    pass\n", ("S",)),
        ("alias a = 1\n", ("a",)),
        ("comptime a[T: B]: Int = 1\n", ("a",)),
        ("var a, b = 1, 2\n", ("a", "b")),
        ("def `odd name`():\n    pass\n", ("odd name",)),
    ],
)
def test_a_definition_binds_its_names(source: str, binds: tuple[str, ...]) -> None:
    statement = only(source)
    assert (statement.role, statement.binds, statement.everywhere) == (Role.DEFINITION, binds, False)


@pytest.mark.parametrize(
    ("source", "aliases"),
    [
        ("import a.b\n", [Alias("a.b", "", "a")]),
        ("import a.b as c\n", [Alias("a.b", "", "c")]),
        ("from a.b import c, d as e\n", [Alias("a.b", "c", "c"), Alias("a.b", "d", "e")]),
        ("from .a import (\n    b,  # why\n    c,\n)\n", [Alias(".a", "b", "b"), Alias(".a", "c", "c")]),
    ],
)
def test_an_import_binds_each_of_its_names(source: str, aliases: list[Alias]) -> None:
    statement = only(source)
    assert statement.role is Role.IMPORT
    assert list(statement.imports) == aliases
    assert list(statement.binds) == [alias.bound for alias in aliases]


def test_a_star_import_is_wanted_everywhere() -> None:
    statement = only("from a import *\n")
    assert (statement.binds, statement.everywhere) == ((), True)


def test_a_function_that_needs_arguments_is_no_test() -> None:
    assert only("def test_a[n: Int](x: Int):\n    pass\n").tests == ()


def test_a_method_is_no_test() -> None:
    assert only("struct S:\n    def test_a():\n        pass\n").tests == ()


@pytest.mark.parametrize(
    ("body", "seen", "unseen"),
    [
        ("a.b.c(d)", {"a", "d"}, {"b", "c"}),
        ("f(k=v, w = x)", {"f", "v", "x"}, {"k", "w"}),
        ("f[k=v]()", {"f", "v"}, {"k"}),
        ("f(x == y)", {"x", "y"}, set()),
        ('f("a {b}")  # c', {"f"}, {"a", "b", "c"}),
        ('f(t"a {b} {{c}} {d:.2f}")', {"b", "d"}, {"a", "c"}),
        ('f(t"{d["a"]} {g(b)}")', {"d", "g", "b"}, {"a"}),
        ("`odd name`()", {"odd name"}, set()),
    ],
)
def test_reads_are_names_that_may_mean_something_outside(body: str, seen: set[str], unseen: set[str]) -> None:
    reads = only(f"def z():\n    {body}\n").reads
    assert seen <= reads
    assert not unseen & reads


def test_a_signature_is_read_too() -> None:
    assert {"A", "B", "C", "D"} <= only("def f[T: A](x: B = C) -> D:\n    pass\n").reads


# Runners

TESTS = "def test_a():\n    pass\n\n\ndef test_b():\n    pass\n\n\n"


def test_a_runner_calls_its_tests_in_order() -> None:
    body = '    setup()\n    test_b()\n    print("test_a()")\n    # test_a()\n    run(test_a)\n    test_b()\n'
    runner = read(f"{TESTS}def main():\n{body}").statements[-1]
    assert runner.role is Role.RUNNER
    assert runner_of(runner).calls == ("test_b", "test_a", "test_b")
    assert {"setup", "run", "print"} <= runner.reads
    assert not runner.reads & {"test_a", "test_b"}


def test_a_runner_that_discovers_calls_nothing() -> None:
    body = "    TestSuite.discover_tests[__functions_in_module()]().run()\n"
    runner = read(f"{TESTS}fn main() raises:\n{body}").statements[-1]
    assert (runner.role, runner_of(runner).calls) == (Role.RUNNER, ())
    assert "TestSuite" in runner.reads


def test_what_main_delegates_to_is_a_runner() -> None:
    source = f"{TESTS}def run_all():\n    test_a()\n\n\ndef main():\n    run_all()\n"
    delegate, main = read(source).statements[-2:]
    assert (delegate.role, runner_of(delegate).calls) == (Role.RUNNER, ("test_a",))
    assert (main.role, runner_of(main).calls) == (Role.RUNNER, ())


def test_long_files_are_read_in_time() -> None:
    source = "".join(f'def test_{n}() raises:\n    assert_equal(f(x={n}), "v")\n\n\n' for n in range(20_000))
    started = time.process_time()
    assert len(read(source).statements) == 20_000
    assert time.process_time() - started < 3 * len(source) / 1e6 + 1


# What was once read wrongly


@pytest.mark.parametrize("source", ["@a\n", "import b\n\n@a\n# c\n"])
def test_a_decorator_above_nothing_is_a_problem(source: str) -> None:
    assert reread(source.encode()).problem


def test_trailing_blanks_are_part_of_a_statement() -> None:
    assert texts("def f():\n    pass  \n\nvar x = 1\t\r\nvar y = 2 ") == [
        "def f():\n    pass  ",
        "var x = 1\t",
        "var y = 2 ",
    ]


def test_a_tuple_in_brackets_binds_its_names() -> None:
    first, second = read("var z = 1\ncomptime (a, b) = pair()\n").statements
    assert (first.binds, second.binds) == (("z",), ("a", "b"))


@pytest.mark.parametrize("source", ['"What"  # say "it"\n', '"""What"""  # say """it"""\n', 'r"What"\n'])
def test_the_docstring_ends_with_its_own_quotes(source: str) -> None:
    assert read(source).docstring == "What"


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        ("x, SEED = pair()", {"x", "SEED", "pair"}),
        ('f(r"a\\d")', {"f"}),
        ('f(t"{a.b} {c.d(e=g)}")', {"f", "a", "c", "g"}),
        ('var s = t"{c(e=g)}"', {"var", "s", "c", "g"}),
        ('f(t"{{", "a}")', {"f"}),
    ],
)
def test_reads_are_these_names_and_no_others(body: str, reads: set[str]) -> None:
    assert only(f"def z():\n    {body}\n").reads - {"def", "z"} == reads


def test_an_unterminated_template_string_is_told_at_once() -> None:
    started = time.process_time()
    assert reread(b'var x = t"' + b"{a}" * 26 + b"\n").problem
    assert time.process_time() - started < 1


# Bodies at a glance


_BODIES = {
    "column-0 text in a string": 'fn a():\n    """\nfn b():\n    c()\n    """\n    d()\n\nfn e(): pass\n',
    "a comment like a closing string": 'fn a():\n    b("""\n    # c""")\n    # d\n# e\n\nvar f = 1\n',
    "brackets at column 0": "fn a(\n    b: C,\n) raises -> D[E]:\n    f(\n  g=1, h=i\n)\n\nvar j = 1\n",
    "a comment in a call": "fn a():\n    b(\n        1,  # t=2 (c)\n        d=e,\n    )\n    f, G = h()\n",
    "a backslash before the next statement": "fn a():\n    b = \\\nc()\nvar d = 1\n",
    "fields": 'fn a():\n    print(t"{b} {c.d(e=f)}")\nfn g(): pass\n',
    "comments at the end": "fn a():\n    b()\n    # c\n\n# d\n    # e\nfn f():\n    g()\n",
    "other line endings": "fn a():\r\n    b('c')\r\n\r\n\r\nfn d():\r\n    e[f]()\r\n",
    "no line ending at the end": "@a\nstruct b:\n    var c: d  # e",
    "a decorator, a condition": "@a\n\nfn b():\n    c.d()\nif e:\n    f()\nelse:\n    g(`h`)\n",
    "an import that goes on": "from a import (\nb,\n  c as d,\n)\nfrom e import f  # g\n    h\n",
    "names beside strings": "fn a():\n    b('c'.d(r'e', f\"{g}\"), `h i`)\n    j.k.l(1.5, 2., m[0].n)\n",
    "keywords": "fn a(b: C = d):\n    e(f=g, h = i, j(k=l), (m, n))\n    (o, p) = q\n    r, s = t == u, v\n",
    "other letters": "fn a():\n    \u00fc = b(\u03b1=c)\n    d('\u2713')\n",
    "an odd bracket": "fn a():\n    b(]\n",
    "an open string": "fn a():\n    b('c)\n",
}


@pytest.mark.parametrize("source", _BODIES.values(), ids=_BODIES.keys())
def test_a_glance_at_a_body_says_what_its_tokens_say(source: str) -> None:
    assert said(source, glanced_lines) == said(source, logical_lines)


def said(source: str, lines: Callable[[str], Iterable[Line]]) -> object:
    try:
        chunks, closing = chunks_of(lines(source))
        statements = [statement_of(source, chunk, number) for number, chunk in enumerate(chunks)]
    except Unreadable as problem:
        return str(problem)
    return statements, [chunk.decorators for chunk in chunks], closing


# Lines that come again


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "lines",
    [
        ["fn main():", "    test_a()", "", "    # two", "    # more", "    test_b()  # last", "    "],
        ["fn main():", "    run(", "        test_a,", "    )", "    test_b()"],
        ["fn main():", "    x = 1 + \\", "        2", "    # ends with \\", "    test_a()"],
        ["fn main():", '    """Runs', "    test_a()", '    """', "    test_b()"],
        ["fn main():", "    print(t'{test_a(1)}')", "    x =", "    test_b()"],
        ["fn main():", "    if 1: test_a()", "\f    test_b()"],
    ],
)
def test_a_line_is_read_as_it_is_among_the_others(lines: list[str], ending: str) -> None:
    for text in (ending.join(lines), ending.join([*lines, ""])):
        tokens = [line for line in logical_lines(text) if line.kind is LineKind.CODE]
        found, _ = body_lines(text)
        assert [(line.number, line.tokens) for line in found] == [(one.number, one.tokens) for one in tokens]
        columns = [len(text[: one.start]) - 1 - max(map(text[: one.start].rfind, "\r\n")) for one in tokens]
        assert [line.column for line in found] == columns
