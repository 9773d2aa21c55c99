"""Imports that do nothing but bind a name: what both readings take for one."""

from __future__ import annotations

import re

_QUIET = re.compile(
    r"(?:abc|argparse|array|ast|asyncio|base64|bisect|builtins|bz2|calendar|cmath|codecs|collections"
    r"|concurrent|configparser|contextlib|contextvars|copy|csv|ctypes|dataclasses|datetime|decimal"
    r"|difflib|dis|email|enum|errno|fnmatch|fractions|functools|gc|getpass|glob|gzip|hashlib|heapq"
    r"|hmac|html|http|importlib|inspect|io|ipaddress|itertools|json|keyword|linecache|locale|logging"
    r"|lzma|math|mimetypes|numbers|operator|os|pathlib|pickle|pkgutil|platform|pprint|queue|random|re"
    r"|secrets|select|shlex|shutil|signal|socket|sqlite3|ssl|stat|statistics|string|struct|subprocess"
    r"|sys|sysconfig|tarfile|tempfile|textwrap|threading|time|timeit|tokenize|traceback|types|typing"
    r"|unicodedata|unittest|urllib|uuid|warnings|weakref|xml|zipfile|zlib|zoneinfo)(?:\..*)?"
)
"""Modules of the standard library that change nothing outside themselves when they are imported."""

_CONSTANT = re.compile(r"_*[A-Z][A-Z0-9_]+")


def is_quiet(module: str) -> bool:
    """Whether importing a module, or a submodule of it, does nothing that anybody sees."""
    return _QUIET.fullmatch(module) is not None


def is_constant(name: str) -> bool:
    """Whether a name is by PEP 8 that of a constant: no submodule, no fixture, and no class of tests."""
    return _CONSTANT.fullmatch(name) is not None
