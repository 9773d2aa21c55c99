"""``S8xx`` and ``S9xx``: many files, and what ``prove``, ``merge`` and ``port`` find in anybody's moves."""

from __future__ import annotations

from splitter.model.catalogue.definition import Definition, E, N, W

DEFINITIONS = (
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
    Definition("S907", E, "test comes to life", "look whether it passes, or accept it with --allow enabled"),
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
    Definition("S955", W, "changed in one of several copies", "look whether the other tests bear with that"),
    Definition("S956", W, "gone from all parts", "nothing, if it was taken out on purpose"),
    Definition("S957", W, "settled as asked for", "read what gave way"),
    Definition("S958", E, "part is missing", "bring it back, or name the parts that are to be merged"),
    Definition("S959", E, "merge would lose something", "report it to the authors of splitter"),
    Definition("S960", E, "part changed meanwhile", "merge again"),
    Definition("S961", W, "parts do not hold everything", "read it with `splitter prove FILE.DEPRECATED`"),
    Definition(
        "S963", E, "data that goes by a part's name", "give it the merged file's name, and merge again"
    ),
    Definition("S964", E, "change can't be read", "name a branch, or a patch of the file as it was split"),
    Definition("S965", E, "parts would not be parts any more", "port it by hand"),
    Definition(
        "S966",
        E,
        "changed on both sides",
        "change one of the two, or say which one stands: --on-conflict ours or theirs",
    ),
    Definition("S967", E, "part can't be changed", "port what it is about by hand"),
    Definition("S969", W, "not carried", "look whether it is wanted, and write it yourself"),
    Definition("S970", W, "test of several parts", "nothing, if one was a copy; else give one another name"),
    Definition("S968", E, "port would lose something", "report it to the authors of splitter"),
    Definition("S962", W, "the only copy", "commit it, and clean again"),
)
