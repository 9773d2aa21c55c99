"""What the proof's reader says that a Python statement looks up in the module."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest

from splitter.config.settings import Settings
from splitter.languages.python.rereading import reread
from splitter.model.statements import Statement, Unsound
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

REAL = [
    Path(sysconfig.get_path("stdlib")) / "test" / name
    for name in ("test_typing.py", "test_scope.py", "test_dataclasses.py", "test_enum.py")
]


def only(text: str) -> Statement:
    (statement,) = reread(text.encode()).statements
    return statement


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("def f():\n    return here.there\n", {"here"}),
        ("def f(here):\n    return here\n", set()),
        ("def f():\n    here = 1\n    return here\n", set()),
        ("def f(x: 'Here') -> 'There | None':\n    pass\n", {"Here", "There", "None"}),
        ("def f(x: 'He' 're'):\n    pass\n", {"Here"}),
        ('def f(x: "He\\x72e"):\n    pass\n', {"Here"}),
        ("def f(x\n      : 'Here') \\\n  ->'There':\n    pass\n", {"Here", "There"}),
        ("x['a']: 'Here' = {'b': 'c', 1: 'd'}\n", {"x", "Here"}),
        ("def f():\n    (x): List[ 'Here']\n", {"List", "Here"}),
        ("def f():\n    return ℌere\n", {"Here"}),
        ("class A:\n    def test_a(self):\n        return __here\n", {"_A__here"}),
        ("class A:\n    x = here\n    def test_a(self):\n        return x\n", {"here", "x"}),
        ("class A:\n    x = 1\n    @mark(x)\n    def test_a(self):\n        pass\n", {"mark"}),
        (
            "@mark(lambda: here)\nclass A(Base):\n    def test_a(self):\n        pass\n",
            {"mark", "here", "Base"},
        ),
        (
            "class A:\n    def test_a(self, x=here):\n        return [y for y in there if y in z]\n",
            {"here", "there", "z"},
        ),
        ("def f():\n    class A:\n        here = here.there\n    return A\n", {"here"}),
        ("def f():\n    return f'{here} {there!r:>{wide}}'\n", {"here", "there", "wide"}),
    ],
)
def test_what_a_statement_looks_up(text: str, reads: set[str]) -> None:
    statement = only(text)

    assert statement.reads == reads
    assert statement.reads_of({*reads, "other"}) == reads
    assert statement.reads_of({"other"}) == set()
    assert statement.may_read_of({*reads, "other"}) == reads


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters are of 3.12 (PEP 695)")
@pytest.mark.parametrize(
    "member", ["def test_a(self) -> T:\n        return here", "type B[U] = T | U | here"]
)
def test_a_type_parameter_is_its_owner_s(member: str) -> None:
    statement = only(f"class A[T]:\n    {member}\n")

    assert statement.reads == {"here"}
    assert [name for use in statement.uses for name in use.names.maybe] == []


def test_annotations_count_where_they_are_not_evaluated() -> None:
    *_, function = reread(b"from __future__ import annotations\n\ndef f(x: Here):\n    pass\n").statements

    assert function.reads == {"Here"}


def test_a_class_with_fewer_tests_looks_up_less() -> None:
    whole = only(
        "class A:\n    x = one\n    def test_a(self):\n        two\n    def test_b(self):\n        three\n"
    )

    assert whole.reads == {"one", "two", "three"}
    assert [set(use.names.reads) for use in whole.uses] == [set(), {"one"}, {"two"}, {"three"}]


def test_what_only_the_compiler_refuses_is_said_and_no_crash() -> None:
    with pytest.raises(Unsound, match="duplicate argument"):
        print(only("def f(x, x):\n    return here\n").reads)

    lines = ["def helper():", "    pass"]
    lines += [f"def test_a{n}():\n    helper()" for n in range(3)]
    lines += [f"def test_b{n}(x, x):\n    'no helper'" for n in range(3)]
    source = decode("test_it.py", "\n".join([*lines, ""]).encode())
    made = plan(source, Settings(max_tests=3), shipped("docstring.jinja"))

    assert [error.code for error in made.errors] == ["S501"]
    assert not made.outputs


@pytest.mark.parametrize("file", [file for file in REAL if file.exists()], ids=lambda file: file.stem)
def test_a_statement_looks_up_nothing_beside_its_words(file: Path) -> None:
    reading = reread(file.read_bytes())

    assert reading.statements, reading.problem
    for use in (use for statement in reading.statements for use in statement.uses):
        found = use.names.reads | use.names.maybe
        assert found - {"__class__"} <= use.words  # the compiler adds that one for super()


@pytest.mark.parametrize(
    "body", ["here = 1\n        there = here", "(here := 1) + here", "if there:\n            here = here"]
)
def test_what_a_class_may_have_bound_before_is_not_asked_for(body: str) -> None:
    assert "here" not in only(f"def f():\n    class A:\n        {body}\n    return A\n").reads


def test_a_file_that_only_the_compiler_refuses_has_its_reason() -> None:
    late = b"x = 1\nfrom __future__ import annotations\n\nclass TestA:\n    def test_a(self):\n        pass\n"
    assert reread(late).problem == "from __future__ imports must come first"
