"""What has to be repeated where one file's name is to become several: a word, an item, a line, a command."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """A slice of a text that is written once for each name, with something in between."""

    start: int
    end: int
    between: str


ONE = "one name is expected here"

MANY = re.compile(
    r"(?:^|[\s/])(?:py\.?test|unittest|nose2?|coverage|ruff|black|isort|flake8|pylint|mypy|pyright|basedpyright"
    r"|pre-commit|git|ls|cat|rm|wc|grep|rg|touch|prettier|autoflake|bandit|codespell|pyupgrade)(?=\s|$)"
)
"""Programs that take several files at once; of any other it is not known, so it is called for each."""

_LISTED = re.compile(r"\bfor\s+\w+\s+in\s+[^;]*$")
_ODD = re.compile(r"[|<>`]|\$\(|(?:^|\s)(?:case|while|until|!)\s")
_COMPARES = re.compile(r"\[.*\s[!=]?=~?\s")
"""A condition about one name: of several it would have to say that it is one of them."""
_CASE = re.compile(r"\bcase\s[^\n]*\sin\b(?:(?!\besac\b)[\s\S]){0,2000}\Z")
"""What a pattern of a shell's ``case`` is below."""
_OF_TWO = re.compile(r"(?:^|[\s/@])(?:cp|mv|ln|install|diff|cmp|rsync|scp)\s")
"""Programs that make of one file another, or compare the two."""
_REPEATED_OPTION = re.compile(r"--(?:ignore|deselect|ignore-glob)[= ]")
_COMMA_OPTION = re.compile(r"--(?:omit|include)[= ]\s*")
"""Options of coverage, of which the last one holds, with a list divided by commas."""
_EXCLUDING = re.compile(r"--exclude[= ]")
"""What some programs take several times, some once, and some as a regular expression."""
_LOOKED_FOR = re.compile(r"(?:^|[\s|;&(/])(?:[ef]?grep|rg|ag|ack)(?:[ \t]+-[\w-]+(?:=\S+)?)*[ \t]+[\"']?$")
"""The first word of what looks for one."""
_GLOB = re.compile(r"[ \t](?:-g|-e|--i?glob|--regexp)(?:[ \t]+|=)?[\"']?!?$")
"""What is behind it takes one, and can be said again."""
_KEYWORD = re.compile(r"\s*(?:(?:if|elif|then|do|else)\s+|[@-]+(?=\S))*")


def line_of(text: str, offset: int) -> tuple[int, int]:
    """The start and the end of a line, without its line ending."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return text.rfind("\n", 0, offset) + 1, end - (text[end - 1 : end] == "\r")


def logical_line(text: str, offset: int) -> tuple[int, int]:
    """A line with those that a backslash at the end joins to it."""
    first, last = line_of(text, offset)
    while first > 1 and text[:first].rstrip("\r\n").endswith("\\") and text[first - 2 : first] != "\n\n":
        first = line_of(text, first - 1)[0]
    while last < len(text) and text[:last].endswith("\\"):
        last = line_of(text, text.find("\n", last) + 1)[1]
    return first, last


def own_lines(text: str, slot: Slot | str) -> Slot | str:
    """A command that has its line to itself, as a line; anything else as it is."""
    if isinstance(slot, str) or slot.between != " && ":
        return slot
    first, last = line_of(text, slot.start)
    alone = not text[first : slot.start].strip(" \t@-") and not text[slot.end : last].strip()
    return whole_line(text, slot.start) if alone else slot


def quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The string that a slice is the whole content of, with its quotes."""
    mark = text[start - 1 : start]
    if mark and mark in "\"'`" and text[end : end + 1] == mark:
        return start - 1, end + 1
    return None


def string_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The content of the string that a slice of a line is in, if it is in one."""
    first, last = line_of(text, start)
    opened, mark = -1, ""
    for index in range(first, start):
        char = text[index]
        if mark and char == mark and text[index - 1 : index] != "\\":
            mark = ""
        elif not mark and char in "\"'":
            opened, mark = index, char
    if not mark:
        return None
    close = text.find(mark, end, last)
    return (opened + 1, close) if close >= 0 else None


def bracket_before(text: str, offset: int) -> str:
    """The bracket that is open at an offset, with the word that stands before it: ``[``, ``files(``."""
    depth = 0
    for index in range(offset - 1, max(-1, offset - 20_000), -1):
        char = text[index]
        if char in ")]}":
            depth += 1
        elif char in "([{":
            if not depth:
                word = re.search(r"[\w.]*$", text[max(0, index - 40) : index])
                return (word[0] if word else "") + char
            depth -= 1
    return ""


def item(text: str, start: int, end: int) -> Slot | None:
    """An item of a list in brackets: alone in its line with the line, else with a comma."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before[-1:] not in ("[", "(", ",", "{") and not _ends_in_comment(before):
        return None
    if after[:1] not in ("]", ")", ",", "}"):
        return None
    first, last = line_of(text, start)
    indent = text[first:start]
    rest = re.sub(r"\s*(?:#|//).*", "", text[end:last]).strip()
    if not indent.strip() and rest in ("", ","):
        newline = "\r\n" if text[last : last + 1] == "\r" else "\n"
        return Slot(start, end, f",{newline}{indent}")
    return Slot(start, end, ", ")


def _ends_in_comment(before: str) -> bool:
    last = before.rpartition("\n")[2]
    above = before.rpartition("\n")[0].rstrip()
    return bool(re.match(r"\s*(?:#|//)", last)) and above[-1:] in ("[", "(", ",", "{")


def whole_line(text: str, start: int) -> Slot:
    """The line, with its ending as what is in between."""
    first, last = line_of(text, start)
    return Slot(first, last, "\r\n" if text[last : last + 1] == "\r" else "\n")


def sequence_item(text: str, start: int) -> Slot | None:
    """An item of a block sequence of YAML: from its dash to what is no deeper than that."""
    first, _ = line_of(text, start)
    key = re.compile(r"[ ]*").match(text, first)
    depth = len(key[0]) if key else 0
    begin = first
    while not (dash := re.compile(r"([ ]*)-[ ]+").match(text, begin)):
        if begin == 0:
            return None
        begin, _ = line_of(text, begin - 1)
        own = re.compile(r"[ ]*").match(text, begin)
        if own and len(own[0]) < depth and not text.startswith("-", begin + len(own[0])):
            return None
    if begin != first and len(dash[0]) != depth:
        return None
    indent, end = len(dash[1]), line_of(text, begin)[1]
    while end < len(text):
        following = text.find("\n", end) + 1
        if not following or following >= len(text):
            break
        own = re.compile(r"[ ]*").match(text, following)
        if not own or len(own[0]) <= indent or not text[following : line_of(text, following)[1]].strip():
            break
        end = line_of(text, following)[1]
    newline = "\r\n" if text[end : end + 1] == "\r" else "\n"
    return Slot(begin, end, newline)


_VARIABLE = re.compile(r"\$\([^()\n]*\)\Z")


def word(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The word that a slice is in, between two bounds: up to blanks and quotes."""
    while start > low:
        if variable := _VARIABLE.search(text, low, start):  # $(TESTS)/test_big.py
            start = variable.start()
        elif text[start - 1] not in " \t\r\n\"'`(),;=":
            start -= 1
        else:
            break
    if text[start - 1 : start] == "=" and (option := re.search(r"--[\w-]+=$", text[low:start])):
        start = low + option.start()
    stops = " \t\r\n\"'`);" if text[end : end + 1] == ":" else " \t\r\n\"'`);,"
    while end < high and text[end] not in stops:
        end += 1
    return start, end


def among_words(text: str, start: int, end: int, low: int, high: int, suffix: str) -> Slot | str:
    """A word of a command or of a list of files between two bounds; else why it can't be several."""
    inner = string_around(text, start, end)
    if inner and low <= inner[0] and inner[1] <= high and (low, high) != inner:
        if " " in text[slice(*inner)].strip():  # a command that another one is told
            return among_words(text, start, end, *inner, suffix)
        start, end = inner[0] - 1, inner[1] + 1
    begin, finish = word(text, start, end, low, high)
    if text[finish : finish + 1] == ")" and "(" not in text[low:begin] and _CASE.search(text, 0, begin):
        last = text.find("|", end, finish)
        return Slot(max(begin, text.rfind("|", begin, start) + 1), finish if last < 0 else last, "|")
    if "{" in text[begin:start] and "}" not in text[begin:start]:
        if default := re.search(r"\{\w+:$", text[begin:start]):  # {posargs:tests/test_big.py}
            begin += default.end()
            return Slot(begin, text.find("}", end, finish), " ") if "}" in text[end:finish] else ONE
        begin = 1 + max(text.rfind("{", begin, start), text.rfind(",", begin, start))
        finish = min(at for mark in ",}" if (at := text.find(mark, end, high)) >= 0)
        return Slot(begin, finish, ",")
    if option := re.search(r"--(?:ignore|deselect|ignore-glob|omit|include|exclude)\s+$", text[low:begin]):
        begin = low + option.start()
    option = _COMMA_OPTION.match(text, begin) or _pylints(text, begin, low)
    if option:
        return Slot(option.end(), finish, ",")
    if comma := _comma(text, begin, finish, low, high):
        return Slot(begin, finish, comma)
    left, right = _segment(text, begin, finish, low, high)
    segment = text[left:right]
    stage = text[left + segment.rfind("|", 0, begin - left) + 1 : right].partition("|")[0]
    if _OF_TWO.search(stage) or _EXCLUDING.match(text, begin):
        return ONE
    if _LOOKED_FOR.search(text, low, begin) or _GLOB.search(text, low, begin):
        return "a pattern is expected here"
    repeats = _REPEATED_OPTION.match(text, begin) is not None
    others = [w for w in segment.replace("\\\n", " ").split() if w.strip("\"'(),").endswith(suffix)]
    if repeats or len(others) > 1 or MANY.search(stage) or _LISTED.search(text[low:begin]):
        return _repeated_word(text, begin, finish)
    if _COMPARES.search(segment):
        return ONE
    if _ODD.search(segment) or "\n" in segment or text[low:left].rstrip().endswith("||"):
        return "the command around it can't be repeated safely"
    lead = _KEYWORD.match(segment)
    left += lead.end() if lead else 0
    while right > left and text[right - 1] in " \t":
        right -= 1
    return Slot(left, right, " && ") if " " in text[left:right] else ONE


def _pylints(text: str, begin: int, low: int) -> re.Match[str] | None:
    """The ``--ignore=`` of pylint, which takes a list with commas; that of others stands there again."""
    left = text.rfind("\n", low, begin) + 1 if "\n" in text[low:begin] else low
    return _IGNORED.match(text, begin) if re.search(r"\bpylint\b", text[left:begin]) else None


_IGNORED = re.compile(r"--ignore[= ]\s*")


def _comma(text: str, begin: int, finish: int, low: int, high: int) -> str:
    """What divides the items of a list without brackets, if that is a comma."""
    before, after = text[low:begin].rstrip(" "), text[finish:high]
    if after.startswith(","):
        return ", " if after.startswith(", ") else ","
    if before.endswith(","):
        return ", " if text[begin - 1] == " " else ","
    return ""


def _repeated_word(text: str, begin: int, finish: int) -> Slot:
    first, last = line_of(text, begin)
    alone = not text[first:begin].strip() and text[finish:last].strip() in ("", "\\")
    if alone:
        return whole_line(text, begin)
    return Slot(begin, finish, " ")


def _segment(text: str, begin: int, finish: int, low: int, high: int) -> tuple[int, int]:
    """The simple command that a word is in."""
    left = low
    for match in re.finditer(r"&&|\|\||;|(?<!\\)\n", text[low:begin]):
        left = low + match.end()
    right = re.compile(r"&&|\|\||;|(?<!\\)\r?\n|\s#").search(text, finish, high)
    end = right.start() if right else high
    while left < begin and text[left] in " \t":
        left += 1
    return left, end


def entry(text: str, start: int, end: int) -> Slot | None:
    """A key with its value, which may take several lines of brackets."""
    after = re.compile(r"[ \t]*[=:][ \t]*").match(text, end)
    if after is None:
        return None
    first, _ = line_of(text, start)
    depth, index, mark = 0, after.end(), ""
    while index < len(text):
        char = text[index]
        if mark:
            mark = "" if char == mark else mark
        elif char in "\"'":
            mark = char
        elif char in "([{":
            depth += 1
        elif char in ")]}" and depth:
            depth -= 1
        elif not depth and char in ",)]}\r\n":
            break
        index += 1
    while text[index - 1] in " \t":
        index -= 1
    alone = not text[first:start].strip()
    if text[index : index + 1] == "," or text[:start].rstrip()[-1:] in ("{", ","):
        return Slot(start, index, ",\n" + text[first:start] if alone else ", ")
    if not alone:
        return None
    last = line_of(text, index)[1]
    return Slot(first, last, "\r\n" if text[last : last + 1] == "\r" else "\n")


def table(text: str, start: int) -> Slot | None:
    """A ``[[table]]`` of TOML with all its keys and the blank line behind it."""
    header = list(re.finditer(r"^\[\[?[^\]\n]+\]\]?[ \t]*(?:#.*)?$", text[:start], re.MULTILINE))
    if not header or not header[-1][0].startswith("[["):
        return None
    begin = header[-1].start()
    following = re.compile(r"^\[", re.MULTILINE).search(text, start)
    end = following.start() if following else len(text)
    block = text[begin:end]
    if following is None and not block.endswith("\n\n"):
        stripped = block.rstrip("\r\n")
        return Slot(begin, begin + len(stripped), "\n\n")
    return Slot(begin, end, "")
