"""One API, and one known change at a time: what a report must say of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.json_tree import Schema, ordered
from pipeline_kit import ID, answer, content, described, envelope, obj, ref, taking

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
COOKIE: Schema = {"type": "apiKey", "in": "cookie", "name": "sessionid"}
STATE: Schema = {"type": "string", "enum": ["OPEN", "DONE"]}


def query(name: str, schema: Schema, **more: object) -> Schema:
    """A parameter of a list."""
    return {"name": name, "in": "query", "schema": schema, **more}


def before() -> Schema:
    """Findings on assets: listed, made, patched, exported; a token is needed."""
    asset = obj(id=NUMBER | {"readOnly": True}, name=TEXT) | {"required": ["name"]}
    finding = obj(
        id=NUMBER | {"readOnly": True},
        name=TEXT,
        note=TEXT | {"nullable": True},
        size={"type": "integer", "default": 1},
        state=STATE,
        asset=ref("Asset"),
        labels={"type": "array", "items": TEXT},
        made_on=MOMENT | {"readOnly": True},
    ) | {"required": ["name", "asset"]}
    filters = [query(name, NUMBER) for name in ("limit", "offset")]
    filters += [query("state", STATE), query("rank", NUMBER), query("near", TEXT)]
    filters += [query("order", TEXT | {"default": "name"}), query("a-b", TEXT)]
    file = {"schema": {"type": "string", "format": "binary"}}
    exported = {"200": {"description": "", "content": {"application/octet-stream": file}}}
    document = described(
        {
            "/api/findings/": {
                "get": answer(envelope(ref("Finding"))) | {"parameters": filters},
                "post": taking(ref("Finding"), answer(ref("Finding"), "201")),
            },
            "/api/findings/{id}/": {
                "parameters": [ID],
                "get": answer(ref("Finding")),
                "patch": taking(ref("Finding"), answer(ref("Finding"))),
                "delete": answer(code="204"),
            },
            "/api/findings/{id}/export/": {"parameters": [ID], "get": {"responses": exported}},
            "/api/totals/": {"get": answer(ref("Totals"))},
        },
        {
            "Asset": asset,
            "Finding": finding,
            "Totals": obj(count=NUMBER, kind=obj(**{"a-b": TEXT})) | {"required": ["count"]},
        },
        security=[{"Token": []}],
    )
    return dict(ordered(document))


Change = Callable[[Schema], None]


@dataclass
class Pair:
    """A change and the lines that a report has of it, by how much they matter."""

    what: str
    change: Change
    breaking: list[str] = field(default_factory=list[str])
    look: list[str] = field(default_factory=list[str])
    compatible: list[str] = field(default_factory=list[str])


def _operation(document: Schema, path: str = "", method: str = "get") -> Schema:
    found: Schema = document["paths"][f"/api/findings/{path}"][method]
    return found


def _filter(document: Schema, name: str) -> Schema:
    found: list[Schema] = _operation(document)["parameters"]
    return next(one for one in found if one["name"] == name)


def _schema(document: Schema, name: str = "Finding") -> Schema:
    found: Schema = document["components"]["schemas"][name]
    return found


def _fields(document: Schema, name: str = "Finding") -> Schema:
    found: Schema = _schema(document, name)["properties"]
    return found


def changed(name: str, /, **more: object) -> Change:
    """A field of a finding that says something else."""
    return lambda document: _fields(document)[name].update(more)


def renamed(document: Schema) -> None:
    """A field has another name."""
    fields = _fields(document)
    fields["remark"] = fields.pop("note")


def moved(prefix: str) -> Change:
    """All paths below another prefix."""

    def change(document: Schema) -> None:
        paths = document["paths"].items()
        document["paths"] = {path.replace("/api/", prefix): item for path, item in paths}

    return change


def elsewhere(document: Schema) -> None:
    """One operation is at another path."""
    paths = document["paths"]
    paths["/api/summary/"] = paths.pop("/api/totals/")


def filtered(name: str, /, **more: object) -> Change:
    """A filter that says something else."""
    return lambda document: _filter(document, name).update(more)


def add_filter(parameter: Schema) -> Change:
    """One filter more."""
    return lambda document: _operation(document)["parameters"].append(parameter)


def drop_filter(name: str) -> Change:
    """One filter less."""
    return lambda document: _operation(document)["parameters"].remove(_filter(document, name))


def class_renamed(document: Schema) -> None:
    """A schema has another name, and nothing else changes."""
    schemas = document["components"]["schemas"]
    schemas["AssetInline"] = schemas.pop("Asset")
    _fields(document)["asset"] = ref("AssetInline")


def paged_by_number(document: Schema) -> None:
    """Page numbers in the place of offsets."""
    parameters = _operation(document)["parameters"]
    parameters[:] = [one for one in parameters if one["name"] not in ("limit", "offset")]
    parameters.append(query("page", NUMBER))


def unpaged(document: Schema) -> None:
    """A list without pages."""
    listed = {"type": "array", "items": ref("Finding")}
    _operation(document)["responses"] = answer(listed)["responses"]


def answers(path: str, method: str, code: str, schema: Schema | None) -> Change:
    """One more answer of an operation."""

    def change(document: Schema) -> None:
        body = content(schema) if schema else {}
        _operation(document, path, method)["responses"][code] = {"description": "", **body}

    return change


def other_answer(document: Schema) -> None:
    """An operation that answers another model."""
    _operation(document, "{id}/")["responses"] = answer(ref("Asset"))["responses"]


def patch_of_a_part(document: Schema) -> None:
    """A second PATCH whose schema would by rule be called as the first one's."""
    document["components"]["schemas"]["FindingDetail"] = obj(weight=NUMBER)
    patch = taking(ref("FindingDetail"), answer(code="204"))
    document["paths"]["/api/also/{id}/"] = {"parameters": [ID], "patch": patch}


def patch_beside_put(document: Schema) -> None:
    """What a PATCH answers is another model than what it takes, and than what PUT answers."""
    put = taking(ref("Finding"), answer(ref("Finding")))
    patch = taking(ref("Finding"), answer(ref("Asset")))
    document["paths"]["/api/findings/{id}/"] |= {"put": put, "patch": patch}


def required(*names: str) -> Change:
    """The fields that a finding requires."""
    return lambda document: _schema(document).update(required=list(names))


def rebound_field(document: Schema) -> None:
    """A field whose Python name is that of another one before."""
    kind = _fields(document, "Totals")["kind"]["properties"]
    kind["a:b"] = kind.pop("a-b")


PAIRS = [
    Pair("nothing", lambda document: None),
    # Operations
    Pair(
        "an operation is gone",
        lambda document: document["paths"].pop("/api/totals/"),
        ["`totals.list` is gone", "model `Totals` is gone", "model `TotalsKind` is gone"],
    ),
    Pair(
        "an operation is new",
        lambda document: document["paths"].update({"/api/x/": {"get": answer(code="204")}}),
        compatible=["`x.list` is new"],
    ),
    Pair(
        "a path moved",
        elsewhere,
        ["`totals.list` is gone"],
        compatible=["`summary.list` is new"],
    ),
    Pair(
        "a version in front of all paths",
        moved("/api/v4/"),
        look=[
            f"`{name}` calls `{method} /api/v4/{path}`, was `{method} /api/{path}`"
            for name, method, path in (
                ("findings.create", "POST", "findings/"),
                ("findings.delete", "DELETE", "findings/{id}/"),
                ("findings.export", "GET", "findings/{id}/export/"),
                ("findings.list", "GET", "findings/"),
                ("findings.partial_update", "PATCH", "findings/{id}/"),
                ("findings.read", "GET", "findings/{id}/"),
                ("totals.list", "GET", "totals/"),
            )
        ],
    ),
    Pair(
        "an operation without the token",
        lambda document: _operation(document, "{id}/").update(security=[]),
        ["`findings.read` is sent without the token now"],
    ),
    Pair(
        "a deprecated operation",
        lambda document: _operation(document, "{id}/").update(deprecated=True),
        look=["`findings.read` is deprecated now"],
    ),
    Pair(
        "a method beside another one",
        lambda document: document["paths"]["/api/findings/{id}/export/"].update(
            post=answer(code="204")
        ),
        compatible=["`findings.export_create` is new"],
    ),
    Pair(
        "a second PATCH",
        patch_of_a_part,
        compatible=["`also.partial_update` is new", "model `FindingPatch2` is new"],
    ),
    Pair(
        "an operation whose token may be left out",
        lambda document: _operation(document, "{id}/").update(security=[{"Token": []}, {}]),
    ),
    Pair(
        "another kind of token",
        lambda document: document["components"].update(
            securitySchemes={"Token": {"type": "apiKey", "in": "header", "name": "X-Key"}}
        ),
        look=[
            "who calls is made known by `apiKey header X-Key`, was `http bearer`: huvr_client does"
            " what it did"
        ],
    ),
    Pair(
        "another name for the same kind of token",
        lambda document: document["components"].update(
            securitySchemes={"Token": {"type": "http", "scheme": "bearer"}, "Cookie": COOKIE}
        ),
    ),
    Pair(
        "an answer of its own to a PATCH beside a PUT",
        patch_beside_put,
        ["`findings.partial_update` returns `Asset`, was `Finding`"],
        compatible=["`findings.update` is new"],
    ),
    # Parameters
    Pair(
        "a new filter",
        add_filter(query("color", TEXT)),
        compatible=["`findings.list` has the new parameter `color`"],
    ),
    Pair(
        "a new required filter",
        add_filter(query("color", TEXT, required=True)),
        ["`findings.list` has the new required parameter `color`"],
    ),
    Pair(
        "a filter that becomes required",
        filtered("near", required=True),
        ["parameter `near` of `findings.list` is required now"],
    ),
    Pair(
        "a filter is gone",
        drop_filter("near"),
        ["`findings.list` has no parameter `near` any more"],
    ),
    Pair(
        "a filter of another type",
        filtered("near", schema=NUMBER),
        ["parameter `near` of `findings.list` is `int`, was `str`"],
    ),
    Pair(
        "a filter of a wider type",
        filtered("rank", schema={"type": "number"}),
        compatible=["parameter `rank` of `findings.list` is `float`, was `int`"],
    ),
    Pair(
        "a filter that takes several values",
        filtered("rank", schema={"type": "array", "items": NUMBER}),
        compatible=["parameter `rank` of `findings.list` is `int | list[int]`, was `int`"],
    ),
    Pair(
        "a filter of two types",
        filtered("rank", schema={"anyOf": [NUMBER, TEXT]}),
        compatible=["parameter `rank` of `findings.list` is `int | str`, was `int`"],
    ),
    Pair(
        "a filter with a value less",
        filtered("state", schema=STATE | {"enum": ["OPEN"]}),
        ["parameter `state` of `findings.list` has no value `'DONE'` any more"],
    ),
    Pair(
        "a filter with a value more",
        filtered("state", schema=STATE | {"enum": ["OPEN", "DONE", "LATE"]}),
        compatible=["parameter `state` of `findings.list` has the new value `'LATE'`"],
    ),
    Pair(
        "a filter that takes only some values",
        filtered("near", schema=TEXT | {"enum": ["A", "B"]}),
        ["parameter `near` of `findings.list` takes only `'A'`, `'B'` now"],
    ),
    Pair(
        "a filter that takes any value",
        filtered("state", schema=TEXT),
        compatible=["parameter `state` of `findings.list` takes any value now"],
    ),
    Pair(
        "a filter with another default",
        filtered("order", schema=TEXT | {"default": "id"}),
        look=["parameter `order` of `findings.list` is `'id'` if left out, was `'name'`"],
    ),
    Pair(
        "a filter re-bound under its Python name",
        filtered("a-b", name="a:b"),
        ["parameter `a_b_` of `findings.list` is `'a:b'` in the API, was `'a-b'`"],
    ),
    # Answers
    Pair(
        "an answer of another model",
        other_answer,
        ["`findings.read` returns `Asset`, was `Finding`"],
    ),
    Pair(
        "a second success with another schema",
        answers("{id}/", "get", "202", ref("Asset")),
        ["`findings.read` returns `Asset | Finding`, was `Finding`"],
    ),
    Pair(
        "a second success with the same schema",
        answers("{id}/", "get", "202", ref("Finding")),
    ),
    Pair(
        "page numbers",
        paged_by_number,
        [
            "`findings.list` has no parameter `limit` any more",
            "`findings.list` has no parameter `offset` any more",
        ],
        ["`findings.iter` follows the page, was the offset"],
        compatible=["`findings.list` has the new parameter `page`"],
    ),
    Pair(
        "no pages",
        unpaged,
        [
            "`findings.list` returns `list[Finding]`, was `FindingPage`",
            "`findings.iter` is gone",
            "model `FindingPage` is gone",
        ],
    ),
    # Fields
    Pair(
        "a field is gone",
        lambda document: _fields(document).pop("note"),
        ["`Finding.note` is gone", "`FindingPatch.note` is gone", "`FindingRequest.note` is gone"],
    ),
    Pair(
        "a field that only answers have",
        lambda document: _fields(document).update(age=NUMBER | {"readOnly": True}),
        compatible=["`Finding.age` is new"],
    ),
    Pair(
        "a field has another name",
        renamed,
        ["`Finding.note` is gone", "`FindingPatch.note` is gone", "`FindingRequest.note` is gone"],
        compatible=[
            "`Finding.remark` is new",
            "`FindingPatch.remark` is new",
            "`FindingRequest.remark` is new",
        ],
    ),
    Pair(
        "a field of another type",
        changed("size", type="string", default="1"),
        [
            f"`{model}.size` is `str`, was `int`"
            for model in ("Finding", "FindingPatch", "FindingRequest")
        ],
        [
            f"`{model}.size` is `'1'` if left out, was `1`"
            for model in ("FindingPatch", "FindingRequest")
        ],
    ),
    Pair(
        "a field that may be null",
        changed("name", nullable=True),
        ["`Finding.name` is `str | None`, was `str`"],
        compatible=[
            "`FindingPatch.name` is `str | None`, was `str`",
            "`FindingRequest.name` is `str | None`, was `str`",
        ],
    ),
    Pair(
        "a field that is null no longer",
        changed("note", nullable=False),
        [
            "`FindingPatch.note` is `str`, was `str | None`",
            "`FindingRequest.note` is `str`, was `str | None`",
        ],
        compatible=["`Finding.note` is `str`, was `str | None`"],
    ),
    Pair(
        "optional made required in a request",
        required("name", "asset", "state"),
        ["`FindingRequest.state` is required now"],
    ),
    Pair(
        "optional with a default made required in a request",
        required("name", "asset", "size"),
        ["`FindingRequest.size` is required now"],
    ),
    Pair(
        "required made optional in a request",
        required("name"),
        compatible=["`FindingRequest.asset` is no longer required"],
    ),
    Pair(
        "required made optional in an answer",
        lambda document: _schema(document, "Totals").pop("required"),
        look=["`Totals.count` may be missing from an answer, as documented now"],
    ),
    Pair(
        "another default in a request",
        changed("size", default=2),
        look=[
            f"`{model}.size` is `2` if left out, was `1`"
            for model in ("FindingPatch", "FindingRequest")
        ],
    ),
    Pair(
        "a value less",
        changed("state", enum=["OPEN"]),
        ["`FindingState` has no value `'DONE'` any more"],
    ),
    Pair(
        "a value more",
        changed("state", enum=["OPEN", "DONE", "LATE"]),
        compatible=["`FindingState` has the new value `'LATE'`"],
    ),
    Pair(
        "any text in the place of values",
        changed("state", enum=[]),
        ["enum `FindingState` is gone"],
        compatible=[
            "`Finding.state` is `str`, was `FindingState | str`",
            "`FindingPatch.state` is `str`, was `FindingState`",
            "`FindingRequest.state` is `str`, was `FindingState`",
        ],
    ),
    Pair(
        "values in the place of any text",
        changed("note", enum=["A", "B"]),
        [
            "`FindingPatch.note` is `FindingNote | None`, was `str | None`",
            "`FindingRequest.note` is `FindingNote | None`, was `str | None`",
        ],
        compatible=[
            "enum `FindingNote` is new",
            "`Finding.note` is `FindingNote | str | None`, was `str | None`",
        ],
    ),
    Pair(
        "a field re-bound under its Python name",
        rebound_field,
        ["`TotalsKind.a_b_` is `'a:b'` in the API, was `'a-b'`"],
    ),
    # What is no change for callers
    Pair("a class has another name", class_renamed),
    Pair(
        "a component that may be null",
        lambda document: _schema(document, "Asset").update(nullable=True),
    ),
    Pair(
        "other words",
        changed("name", description="What it is called."),
    ),
    Pair("a longer text is allowed", changed("name", maxLength=99)),
    Pair("another operationId", lambda document: _operation(document).update(operationId="x")),
]
