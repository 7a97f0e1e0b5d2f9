"""Ordinary constructs of OpenAPI become typed code that sends and reads what is documented."""

from __future__ import annotations

import datetime
import decimal
import importlib.util
import json
import re
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from evolutions.constructs import everything
from pipeline.generate.render import render
from pipeline.json_tree import Schema
from pipeline.normalise.rules import normalise
from pipeline.read import document
from pipeline.verify import checks
from pipeline_kit import ROOT, described

REST: tuple[Any, ...] = ((), "", None, (), ())
"""The fields of a request without headers and body."""

OPENAPI = ROOT / "openapi"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package for all constructs together: formatted, imported and type-checked."""
    folder = tmp_path_factory.mktemp("constructs") / "huvr_api"
    whole: Schema = everything(described({}))
    notes: list[str] = []
    normal = normalise(whole, {}, notes.append)
    document.validate(normal, "normalised")
    assert notes == []
    templates, runtime = OPENAPI / "templates", OPENAPI / "runtime"
    render(normal, OPENAPI / "generator.yaml", templates, runtime, folder)
    checks.verify(folder)
    return folder


@pytest.fixture(scope="module")
def api(package: Path) -> Iterator[Any]:
    """The classes of that package, which is imported under another name."""
    name = "constructs_api"
    spec = importlib.util.spec_from_file_location(
        name, package / "__init__.py", submodule_search_locations=[str(package)]
    )
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = importlib.util.module_from_spec(spec)
    yield importlib.import_module(f"{name}.client")
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]


class Caller:
    """In place of the wrapper: what would be sent."""

    def call(self, operation: Any, arguments: Any) -> Any:
        return operation, operation.bind(arguments)

    iterate = save = call


class _Unset:
    """Equal to the UNSET of any package."""

    def __eq__(self, other: object) -> bool:
        return type(other).__name__ == "Unset"

    __hash__ = None  # type: ignore[assignment]


UNSET = _Unset()


@pytest.fixture
def calls(api: Any) -> Any:
    """The resources; a method answers (operation, request)."""
    return api.Api(Caller())


def flat(path: Path) -> str:
    return re.sub(
        r"([(\[{]) | (?=[)\]}])", r"\1", " ".join(path.read_text().split()).replace(",)", ")")
    )


FIELDS = [
    ("formats", "uid: uuid.UUID", "at: datetime.time", "lasts: str", "price: decimal.Decimal"),
    ("formats", "uids: list[uuid.UUID]"),
    ("formats_request", "uid: uuid.UUID | Unset = UNSET", "at: datetime.time | Unset = UNSET"),
    ("enums_schema", "status: EnumsSchemaStatus | str | None", "plain: EnumsSchemaPlain | str"),
    (
        "enums_schema",
        "level: EnumsSchemaLevel | int",
        "mixed: int | str",
        "maybe: EnumsSchemaMaybe | str | None",
    ),
    ("containers", "deep: dict[str, dict[str, int]]", "lists: dict[str, list[Leaf]]"),
    ("containers", "inline: dict[str, ContainersInline]", "free: Any"),
    ("node", "children: list[Node]", "other: Edge"),
    ("edge", "node: Node | None", "value: dict[str, Any] | int | list[Any] | str"),
    ("owner", "pet: Cat | Dog", "either: Leaf | bool | int"),
    ("cat", 'tags: ClassVar[dict[str, tuple[str, ...]]] = {"kind": ("cat"),}'),
    ("drawing", "shapes: list[Circle | Shape | Square]"),
    ("circle", "radius: int", "sort: str"),
    ("child", "extra: str", "id: int", "note: int"),
    ("family", "base: Base", "child: Child", "both: FamilyBoth"),
    ("both_request", "name: str"),
    ("both", "id: int", "name: str"),
    ("write_request", "secret: str | Unset = UNSET"),
    ("upload", "title: str", "file: File | Unset = UNSET", "more: list[File] | Unset = UNSET"),
    ("odd", "a_b_: str", "a_b: str", "a__b_: str", "class_: str", "class__: str", "list_: str"),
    ("odd", "firstName: str", "first_name: str", "field_9th_: str", "Any_: str", "to_dict_: str"),
    ("beside", "any: Any", "described: BesideDescribed"),
    ("enums", 'StatusEnum: TypeAlias = Literal["off", "on"]', "Literal[1, 2, 3]", '"v499"'),
]


@pytest.mark.parametrize("lines", FIELDS)
def test_fields(package: Path, lines: tuple[str, ...]) -> None:
    module, *wanted = lines
    text = flat(package / "models" / f"{module}.py").replace("models.", "")
    assert [line for line in wanted if line not in text] == [], text


METHODS = [
    ("formats", "def read(self, uid: uuid.UUID | str) -> Formats:"),
    ("enums", "def state(self) -> StatusEnum | str:", "def list(self) -> EnumsSchema:"),
    ("containers", "def map_read(self) -> dict[str, int]:", "def when(self) -> datetime.datetime:"),
    ("containers", "def lists(self) -> dict[str, builtins.list[Leaf]]:"),
    (
        "containers",
        "body: Sequence[LeafRequest | Mapping[str, Any]]",
        "builtins.list[ContainersHereResult]",
    ),
    (
        "pets",
        "def iter(",
        "-> Generator[Cat | Dog, None, None]:",
        "body: CatRequest | DogRequest | Mapping[str, Any]",
    ),
    ("files", "def text(self) -> bytes:", "def csv_to(", "def xlsx(self) -> bytes:"),
    ("files", "def any(self) -> bytes:", "def xml_to(self, to: str | os.PathLike[str], *,"),
    (
        "files",
        "def export_to(self, id: int, to: str | os.PathLike[str], *, columns: Filter = None,",
    ),
    ("names", "def charset(self) -> Leaf:", "def vendor(self) -> Leaf:", "def any(self) -> Leaf:"),
    ("schema", "def list(self) -> Any:"),
    ("answers", "def create(self) -> Leaf | None:", "def update(self) -> Leaf | Node:"),
    ("answers", "def partial_update(self) -> Leaf:", "def delete(self) -> None:"),
    ("errors", "(self) -> None:"),
    ("uploads", "def either(self, body: ByForm | ByUrl | Mapping[str, Any]) -> None:"),
    ("later", "def query(self, body: LeafRequest | Mapping[str, Any]) -> Leaf:"),
    ("later", "def lines(self) -> bytes:", "self, *, form: Mapping[str, Values] | None = None"),
    ("uploads", "def raw(self, body: Content) -> None:", "def text(self, body: Content) -> None:"),
    ("styles", "deep: Mapping[str, Values] | None = None", "where: JsonBody = None"),
    ("headers", "*, must: Values, x_tenant_: Values, session: Values, if_match_: Filter = None"),
    ("signs", "def read(self, asset__id_: int) -> None:", "x(self, forgotten: str) -> None:"),
    ("odd", "def read(self, id: int, *, id_query: Filter = None) -> None:"),
    ("odd", "self_: Filter = None", "page_size_: Filter = None", "a_b_: Filter = None"),
    ("words", "def iter(", "def iter_(self) -> Leaf:", "def list_to_(self)", "def class_(self)"),
    ("words", "def models_(self) -> Leaf:"),
    ("numbered", "def iter(self, *, page: int | None = None, page_size: int | None = None, conc"),
    ("async_", "class ApiAsyncResource(Resource):", "def list(self, *, limit: int | None = None"),
    ("cursors", "def iter(self, *, cursor: Filter = None, max_items: int | None = None, deadline"),
]


@pytest.mark.parametrize("parts", METHODS)
def test_methods(package: Path, parts: tuple[str, ...]) -> None:
    resource, *wanted = parts
    text = flat(package / "resources" / f"{resource}.py").replace("models.", "")
    assert [part for part in wanted if part not in text] == [], text


def test_only_schemas_of_calls_become_classes(package: Path) -> None:
    made = {path.stem for path in (package / "models").glob("*.py")}
    assert not made & {"trouble", "trouble_inner", "any_json", "pet", "null_enum", "anything"}


# What is sent


def test_forms_and_files(calls: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(b"x")
    body = {"title": "T", "file": report, "more": [b"1", b"2"], "meta": {"k": "v"}}
    _, call = calls.uploads.create(body)
    assert (call.content_type, call.json) == ("multipart/form-data", UNSET)
    assert call.fields == [("title", "T"), ("meta", '{"k": "v"}')]
    assert call.files == [
        ("file", "report.pdf", report),
        ("more", "more", b"1"),
        ("more", "more", b"2"),
    ]
    _, call = calls.uploads.form({"user": "a b", "remember": None})
    assert (call.content_type, call.content) == (
        "application/x-www-form-urlencoded",
        b"user=a+b&remember=",
    )


def test_json_is_sent_where_a_form_is_not_needed(calls: Any) -> None:
    _, call = calls.uploads.both({"title": "T"})
    assert (call.content_type, call.json) == ("", {"title": "T"})
    _, call = calls.uploads.both({"title": "T", "file": b"x"})
    assert (call.content_type, call.json) == ("multipart/form-data", UNSET)
    _, call = calls.uploads.three({"x": 1})
    assert (call.content_type, call.json) == ("", {"x": 1})
    _, call = calls.uploads.vendor({"x": 1})
    assert (call.content_type, call.json) == ("application/merge-patch+json", {"x": 1})


def test_what_is_sent_decides_between_a_form_and_json(calls: Any) -> None:
    _, call = calls.uploads.either({"url": "https://x"})
    assert (call.content_type, call.json) == ("", {"url": "https://x"})
    _, call = calls.uploads.either({"file": b"x", "title": "T"})
    assert (call.content_type, call.fields) == ("multipart/form-data", [("title", "T")])
    assert [part.name for part in call.files] == ["file"]


def test_a_query_of_http_and_a_query_string_of_one_form(calls: Any) -> None:
    operation, call = calls.later.query({"x": 1})
    assert (call.method, call.path, call.json) == ("QUERY", "/api/later/", {"x": 1})
    assert type(operation.decode(body({"x": 1}))).__name__ == "Leaf"
    assert calls.later.list(form={"a": "b", "b": 1})[1].params == [("a", "b"), ("b", "1")]


def test_content_is_sent_as_it_is(calls: Any, tmp_path: Path) -> None:
    _, call = calls.uploads.raw(tmp_path / "x")
    assert (call.content_type, call.content) == ("application/octet-stream", tmp_path / "x")
    _, call = calls.uploads.text("Grüße")
    assert (call.content_type, call.content) == ("text/plain", "Grüße".encode())
    with pytest.raises(
        TypeError, match=r"uploads\.raw: body must be bytes, text, a path or an open"
    ):
        calls.uploads.raw({"a": 1})


def test_styles(calls: Any) -> None:
    several = {name: [1, 2] for name in ("multi", "comma", "space", "pipe", "ids_")}
    objects = {name: {"r": 1, "g": 2} for name in ("deep", "spread", "flat", "where")}
    _, call = calls.styles.list(**several, **objects)
    assert call.params == [
        ("multi", "1"),
        ("multi", "2"),
        ("comma", "1,2"),
        ("space", "1 2"),
        ("pipe", "1|2"),
        ("deep[r]", "1"),
        ("deep[g]", "2"),
        ("r", "1"),
        ("g", "2"),
        ("flat", "r,1,g,2"),
        ("ids[]", "1"),
        ("ids[]", "2"),
        ("where", '{"r": 1, "g": 2}'),
    ]


@pytest.mark.parametrize(
    ("style", "sent"), [("simple", "1,2"), ("label", ".1,2"), ("matrix", ";ids=1,2")]
)
def test_styles_in_paths(calls: Any, style: str, sent: str) -> None:
    _, call = getattr(calls.styles, f"{style}_read")([1, 2])
    assert call.path == f"/api/styles/{style}/{sent}/"


def test_headers_and_cookies(calls: Any) -> None:
    operation, call = calls.headers.list(must=1, x_tenant_="t", session="a;b", if_match_="*")
    assert call.params == [("must", "1")]
    assert call.headers == (("X-Tenant", "t"), ("If-Match", "*"), ("cookie", "session=a%3Bb"))
    assert operation.accept == "application/json"
    with pytest.raises(ValueError, match=r"headers\.list: x_tenant_ holds a character"):
        calls.headers.list(must=1, x_tenant_="t\r\nX-Evil: 1", session="a")
    with pytest.raises(TypeError, match=r"headers\.list: must is required"):
        calls.headers.list(must=None, x_tenant_="t", session="a")


def test_ids_in_paths(calls: Any) -> None:
    uid = uuid.UUID(int=1)
    assert calls.formats.read(uid)[1].path == f"/api/formats/{uid}/"
    assert calls.formats.read(str(uid))[1].path == f"/api/formats/{uid}/"
    assert calls.signs.read(3)[1].path == "/api/signs/3:export/"
    assert calls.odd.read(3, id_query=4)[1] == ("GET", "/api/odd/3/", [("id", "4")], UNSET, *REST)


def test_values_in_bodies(calls: Any) -> None:
    body = {
        "uid": uuid.UUID(int=1),
        "at": datetime.time(1, 2),
        "price": decimal.Decimal("1.50"),
    }
    _, call = calls.formats.create(body)
    assert call.json == {"uid": str(uuid.UUID(int=1)), "at": "01:02:00", "price": "1.50"}
    assert calls.containers.many([{"x": 1}])[1].json == [{"x": 1}]
    with pytest.raises(TypeError, match=r"containers\.many: body must be a list of LeafRequest"):
        calls.containers.many([1])


@pytest.mark.parametrize(
    ("resource", "method", "accept"),
    [
        ("files", "csv", "text/csv"),
        ("files", "any", "*/*"),
        ("names", "geo", "application/geo+json"),
        ("names", "charset", "application/json"),
    ],
)
def test_what_is_asked_for(calls: Any, resource: str, method: str, accept: str) -> None:
    operation, _ = getattr(getattr(calls, resource), method)()
    assert operation.accept == accept


def test_pages(calls: Any) -> None:
    assert calls.numbered.iter()[0].paging == ("page", "page_size_", "page")
    assert calls.cursors.iter()[0].paging == ("cursor", "", "cursor")
    assert calls.pets.iter()[0].paging == ("offset", "limit", "offset")


# What comes back


def body(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_values_that_come_back(calls: Any) -> None:
    operation, _ = calls.formats.create({})
    uid = str(uuid.UUID(int=1))
    made = operation.decode(
        body({"uid": uid, "at": "01:02:03", "price": "1.50", "uids": [uid, "odd"]})
    )
    assert made.uid == uuid.UUID(int=1)
    assert made.at == datetime.time(1, 2, 3)
    assert made.price == decimal.Decimal("1.50")
    assert made.uids == [uuid.UUID(int=1), "odd"]
    assert operation.decode(body({"price": "much"})).price == "much"


def test_a_discriminator_says_which_class_it_is(calls: Any) -> None:
    operation, _ = calls.pets.owner()
    kinds = [
        type(operation.decode(body({"pet": {"kind": kind}})).pet).__name__
        for kind in ("cat", "dog")
    ]
    assert kinds == ["Cat", "Dog"]
    operation, _ = calls.pets.create({})
    assert type(operation.decode(body({"kind": "dog", "name": "x"}))).__name__ == "Dog"
    operation, _ = calls.drawings.list()
    drawn = operation.decode(
        body({"shapes": [{"sort": one} for one in ("c", "Square", "Shape", "?")]})
    )
    assert [type(shape).__name__ for shape in drawn.shapes][:3] == ["Circle", "Square", "Shape"]


def test_only_what_is_counted_in_numbers_is_a_page(package: Path) -> None:
    assert "def iter" not in flat(package / "resources" / "async_.py")
