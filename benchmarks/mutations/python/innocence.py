"""Why a damage that the proof accepts does no harm, shown by means that are not the proof's."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.mutations.python.damages import is_fixture, is_test, span
from splitter.text.unused_marks import MARK

_IMPORTS = (ast.Import, ast.ImportFrom)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def innocence(texts: Sequence[str], changed: Mapping[int, str]) -> str:
    """Why it is harmless that some of the parts' texts are others now; empty if that can't be shown."""
    moved = _moved_test([(texts[n], text) for n, text in changed.items()])
    if moved:
        return moved
    reasons = [
        _innocence(texts[n], text, [changed.get(m, one) for m, one in enumerate(texts) if m != n])
        for n, text in changed.items()
    ]
    return reasons[0] if all(reasons) else ""


def _innocence(before: str, after: str, others: Sequence[str]) -> str:
    """The same for one part's text; ``others`` are the other parts'."""
    try:
        old, new = ast.parse(before), ast.parse(after)
    except (SyntaxError, ValueError):
        return ""
    if _unparsed(old) == _unparsed(new):
        if _moved(before, old) != _moved(after, new):
            return _other_ending(before, after, old)
        if _comments(before) == _comments(after):
            return "blank lines and blanks between statements, or how an import is written"
        return _comment_elsewhere(before, after, others)
    return (
        _unneeded(before, old, new, others)
        or _fewer_imported(old, new, others)
        or _fewer_in_blocks(old, new, others)
    )


def _moved_test(changed: Sequence[tuple[str, str]]) -> str:
    """Why it is harmless that a test went from the first part to the second; empty if it can't be shown.

    It is another split of the same file if all that the test may name (every word of it counts) is bound
    there by the same statements, before it and behind it.
    """
    if len(changed) != 2:
        return ""
    try:
        trees = [ast.parse(text) for pair in zip(*changed, strict=True) for text in pair]
    except (SyntaxError, ValueError):
        return ""
    if method := _moved_method(*trees):
        return method
    giver, taker, given, taken = [[ast.dump(node) for node in tree.body] for tree in trees]
    moved = [node for node in trees[0].body if ast.dump(node) not in given]
    if len(moved) != 1 or not is_test(moved[0]):
        return ""
    one = ast.dump(moved[0])
    if (
        [d for d in giver if d != one] != given
        or [d for d in taken if d != one] != taker
        or taken.count(one) != 1
    ):
        return ""
    words = set(re.findall(r"\w+", ast.unparse(moved[0])))
    if _around(trees[0], one, words) != _around(trees[3], one, words):
        return ""
    return "a test in another part that has all that it names (the header's list is not looked at)"


def _moved_method(giver: ast.Module, taker: ast.Module, given: ast.Module, taken: ast.Module) -> str:
    """The same of a test method that went to the class's share in the second part."""
    pairs = [_changed_class(giver, given), _changed_class(taker, taken)]
    if None in pairs:
        return ""
    (old, less), (other, more) = [pair for pair in pairs if pair]
    gone = [node for node in old.body if ast.dump(node) not in {ast.dump(one) for one in less.body}]
    come = [node for node in more.body if ast.dump(node) not in {ast.dump(one) for one in other.body}]
    if len(gone) != 1 or [*map(ast.dump, gone)] != [*map(ast.dump, come)] or not is_test(gone[0]):
        return ""
    if any(_frame(one) != _frame(old) for one in (less, other, more)):
        return ""
    words = set(re.findall(r"\w+", ast.unparse(gone[0])))
    if _around(giver, ast.dump(old), words) != _around(taken, ast.dump(more), words):
        return ""
    return "a test method in another share of its class that has all that it names"


def _changed_class(before: ast.Module, after: ast.Module) -> tuple[ast.ClassDef, ast.ClassDef] | None:
    """The one statement that is another, if it is a class before and after."""
    if len(before.body) != len(after.body):
        return None
    pairs = zip(before.body, after.body, strict=True)
    found = [(one, other) for one, other in pairs if ast.dump(one) != ast.dump(other)]
    if len(found) != 1:
        return None
    one, other = found[0]
    return (one, other) if isinstance(one, ast.ClassDef) and isinstance(other, ast.ClassDef) else None


def _frame(node: ast.ClassDef) -> list[str]:
    """All of a class but its tests."""
    heads = [*node.decorator_list, *node.bases, *node.keywords]
    return [node.name, *map(ast.dump, heads), *(ast.dump(one) for one in node.body if not is_test(one))]


def _around(tree: ast.Module, dump: str, words: set[str]) -> list[tuple[bool, str]]:
    """What binds any of the words, and whether it stands before a statement; not what the header is."""
    place = [ast.dump(node) for node in tree.body].index(dump)
    found = []
    for number, node in enumerate(tree.body):
        names = {*_bound(node)}
        if not isinstance(node, _SCOPES):
            names.update(_stored(node))
        for name in sorted(names & words):
            if isinstance(node, _IMPORTS):
                alias = next(a for a in node.names if name == (a.asname or a.name.partition(".")[0]))
                found.append((number < place, f"{getattr(node, 'module', '')} {alias.name} {name}"))
            elif number != place:
                found.append((number < place, ast.dump(node)))
    return found


def _stored(node: ast.AST) -> set[str]:
    """The names that a statement binds or deletes somewhere; what a comprehension goes through is its own."""
    nodes = list(ast.walk(node))
    own = {name for one in nodes if isinstance(one, ast.comprehension) for name in ast.walk(one.target)}
    names = (one for one in nodes if isinstance(one, ast.Name) and one not in own)
    return {one.id for one in names if not isinstance(one.ctx, ast.Load)}


def _unparsed(tree: ast.Module) -> list[str]:
    return [ast.dump(node) for node in tree.body]


def _moved(text: str, tree: ast.Module) -> list[str]:
    """The statements that a part has byte for byte: all but imports, without the blank lines around them."""
    lines = io.StringIO(text, newline="").readlines()
    return [
        "".join(lines[slice(*span(node))]).rstrip() for node in tree.body if not isinstance(node, _IMPORTS)
    ]


def _other_ending(before: str, after: str, tree: ast.Module) -> str:
    """The last line of a statement or member ends otherwise: the ending stands between it and the next."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    last = {node.end_lineno for body in bodies for node in body}
    for node in tree.body:  # of a `__main__` block some lines may be left out
        if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
            last.update(range(node.lineno, (node.end_lineno or 0) + 1))
    old, new = (io.StringIO(text, newline="").readlines() for text in (before, after))
    if len(old) != len(new):
        return ""
    changed = [n for n, (one, other) in enumerate(zip(old, new, strict=True), 1) if one != other]
    if last.issuperset(changed) and all(
        old[n - 1].rstrip("\r\n") == new[n - 1].rstrip("\r\n") for n in changed
    ):
        return "the ending of a statement's last line"
    return ""


def _comments(text: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def _comment_elsewhere(before: str, after: str, others: Sequence[str]) -> str:
    """A comment less that another part has, as a banner may stand in several, or that parts alone have."""
    gone, new = _comments(before) - _comments(after), _comments(after) - _comments(before)
    gone.pop(MARK.strip(), None)
    if not new and all(any(comment in other for other in others) for comment in gone):
        return "a comment between statements that another part has, too"
    return ""


def _fewer_imported(old: ast.Module, new: ast.Module, others: Sequence[str]) -> str:
    """Names of a module's imports less that nothing in this part says, and that another part imports so."""
    kept, left = ([n for n in tree.body if not isinstance(n, _IMPORTS)] for tree in (old, new))
    if [*map(ast.dump, kept)] != [*map(ast.dump, left)]:
        return ""
    said, after = _said_in_blocks(old), _said_in_blocks(new)
    gone = Counter(said) - Counter(after)
    elsewhere = Counter(one for text in others for one in _said_in_blocks(ast.parse(text)))
    if [one for one in said if one not in gone] != after or gone - elsewhere:
        return ""
    rest = "\n".join(ast.unparse(node) for node in kept[1:])
    if any(re.search(rf"\b{re.escape(one.rpartition(' ')[2])}\b", rest) for one in gone):
        return ""
    return "an imported name that nothing in this part says, and that another part imports"


def _fewer_in_blocks(old: ast.Module, new: ast.Module, others: Sequence[str]) -> str:
    """Imports less in blocks whose names nothing in this part says, and that another part has.

    Before what else is in a ``try``, the first imports of packages that are left are what they were.
    """
    if len(old.body) != len(new.body):
        return ""
    elsewhere = Counter(said for text in others for said in _said_in_blocks(ast.parse(text)))
    for before, after in zip(old.body, new.body, strict=True):
        if ast.dump(before) == ast.dump(after):
            continue
        if isinstance(before, _IMPORTS):  # that is in no block
            return ""
        gone = Counter(_said_in_blocks(before)) - Counter(_said_in_blocks(after))
        if Counter(_said_in_blocks(after)) - Counter(_said_in_blocks(before)) or gone - elsewhere:
            return ""
        if ast.dump(_bare(before)) != ast.dump(_bare(after)) or _tries(before) != _tries(after):
            return ""
        rest = "\n".join(ast.unparse(node if node is not after else _bare(node)) for node in new.body[1:])
        if any(re.search(rf"\b{re.escape(said.rpartition(' ')[2])}\b", rest) for said in gone):
            return ""
    return "an import in a block that nothing in this part names, and that another part has"


def _said_in_blocks(tree: ast.AST) -> list[str]:
    """Each name that an import below a statement brings, with where it is from."""
    return [
        f"{getattr(node, 'level', 0)} {getattr(node, 'module', '')} {alias.name} {alias.asname or alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, _IMPORTS)
        for alias in node.names
    ]


class _WithoutImports(ast.NodeTransformer):
    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None


def _bare(node: ast.stmt) -> ast.stmt:
    """A statement without the imports in its blocks."""
    bare: ast.stmt = _WithoutImports().visit(ast.parse(ast.unparse(node)).body[0])
    return bare


def _tries(node: ast.stmt) -> list[list[str]]:
    """What is tried one after the other: where a package is imported first, and what is no import."""
    found = []
    for one in ast.walk(node):
        if isinstance(one, ast.Try) and one.handlers:
            said = [
                (inner.module or "" if isinstance(inner, ast.ImportFrom) else inner.names[0].name).split(".")[
                    0
                ]
                if isinstance(inner, _IMPORTS)
                else ast.dump(_bare(inner))
                for inner in one.body
            ]
            found.append(list(dict.fromkeys(said)))
    return found


def _unneeded(before: str, old: ast.Module, new: ast.Module, others: Sequence[str]) -> str:
    """A definition or import more or less that nothing in this part names, and that another part has."""
    olds, news = Counter(_unparsed(old)), Counter(_unparsed(new))
    changed = [node for node in (*old.body, *new.body) if olds[ast.dump(node)] != news[ast.dump(node)]]
    if not changed or not all(map(_defines, changed)):
        return ""
    if [d for d in _unparsed(old) if d in news] != [d for d in _unparsed(new) if d in olds]:
        return ""
    names = {name for node in changed for name in _bound(node)}
    rest = "\n".join(ast.unparse(node) for node in old.body[1:] if node not in changed)
    if any(is_test(inner) for node in changed for inner in ast.walk(node)):
        return ""
    fixtures = all(isinstance(node, ast.FunctionDef) and is_fixture(node) for node in changed)
    kept = [node for node in old.body[1:] if node not in changed]
    if any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names):
        strings = any(word in rest for word in ("fixturevalue", "usefixtures", "eval", "indirect"))
        if not fixtures or strings or any(_asks(node, name) for node in kept for name in names):
            return ""
    elsewhere = {dump for text in others for dump in _unparsed(ast.parse(text))}
    if not elsewhere.issuperset(map(ast.dump, changed)):
        return ""
    return "a definition that nothing in this part names, and that another part has"


def _asks(node: ast.AST, name: str, given: bool = False) -> bool:
    """Whether something here may get the module's fixture of that name, or names it otherwise.

    A class's own fixture and the arguments of ``parametrize`` come before it; ``given`` says that one does.
    """
    if isinstance(node, ast.ClassDef):
        given = given or any(getattr(one, "name", "") == name for one in node.body)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        marks = [one for one in node.decorator_list if isinstance(one, ast.Call)]
        marks = [one for one in marks if getattr(one.func, "attr", "") == "parametrize" and one.args]
        given = given or any(name in re.findall(r"\w+", ast.unparse(one.args[0])) for one in marks)
        own = {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        own |= {
            one.id
            for one in ast.walk(node)
            if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)
        }
        if not given and name in {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}:
            return True
        rest = [one for one in ast.iter_child_nodes(node) if one not in marks]
        return any(_says(one, name, own) for one in rest)
    else:
        return _says(node, name, set())
    return any(_asks(one, name, given) for one in ast.iter_child_nodes(node))


def _says(node: ast.AST, name: str, own: set[str]) -> bool:
    return name not in own and any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(node))


def _defines(node: ast.stmt) -> bool:
    """Whether a statement does nothing but bind names, as an import with a way out does."""
    if isinstance(node, ast.Try):
        inner = (*node.body, *(one for handler in node.handlers for one in handler.body))
        return not node.orelse and not node.finalbody and all(map(_defines, inner))
    return isinstance(node, (*_IMPORTS, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.Pass))


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Try):
        inner = (*node.body, *(one for handler in node.handlers for one in handler.body))
        return [name for one in inner for name in _bound(one)]
    if isinstance(node, _IMPORTS):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.Assign):
        return [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    return [getattr(node, "name", "")]
