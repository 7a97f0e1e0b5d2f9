"""Step 5, verify: the generated modules declare, and nothing else.

The templates escape every text of a description. This is the second lock, and it does not know the
templates' filters: it parses what they wrote, before anything of it is imported, and refuses a
node or a call that none of our templates writes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .errors import PipelineError

_GENERATED = ("client.py", "models/*.py", "resources/*.py", "__init__.py")
"""The modules that hold something of the description; the others are copied as they stand."""

_NODES = (
    ast.alias, ast.AnnAssign, ast.arg, ast.arguments, ast.Assign, ast.AsyncFunctionDef,
    ast.Attribute, ast.Await, ast.BinOp, ast.BitOr, ast.Call, ast.ClassDef, ast.Constant, ast.Dict,
    ast.Expr, ast.expr_context, ast.FunctionDef, ast.If, ast.Import, ast.ImportFrom, ast.keyword,
    ast.List, ast.Module, ast.Name, ast.Return, ast.Subscript, ast.Tuple, ast.UnaryOp, ast.USub,
)  # fmt: skip

_CALLS = re.compile(r"Operation|locals|self\._caller\.(call|iterate|save)|\w+Resource")
_LAZY = ("__getattr__", "__dir__")
"""Functions of models/__init__.py, in which no template puts anything of the description."""
_IMPORTED = re.compile(
    r"\.|__future__$|builtins$|collections\.abc$|datetime$|functools$|importlib$|os$|pathlib$"
    r"|typing$"
)


def check(package: Path) -> None:
    """Raise PipelineError, with file and line, for anything that no template writes."""
    for pattern in _GENERATED:
        for path in sorted(package.glob(pattern)):
            for line, what in _foreign(ast.parse(path.read_bytes())):
                where = f"{path.relative_to(package.parent).as_posix()}:{line}"
                raise PipelineError(f"{where}: {what}, which no template writes")


def _foreign(module: ast.Module) -> Iterator[tuple[int, str]]:
    module.body = [one for one in module.body if getattr(one, "name", "") not in _LAZY]
    for node in ast.walk(module):
        line = getattr(node, "lineno", 0)
        if not isinstance(node, _NODES):
            yield line, f"a {type(node).__name__}"
        elif isinstance(node, ast.Call) and not _CALLS.fullmatch(ast.unparse(node.func)):
            yield line, f"a call of {ast.unparse(node.func)[:40]}"
        else:
            yield from ((line, f"an import of {name}") for name in _strange(node))


def _strange(node: ast.AST) -> Iterator[str]:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = ["." * node.level + (node.module or "")]
    yield from (name for name in names if not _IMPORTED.match(name))
