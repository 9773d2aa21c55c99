"""``S1xx``: reading a file and what is around it."""

from __future__ import annotations

from splitter.model.catalogue.definition import Definition, E, N, W

DEFINITIONS = (
    Definition(
        "S101",
        E,
        "file can't be read",
        "correct the path (it starts from the current folder), or let the file be read",
    ),
    Definition(
        "S102",
        E,
        "text can't be decoded",
        "save the file in the encoding that its first lines declare (UTF-8 by default)",
    ),
    Definition("S103", E, "syntax error", "make the file parse first; nothing was changed"),
    Definition(
        "S104", E, "statement of an unknown kind", "move it into a function, or split this file by hand"
    ),
    Definition("S105", E, "unknown file type", "pass a .py or .mojo file"),
    Definition("S106", E, "tests made by code", "write the tests out, or split this file by hand"),
    Definition(
        "S107",
        E,
        "the module is named in a string",
        "say `__name__` instead, or move what the string names to a module that stays",
    ),
    Definition("S108", E, "imported tests", "import the module instead of its tests, so that they run once"),
    Definition(
        "S109",
        E,
        "runner can't be divided",
        "call unittest.main() or pytest.main() in the __main__ block",
    ),
    Definition(
        "S113",
        E,
        "files keyed by this file's name",
        "divide these files by hand as the tests are divided",
    ),
    Definition(
        "S114",
        E,
        "nested too deeply",
        "break the longest expression, chain of calls or `elif` up into several statements",
    ),
    Definition(
        "S140",
        E,
        "the module imports itself",
        "name what it needs directly, or move that into a module that stays",
    ),
    Definition(
        "S141",
        E,
        "other files import from it",
        "let them follow with --references update, move what they import into a module that stays, "
        "or split with --retire keep",
    ),
    Definition(
        "S142",
        W,
        "tests leave other modules changed",
        "let the tests put it back (monkeypatch, addCleanup); without --by parts keep the order",
    ),
    Definition(
        "S147",
        N,
        "random numbers from one seed",
        "nothing, if the tests pass with any numbers; else seed the generator in each of them",
    ),
    Definition(
        "S115",
        E,
        "can't be done by each part",
        "move it to a conftest.py, which is imported once",
    ),
    Definition(
        "S116",
        N,
        "parts run at the same time",
        "nothing, if no two of its tests use one port, file or database; else mark them as one xdist_group",
    ),
    Definition(
        "S149",
        N,
        "done again by each part",
        "nothing, if twice in one process is as good as once; else move it to a conftest.py",
    ),
    Definition(
        "S148",
        N,
        "copied, and its base is not found",
        "run the splitter where the project is installed (its environment active), or with --helpers module",
    ),
    Definition(
        "S143",
        N,
        "plugins that are not known",
        "nothing, if they do the same in whatever file a test is; else split with --verify",
    ),
    Definition(
        "S144",
        N,
        "a part keeps the name for who asks for it",
        "nothing; or let importers follow with --references update, and say `__name__` in strings",
    ),
    Definition(
        "S145",
        E,
        "the file is its package",
        "move its tests to a module beside it first, and leave an empty file in its place",
    ),
    Definition(
        "S110",
        W,
        "looks into its own module",
        "check the parts: what it looks for must be in the same part, or import it by name",
    ),
    Definition(
        "S111",
        W,
        "the file's own name or lines matter",
        "run the parts: a part has another name, and other line numbers",
    ),
    Definition(
        "S112",
        W,
        "hidden by a later definition",
        "it never runs; rename it so that it does, or remove it",
    ),
    Definition(
        "S130",
        E,
        "no module of helpers can be imported",
        "add the folder to pytest's `pythonpath`, give it an __init__.py, or split with --helpers copy",
    ),
    Definition(
        "S131",
        W,
        "parts are no scripts",
        "run them with `python -m`, or split with --helpers copy",
    ),
    Definition(
        "S132",
        N,
        "assertions of shared helpers",
        "nothing; or call pytest.register_assert_rewrite with the module's name in a conftest.py",
    ),
    Definition(
        "S133", E, "no name for the module of helpers", "move files away, or split with --helpers copy"
    ),
    Definition("S134", E, "no package of parts", "split with --layout flat"),
    Definition(
        "S135",
        E,
        "files are found from where the test file stands",
        "split with --layout flat, or find them from a folder that does not move",
    ),
    Definition(
        "S136",
        E,
        "no place for the package",
        "split with --layout flat, or do what the message asks for",
    ),
    Definition(
        "S146",
        W,
        "tests are made of what is imported by then",
        "run its folder: the files' order changes with their names; or import all that defines some",
    ),
    Definition(
        "S150",
        W,
        "another file names the original",
        "let it name the parts: what it ran, left out or imported is in them now",
    ),
    Definition(
        "S151",
        W,
        "a pattern does not take all parts",
        "name the parts there, widen the pattern, or give the parts other names with --name",
    ),
    Definition(
        "S152",
        W,
        "a pattern takes parts that it should not",
        "narrow the pattern, or give the parts other names with --name",
    ),
    Definition(
        "S153",
        N,
        "documentation names the original",
        "mend it where it is not true any more; `--references update --update-docs` does so",
    ),
    Definition("S154", N, "another file follows", "look at it in the patch"),
    Definition("S155", E, "a file that names it was changed meanwhile", "run it again"),
    Definition("S156", N, "data goes with its tests", "look at it in the patch"),
    Definition("S160", E, "map can't be used", "name a file that `splitter split --map FILE` wrote"),
    Definition("S161", W, "an id was left", "name the file that has the test now, or take the id out"),
)
