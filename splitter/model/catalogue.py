"""The catalogue of findings: every code that the tool can say, defined once.

``S1xx`` is about reading a file and what is around it, ``S2xx`` about what must stay together, ``S3xx``
about Mojo's ``main()``, ``S4xx`` about names and files, ``S5xx`` is the proof, ``S6xx`` the configuration,
``S7xx`` about running tests, ``S8xx`` about many files: searching, checking, splitting them in bulk, ``S9xx``
what ``prove`` finds in a move that anybody made.
"""

from __future__ import annotations

from typing import NamedTuple

from splitter.model.finding import Finding, Severity


class Definition(NamedTuple):
    """What a code means; ``remedy`` says what the user can do."""

    code: str
    severity: Severity
    title: str
    remedy: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Definition] = {
    d.code: d
    for d in (
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
        Definition(
            "S108", E, "imported tests", "import the module instead of its tests, so that they run once"
        ),
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
            "let the tests put it back (monkeypatch, addCleanup); parts keep the order unless --by is given",
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
        Definition(
            "S932",
            W,
            "code puts the original's name together",
            "have it name the parts: what it ran, read or imported is in them now",
        ),
        Definition(
            "S933",
            N,
            "code may put the original's name together",
            "look whether it does; if so have it name the parts",
        ),
        Definition("S154", N, "another file follows", "look at it in the patch"),
        Definition("S155", E, "a file that names it was changed meanwhile", "run it again"),
        Definition("S156", N, "data goes with its tests", "look at it in the patch"),
        Definition("S160", E, "map can't be used", "name a file that `splitter split --map FILE` wrote"),
        Definition("S161", W, "an id was left", "name the file that has the test now, or take the id out"),
        Definition(
            "S204",
            N,
            "set up more than once",
            "nothing, if it is quick and independent; else raise the limit or share it from a conftest",
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
            "helpers that register themselves",
            "nothing; or split with --helpers copy, if their register takes them twice",
        ),
        Definition("S232", N, "nothing stays", "nothing, or name with --group what shall leave the original"),
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
            "large helpers that parts share",
            "nothing; or split with --helpers copy, if each part shall have its own",
        ),
        Definition("S216", N, "fixtures that stay copied", "nothing; or add --layout package"),
        Definition(
            "S217",
            E,
            "other files have the parts' fixtures, too",
            "let them have their own, or move what they need to another conftest.py",
        ),
        Definition(
            "S501",
            E,
            "unreadable for the proof",
            "report this file to the authors of splitter; nothing was written",
        ),
        Definition(
            "S502", E, "proof failed", "report this file to the authors of splitter; nothing was written"
        ),
        Definition(
            "S605",
            E,
            "header template can't be used",
            "mend the template; docs/reference/templates.md lists what it may use",
        ),
        Definition(
            "S606",
            E,
            "header would look like a test",
            "word the reason, issue or title without a test's definition",
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
        Definition(
            "S401",
            E,
            "name pattern can't be used",
            "use {stem}, {group} and {n} in --name, as in '{stem}_{group}'",
        ),
        Definition(
            "S402",
            E,
            "part's name is not a plain file name",
            "choose a --name pattern without folders and odd characters",
        ),
        Definition("S403", E, "two parts would have one name", "use {group} or {n} in the --name pattern"),
        Definition(
            "S404",
            E,
            "runner would treat the part otherwise",
            "choose a --name pattern that the runner treats as the original's name; "
            "`--references update` has it ignore the parts where it is told to ignore the original",
        ),
        Definition("S450", E, "nothing to apply", "apply a plan that has parts and no errors"),
        Definition("S451", E, "original is not as planned", "plan again, from the file as it is now"),
        Definition("S452", E, "target exists", "move it out of the way, or choose other names with --name"),
        Definition("S453", E, "folder in use", "wait for the other run to end, then try again"),
        Definition(
            "S454", E, "file can't be written", "free the space or get the permission, then run it again"
        ),
        Definition(
            "S455",
            E,
            "left-over of a killed run",
            "look at the files that the journal names, then remove it by hand",
        ),
        Definition(
            "S456", W, "part of a killed run was edited", "it was left in place: keep it or remove it by hand"
        ),
        Definition(
            "S457", E, "text can't be encoded", "keep to its letters in the header, or save the file as UTF-8"
        ),
        Definition("S458", E, "not a plain file name", "give parts names without folders, each its own"),
        Definition("S459", E, "interrupted", "run it again; the old state is back"),
        Definition(
            "S460", E, "not a plan", "write the plan anew with `splitter plan`, and edit its `grouping` alone"
        ),
        Definition(
            "S461",
            E,
            "path outside of the project",
            "name files below the project's top by relative paths, or choose another top with --root",
        ),
        Definition(
            "S462",
            E,
            "grouping can't be followed",
            "name each test once, as the file has it: in a plan's `grouping` all, in a group file any",
        ),
        Definition(
            "S463",
            E,
            "plan was altered outside its grouping",
            "edit `grouping` alone: the rest follows from it; or write the plan anew with `splitter plan`",
        ),
        Definition(
            "S464",
            W,
            "part over the limit by a given grouping",
            "move tests to other parts if it should not be",
        ),
        Definition(
            "S465",
            E,
            "no such split to undo",
            "name what `splitter undo --list` lists; a commit of a split goes back by `git revert`",
        ),
        Definition(
            "S466",
            E,
            "edited since the split",
            "`splitter undo FILE --diff` shows it; --keep-edited puts it into the original, --force aside",
        ),
        Definition(
            "S467", E, "history is damaged", "bring the original back from its retired name or from git"
        ),
        Definition(
            "S468",
            E,
            "git can't take the split as asked",
            "do what the message asks for, or split without --commit",
        ),
        Definition("S469", E, "git failed", "mend what git's message names, then run it again"),
        Definition(
            "S470",
            E,
            "commit message can't be made",
            "use {original}, {path}, {parts}, {count} and {tests} in the message",
        ),
        Definition(
            "S471", E, "output exists", "choose another name with -o, or move that file out of the way"
        ),
        Definition(
            "S472",
            E,
            "done, but not cleared up",
            "look at what the message names; `splitter recover` removes what is left of the run",
        ),
        Definition(
            "S473",
            N,
            "tests that a group file does not name",
            "nothing, if they are where they belong; else name them in the group file",
        ),
        Definition(
            "S474",
            E,
            "group file can't be read",
            'write a line for each part: `add = ["test_add_one", "TestSums", "test_sum_*"]`',
        ),
        Definition(
            "S475",
            E,
            "record of durations can't be read",
            "give what pytest-split (.test_durations), pytest's --junitxml or pytest-reportlog wrote",
        ),
        Definition(
            "S476",
            E,
            "no durations of this file",
            "record them anew, with this file among the tests that are run",
        ),
        Definition(
            "S479",
            E,
            "SDK of the Model Context Protocol is missing",
            "install it: pip install 'test-file-splitter[mcp]'",
        ),
        Definition(
            "S478",
            E,
            "file is split already",
            "look at the parts, or take the split back: `splitter undo FILE`",
        ),
        Definition(
            "S477",
            N,
            "tests without a duration",
            "nothing, if they are like the others; else record the durations anew",
        ),
        Definition(
            "S480", E, "a later run changed what it left", "undo that run first, as the message names it"
        ),
        Definition(
            "S601", E, "unknown option", "use an option that `splitter split --help` lists, in kebab-case"
        ),
        Definition(
            "S602", E, "wrong type of an option", "write the value in the type that the message names"
        ),
        Definition(
            "S603", E, "impossible value of an option", "`splitter COMMAND --help` lists what an option takes"
        ),
        Definition(
            "S604", E, "configuration can't be read", "make the file valid TOML, readable and in UTF-8"
        ),
        Definition("S701", E, "no pytest", "install pytest, or name the project's interpreter with --python"),
        Definition(
            "S702",
            E,
            "no Mojo",
            "install it (`pip install mojo`), activate its environment, or name the command with --mojo",
        ),
        Definition(
            "S703", E, "the original does not run", "make it run first; without an outcome nothing compares"
        ),
        Definition("S704", E, "the original does not end", "raise --timeout, or mend the test that hangs"),
        Definition("S705", E, "no test ran", "look whether options or filters leave all tests out"),
        Definition(
            "S706",
            E,
            "outcomes differ",
            "nothing was changed; look at the tests that differ: they may share state that can't be seen",
        ),
        Definition(
            "S707", W, "flaky tests", "they disagree with themselves and were not held against the split"
        ),
        Definition(
            "S708",
            W,
            "the original crashes",
            "the rest has nothing to be compared with; `splitter probe` looks for the tests behind it",
        ),
        Definition(
            "S709",
            W,
            "tests without an outcome",
            "mend the test that fails before, or let main() print each test's name",
        ),
        Definition(
            "S710", E, "a file on trial was changed", "it was left in place; look what in the tests writes it"
        ),
        Definition("S711", E, "parts not found", "name them, after it: FILE.DEPRECATED PART..."),
        Definition(
            "S712",
            E,
            "not a retired original",
            "pass a file whose name ends in .DEPRECATED; one that is whole: `splitter split FILE --verify`",
        ),
        Definition(
            "S713",
            W,
            "what the project collects is not known",
            "run its command with --collect-only in the file's folder and see why it ends early",
        ),
        Definition(
            "S720", E, "tests can't be run one by one", "look at the message; probe needs single tests"
        ),
        Definition("S721", E, "no such test", "use a name that the file's runner prints"),
        Definition(
            "S722", E, "log can't be used", "move it away to begin anew, or name another one with --log"
        ),
        Definition("S801", E, "folder can't be searched", "check that it is there and readable"),
        Definition("S802", E, "file is over the limit", "split it: `splitter split FILE`"),
        Definition(
            "S803",
            W,
            "file is over the soft limit",
            "put new tests into another file",
        ),
        Definition(
            "S804",
            E,
            "file grew beyond the baseline",
            "put the new tests into another file, or split it: `splitter split FILE`",
        ),
        Definition(
            "S805",
            N,
            "baseline can shrink",
            "write it anew: `splitter check --baseline FILE --write-baseline FILE`",
        ),
        Definition(
            "S806",
            E,
            "baseline can't be used",
            "write it anew: `splitter check --write-baseline FILE`",
        ),
        Definition(
            "S811",
            E,
            "process that split the file ended",
            "split this file alone; if that fails too, report it to the authors of splitter",
        ),
        Definition("S812", E, "not reached", "go on with `splitter split --resume REPORT`, or run it again"),
        Definition("S813", E, "report can't be used", "name a report that `split --report FILE` wrote"),
        Definition("S814", E, "file can't be written", "name a file in a folder that is there and writable"),
        Definition(
            "S815", E, "cluster can't be used", "install `test-file-splitter[dask]` here and on its workers"
        ),
        Definition("S816", E, "document can't be kept up", "mend the marks that the message names"),
        Definition("S901", E, "test lost", "bring it back, or accept it with --allow lost"),
        Definition("S902", E, "test doubled", "remove one of the two"),
        Definition("S903", E, "renamed", "give it its name back, or accept it with --allow renamed"),
        Definition("S904", E, "test edited", "move the test as it is and edit it in a commit of its own"),
        Definition("S905", E, "decorators changed", "copy the decorators as they are"),
        Definition("S906", E, "test disabled", "let it run again, or accept it with --allow disabled"),
        Definition(
            "S907", E, "test comes to life", "look whether it passes, or accept it with --allow enabled"
        ),
        Definition("S908", E, "helper lost", "bring it back, or accept it with --allow helper-lost"),
        Definition("S909", E, "helper edited", "copy it as it is, or accept it with --allow helper-edited"),
        Definition("S910", E, "name missing", "import or define it in this file"),
        Definition("S911", E, "effect missing", "copy the statement to this file"),
        Definition("S912", W, "comment lost", "copy the comment to where its tests are"),
        Definition("S913", W, "laid out otherwise", "nothing, if a formatter did it"),
        Definition("S914", N, "new, and no move", "read it: nothing before is like it"),
        Definition(
            "S915",
            E,
            "nothing to review",
            "name a plan, a commit, or a run that `splitter undo --list` lists",
        ),
        Definition("S916", W, "part edited since", "the page shows it as it is now"),
        Definition("S917", E, "no commit", "name one: a branch, a tag, HEAD~1"),
        Definition(
            "S918",
            W,
            "imports lifted out of a body",
            "look whether the file may import them when it is loaded",
        ),
        Definition("S930", E, "files are still split", "merge them first: `splitter merge`"),
        Definition(
            "S931", E, "retired original was edited", "do it in a part; remove the retired one: it is kept"
        ),
        Definition(
            "S920", N, "what the run said was not kept", "look at the limit that the page uses: it is today's"
        ),
        Definition("S921", N, "more was said than is kept", "plan it again: `splitter plan` says all of it"),
        Definition(
            "S922", E, "history too short", "fetch all of it: git fetch --unshallow, or fetch-depth: 0 in CI"
        ),
        Definition("S924", E, "no such file in the repository", "name a file or folder that it has, or had"),
        Definition("S925", E, "no repository", "go to one, or name files: splitter prove ORIGINAL PART..."),
        Definition(
            "S926",
            E,
            "a file stands where an undo puts one",
            "move it out of the way; if the split is to stay: `splitter forget FILE`",
        ),
        Definition(
            "S927", E, "command can't be understood", "`splitter COMMAND --help` lists what a command takes"
        ),
        Definition(
            "S951",
            E,
            "versions that contradict",
            "make them one, or say which one stands: --on-conflict first, last or rename",
        ),
        Definition(
            "S952",
            E,
            "acts on some parts' tests alone",
            "give it to all parts or to none; --on-conflict first lets it stand for all",
        ),
        Definition("S953", E, "name would mean something else", "rename one of the two in its part"),
        Definition("S954", E, "no one file's parts", "name the parts of one file, and the file with --into"),
        Definition(
            "S955", W, "changed in one of several copies", "look whether the other tests bear with that"
        ),
        Definition("S956", W, "gone from all parts", "nothing, if it was taken out on purpose"),
        Definition("S957", W, "settled as asked for", "read what gave way"),
        Definition("S958", E, "part is missing", "bring it back, or name the parts that are to be merged"),
        Definition("S959", E, "merge would lose something", "report it to the authors of splitter"),
        Definition("S960", E, "part changed meanwhile", "merge again"),
        Definition(
            "S961", W, "parts do not hold everything", "read it with `splitter prove FILE.DEPRECATED`"
        ),
        Definition(
            "S963", E, "data that goes by a part's name", "give it the merged file's name, and merge again"
        ),
        Definition(
            "S964", E, "change can't be read", "name a branch, or a patch of the file as it was split"
        ),
        Definition("S965", E, "parts would not be parts any more", "port it by hand"),
        Definition(
            "S966",
            E,
            "changed on both sides",
            "change one of the two, or say which one stands: --on-conflict ours or theirs",
        ),
        Definition("S967", E, "part can't be changed", "port what it is about by hand"),
        Definition("S969", W, "not carried", "look whether it is wanted, and write it yourself"),
        Definition("S968", E, "port would lose something", "report it to the authors of splitter"),
        Definition("S962", W, "the only copy", "commit it, and clean again"),
    )
}


def finding(code: str, message: str, *, path: str = "", line: int | None = None) -> Finding:
    """A finding of the catalogue; raises ``KeyError`` for a code that is not in it."""
    definition = CATALOGUE[code]
    return Finding(code, definition.severity, message, definition.remedy, path, line)
