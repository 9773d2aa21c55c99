"""``S2xx`` and ``S3xx``: what must stay together, and Mojo's ``main()``."""

from __future__ import annotations

from splitter.model.catalogue.definition import Definition, E, N, W

DEFINITIONS = (
    Definition(
        "S204",
        N,
        "set up more than once",
        "nothing, if it is quick and independent; else raise the limit, or widen its scope in a conftest",
    ),
    Definition(
        "S230",
        N,
        "state that parts share",
        "nothing, if the tests run in the same way alone; else split with --helpers copy",
    ),
    Definition(
        "S231",
        N,
        "helpers that are defined once",
        "nothing; or split with --helpers copy, if they may be there twice",
    ),
    Definition("S232", N, "nothing stays", "nothing, or name with --group what shall leave the original"),
    Definition(
        "S233",
        N,
        "examples that are run more than once",
        "nothing; or keep them in the docstring of one part",
    ),
    Definition("S201", W, "over the limit by rule", "untie these tests, or raise the limit"),
    Definition("S202", E, "everything hangs on some tests", "move what needs the tests out of this file"),
    Definition("S203", W, "can't be divided", "untie these tests, or raise the limit for this file"),
    Definition(
        "S205",
        W,
        "over the limit by what tests need",
        "move what the message names out of the file (--helpers module), or raise the limit",
    ),
    Definition(
        "S206",
        W,
        "takes longer than the limit by rule",
        "make it quicker, untie these tests, or raise --max-seconds",
    ),
    Definition(
        "S207",
        N,
        "large helpers or fixtures that parts share",
        "nothing; or split with --helpers copy, if each part shall have its own",
    ),
    Definition(
        "S208",
        W,
        "other parts than asked for",
        "nothing; or ask for another number, or group by hand with --groups-only and --group",
    ),
    Definition("S216", N, "fixtures that stay copied", "nothing; or add --layout package"),
    Definition(
        "S217",
        E,
        "other files have the parts' fixtures, too",
        "let them have their own, or move what they need to another conftest.py",
    ),
    Definition(
        "S218", N, "fixtures for a file that is there", "nothing; `splitter undo` takes them out again"
    ),
    Definition(
        "S219", E, "the file of fixtures is another one by now", "split again: the file is planned anew then"
    ),
    Definition("S301", E, "runner can't be divided", "run each test by a statement of its own"),
    Definition(
        "S302",
        E,
        "a number that tests are held against",
        "compare counters with one another, as in `if passed != total`, where both are counted up",
    ),
    Definition(
        "S303",
        W,
        "a number of tests that is not counted",
        "look whether the number is still true in the parts",
    ),
    Definition(
        "S304",
        W,
        "tests that main() does not run",
        "they stay as they are: not run; --enable-disabled lets main() run them",
    ),
    Definition(
        "S305",
        W,
        "no main()",
        "nothing, if something else runs them, as the `mojo test` of older versions; else --add-main",
    ),
    Definition(
        "S310",
        W,
        "tests that main() did not run are run now",
        "look whether they pass; split without --enable-disabled to leave them as they were",
    ),
    Definition(
        "S311", W, "main() was added", "look whether the tests pass: nothing in the file ran them before"
    ),
    Definition(
        "S312",
        W,
        "tests that can't be divided",
        "make them functions of the module that main() calls",
    ),
    Definition(
        "S313",
        W,
        "a program writes this file",
        "have the program write several files; or exclude it, or say --generated",
    ),
    Definition(
        "S314",
        N,
        "prints that name the file",
        "nothing, or reword them; --retitle lets main() print the part's name where that is all it says",
    ),
    Definition(
        "S320",
        N,
        "what the project's compiler deprecates",
        "nothing here: parts have it as it is; write it anew before the compiler goes on",
    ),
    Definition(
        "S350", W, "a test that every part runs", "call it in a test without arguments to run it once"
    ),
)
