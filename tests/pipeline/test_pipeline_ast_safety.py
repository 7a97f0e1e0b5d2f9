"""The second lock: whatever got past the escaping, nothing but declarations is ever imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.verify import ast_safety

HARMLESS = '''"""Text with import os; __import__("os")."""

from __future__ import annotations

import builtins
import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .._model import Model

if TYPE_CHECKING:
    from ..models import Thing

State: TypeAlias = Literal["A", -1]
_LIST: Operation[Thing] = Operation("things.list", "GET", "/api/", "Thing", wire={"a": "b"})


class ThingsResource(Resource):
    """Docstring."""

    __slots__ = ()
    name: str | Unset = UNSET

    async def list(self, *, a: Filter = None) -> builtins.list[Thing]:
        return await self._caller.call(_LIST, locals())
'''


def package(tmp_path: Path, text: str, name: str = "resources/things.py") -> Path:
    path = tmp_path / "huvr_api" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return tmp_path / "huvr_api"


def test_declarations_pass(tmp_path: Path) -> None:
    ast_safety.check(package(tmp_path, HARMLESS))


@pytest.mark.parametrize(
    "name", ["resources/x.py", "models/x.py", "client.py", "models/__init__.py"]
)
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("print(1)", "a call of print"),
        ("__import__('os')", "a call of __import__"),
        ("import os\nimport subprocess", ":2: an import of subprocess"),
        ("from os import system\nfrom shutil import rmtree", "an import of shutil"),
        ("from typing_evil import x", "an import of typing_evil"),
        ("x = [y for y in ()]", "a ListComp"),
        ("x = lambda: 1", "a Lambda"),
        ("for x in (): pass", "a For"),
        ("with x: pass", "a With"),
        ("def f():\n    exec('1')", ":2: a call of exec"),
        ("class A:\n    x: int = getattr(y, 'z')", "a call of getattr"),
        ("@f(1)\ndef g(): return 1", "the decorator f(1)"),
        ("@Deprecated(x)\ndef g(): return 1", "the decorator Deprecated(x)"),
        ("@Deprecated('x', y='z')\ndef g(): return 1", "the decorator Deprecated('x', y='z')"),
        ("x = f'{y}'", "a JoinedStr"),
        ("x = (y := 1)", "a NamedExpr"),
        ("del x", "a Delete"),
        ("global x", "a Global"),
        ("import os\n@os.abort\ndef g(): return 1", "the decorator os.abort"),
        ("import os\nclass A(metaclass=os.abort):\n    x: int", "the decorator os.abort"),
        ("from os import system as Operation", "another Operation"),
        ("Operation = exec\nOperation('1')", "another Operation"),
        ("XResource: Any = exec", "another XResource"),
        ("def f(locals):\n    return locals()", "another locals"),
        ("Lazy = exec", "another Lazy"),
        ("self._caller.steal()", "a call of self._caller.steal"),
        ("Operation('x').bind({})", "a call of Operation('x').bind"),
    ],
)
def test_anything_else_is_refused_by_file_and_line(
    tmp_path: Path, name: str, text: str, what: str
) -> None:
    with pytest.raises(PipelineError) as caught:
        ast_safety.check(package(tmp_path, text, name))
    assert what in str(caught.value)
    assert f"huvr_api/{name}:" in str(caught.value)


def test_the_lazy_import_of_models_is_the_template_s_own(tmp_path: Path) -> None:
    lazy = "def __getattr__(name):\n    return importlib.import_module(name)\n"
    ast_safety.check(package(tmp_path, lazy, "models/__init__.py"))


def test_what_python_cannot_parse_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"huvr_api/client\.py:2: "):
        ast_safety.check(package(tmp_path, "x: int\nclass", "client.py"))


def test_copied_modules_are_not_looked_at(tmp_path: Path) -> None:
    ast_safety.check(package(tmp_path, "print(1)", "_model.py"))


def test_the_committed_package_is_inert() -> None:
    ast_safety.check(Path(__file__).parents[2] / "generated" / "huvr_api")
