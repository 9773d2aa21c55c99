"""``S4xx``: names and files."""

from __future__ import annotations

from splitter.model.catalogue.definition import Definition, E, N, W

DEFINITIONS = (
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
    Definition(
        "S405",
        E,
        "git would ignore a new file",
        "choose another --name pattern, or have the .gitignore take it back (`!test_big_*.py`)",
    ),
    Definition("S450", E, "nothing to apply", "apply a plan that has parts and no errors"),
    Definition("S451", E, "original is not as planned", "plan again, from the file as it is now"),
    Definition(
        "S452",
        E,
        "target exists",
        "move it out of the way, or choose another name: --name for parts, --retire for the original",
    ),
    Definition("S453", E, "folder in use", "wait for the other run to end, then try again"),
    Definition("S454", E, "file can't be written", "free the space or get the permission, then run it again"),
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
    Definition("S467", E, "history is damaged", "bring the original back from its retired name or from git"),
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
    Definition("S471", E, "output exists", "choose another name with -o, or move that file out of the way"),
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
    Definition("S480", E, "a later run changed what it left", "undo that run first, as the message names it"),
)
