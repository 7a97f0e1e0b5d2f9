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

from pipeline.errors import PipelineError

_GENERATED = ("client.py", "models/*.py", "resources/*.py", "__init__.py")
"""The modules that hold something of the description; the others are copied as they stand."""

_NODES = (
    ast.alias, ast.AnnAssign, ast.arg, ast.arguments, ast.Assign, ast.AsyncFunctionDef,
    ast.Attribute, ast.Await, ast.BinOp, ast.BitOr, ast.Call, ast.ClassDef, ast.Constant, ast.Dict,
    ast.Expr, ast.expr_context, ast.FunctionDef, ast.If, ast.Import, ast.ImportFrom, ast.keyword,
    ast.List, ast.Module, ast.Name, ast.Return, ast.Subscript, ast.Tuple, ast.UnaryOp, ast.USub,
)  # fmt: skip

_CALLS = re.compile(
    r"Deprecated|Operation|attrs\.define|locals|self\._caller\.(call|iterate|save)|\w+Resource"
)
_DECORATORS = ("Lazy", "attrs.define(kw_only=True, repr=False)", "Deprecated")
_LAZY = ("__getattr__", "__dir__")
"""Functions of models/__init__.py, in which no template puts anything of the description."""
_IMPORTED = re.compile(
    r"\.|(__future__|attrs|builtins|collections\.abc|datetime|decimal|importlib|os"
    r"|pathlib|typing|uuid)$"
)


def check(package: Path) -> None:
    """Raise PipelineError, with file and line, for anything that no template writes."""
    for pattern in _GENERATED:
        for path in sorted(package.glob(pattern)):
            name = path.relative_to(package.parent).as_posix()
            for line, what in _foreign(_parsed(path, name)):
                raise PipelineError(f"{name}:{line}: {what}, which no template writes")


def _parsed(path: Path, name: str) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except (SyntaxError, ValueError) as error:
        raise PipelineError(f"{name}:{getattr(error, 'lineno', 0)}: {error}") from None


def _foreign(module: ast.Module) -> Iterator[tuple[int, str]]:
    module.body = [one for one in module.body if getattr(one, "name", "") not in _LAZY]
    for node in ast.walk(module):
        line = getattr(node, "lineno", 0)
        if not isinstance(node, _NODES):
            yield line, f"a {type(node).__name__}"
        elif isinstance(node, ast.Call) and not _CALLS.fullmatch(ast.unparse(node.func)):
            yield line, f"a call of {ast.unparse(node.func)[:40]}"
        else:
            yield from ((line, what) for what in (*_imported(node), *_called(node), *_bound(node)))


def _imported(node: ast.AST) -> Iterator[str]:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = ["." * node.level + (node.module or "")]
    yield from (f"an import of {name}" for name in names if not _IMPORTED.match(name))


def _called(node: ast.AST) -> Iterator[str]:
    """What Python calls though no call is written: a decorator, a metaclass."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        names = [_decorator(one) for one in node.decorator_list]
        names += [ast.unparse(one.value) for one in getattr(node, "keywords", ())]
        yield from (f"the decorator {name[:40]}" for name in names if name not in _DECORATORS)


def _decorator(node: ast.expr) -> str:
    """Its name; that of `Deprecated("...")`, too, which takes nothing but a text."""
    match node:
        case ast.Call(ast.Name("Deprecated"), [ast.Constant(str())], []):
            return "Deprecated"
        case _:
            return ast.unparse(node)


def _bound(node: ast.AST) -> Iterator[str]:
    """Another meaning for a name that may be called."""
    name = ""
    if isinstance(node, ast.alias):
        name = node.asname if node.asname and node.asname != node.name else ""
    elif isinstance(node, ast.Name):
        name = node.id if isinstance(node.ctx, ast.Store) else ""
    elif isinstance(node, ast.arg):
        name = node.arg if node.arg != "self" else ""
    if _CALLS.fullmatch(name) or name in (*_DECORATORS, "attrs", "self"):
        yield f"another {name}"
