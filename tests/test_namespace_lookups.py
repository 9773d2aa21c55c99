"""What may be looked up in ``globals()`` under names that are made while a test runs."""

import ast

import pytest

from splitter.languages.python.namespace_lookups import lookups_in_globals


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ('globals()["make"]()', []),
        ('globals()[f"make_{kind}"]()', [("make_", "")]),
        ('globals()[kind + "_maker"]()', [("", "_maker")]),
        ('globals().get("make_%s_now" % kind)', [("make_", "")]),
        ('globals()["make_{}".format(kind)]', [("make_", "")]),
        ('"make_" + kind in globals()', [("make_", "")]),
        (
            "def f(kind):\n    ns = globals()\n    name = 'test_' + kind\n    assert name in ns",
            [("test_", "")],
        ),
        ('for name in ["a", "b"]:\n    globals()[name]', []),
        ("for name in NAMES:\n    globals()[name]", [("", "")]),
        ("[n for n in globals()]", [("", "", True)]),
        ("[n for n in globals() if n.startswith('make_')]", [("make_", "", True)]),
        ("for name in list(globals()):\n    globals()[name]()", [("", "", True)]),
        ("len(globals())", [("", "", True)]),
        ("globals().items()", [("", "", True)]),
        ("@pytest.mark.parametrize('n', ['a', 'b'])\ndef test(n):\n    globals()[n]", []),
        ("@pytest.mark.parametrize('n', NAMES)\ndef test(n):\n    globals()[n]", [("", "")]),
        ("globals()[name] = 3", []),
        ("get_type_hints(f, globals())", []),
        ("{}[name]", []),
    ],
)
def test_lookups(text: str, ends: list[tuple[str | bool, ...]]) -> None:
    assert lookups_in_globals(ast.parse(text).body) == [(*one, False)[:3] for one in ends]
