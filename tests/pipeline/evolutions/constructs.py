"""Constructs that a description may hold, each added to one by a small function of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.json_tree import Schema
from pipeline_kit import ID, answer, content, envelope, obj, ref, taking

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
FILE: Schema = {"type": "string", "format": "binary"}

CONSTRUCTS: list[Callable[[Schema], None]] = []


def construct(function: Callable[[Schema], None]) -> Callable[[Schema], None]:
    """Add a function to the list of all."""
    CONSTRUCTS.append(function)
    return function


def everything(document: Schema) -> Schema:
    """`document` with every construct."""
    for add in CONSTRUCTS:
        add(document)
    return document


def schemas(document: Schema, **more: Schema) -> None:
    document["components"]["schemas"] |= more


def path(document: Schema, where: str, **methods: Any) -> None:
    document["paths"].setdefault(where, {}).update(methods)


def query(name: str, schema: Schema, **more: Any) -> Schema:
    return {"name": name, "in": "query", "schema": schema, **more}


def given(*parameters: Schema, **operation: Any) -> Schema:
    """An operation with parameters, which answers nothing unless told otherwise."""
    return answer(code="204") | operation | {"parameters": list(parameters)}


def answering(**content_types: Schema) -> Schema:
    return answering_as(content_types)


def answering_as(content_types: dict[str, Schema], code: str = "200") -> Schema:
    media = {name: {"schema": schema} for name, schema in content_types.items()}
    return {"responses": {code: {"description": "", "content": media}}}


def sending(content_types: dict[str, Schema], operation: Schema | None = None) -> Schema:
    media = {name: {"schema": schema} for name, schema in content_types.items()}
    return (operation or answer(code="204")) | {"requestBody": {"content": media, "required": True}}


# Values


@construct
def formats(document: Schema) -> None:
    """Ids that are UUIDs, times, durations, decimals, in answers, bodies and paths."""
    fields = {
        "uid": TEXT | {"format": "uuid"},
        "at": TEXT | {"format": "time"},
        "lasts": TEXT | {"format": "duration"},
        "price": TEXT | {"format": "decimal"},
        "uids": {"type": "array", "items": TEXT | {"format": "uuid"}},
    }
    schemas(document, Formats=obj(**fields))
    uid = {"name": "uid", "in": "path", "required": True, "schema": TEXT | {"format": "uuid"}}
    path(document, "/api/formats/", post=taking(ref("Formats"), answer(ref("Formats"))))
    path(document, "/api/formats/{uid}/", get=given(uid, **answer(ref("Formats"))))


@construct
def enums(document: Schema) -> None:
    """Enums with null and blank, of numbers, of both, of 500 values, shared, and with a default."""
    schemas(
        document,
        StatusEnum={"type": "string", "enum": ["on", "off"]},
        BlankEnum={"enum": [""]},
        NullEnum={"enum": [None]},
        Enums=obj(
            status={
                "nullable": True,
                "oneOf": [ref("StatusEnum"), ref("BlankEnum"), ref("NullEnum")],
            },
            plain=ref("StatusEnum") | {"default": ""},
            level={"enum": [1, 2, 2, 3]},
            mixed={"enum": ["a", 1]},
            many={"type": "string", "enum": [f"v{at}" for at in range(500)]},
            kind={"type": "string", "enum": ["Literal", "Any", "None"]},
            maybe={"type": "string", "enum": ["x", None], "nullable": True, "default": None},
        ),
    )
    path(document, "/api/enums/", get=answer(ref("Enums")))
    path(document, "/api/enums/state/", get=answer(ref("StatusEnum")))


@construct
def containers(document: Schema) -> None:
    """Maps of maps, maps of lists, and answers and bodies that are no object of named fields."""
    numbers: Schema = {"type": "object", "additionalProperties": NUMBER}
    schemas(
        document,
        Leaf=obj(x=NUMBER),
        Containers=obj(
            deep={"type": "object", "additionalProperties": numbers},
            lists={
                "type": "object",
                "additionalProperties": {"type": "array", "items": ref("Leaf")},
            },
            inline={"type": "object", "additionalProperties": obj(y=TEXT)},
            free={"type": "object", "additionalProperties": True},
        ),
    )
    listed: Schema = {"type": "array", "items": ref("Leaf")}
    path(document, "/api/containers/", get=answer(ref("Containers")))
    path(document, "/api/containers/map/", get=answer(numbers), post=taking(numbers, answer()))
    path(
        document,
        "/api/containers/lists/",
        get=answer({"type": "object", "additionalProperties": listed}),
    )
    path(document, "/api/containers/when/", get=answer(TEXT | {"format": "date-time"}))
    path(document, "/api/containers/many/", post=sending({"application/json": listed}))
    path(document, "/api/containers/here/", get=answer({"type": "array", "items": obj(z=NUMBER)}))


@construct
def recursion(document: Schema) -> None:
    """Schemas of themselves, of each other, and a name for any JSON."""
    schemas(
        document,
        Node=obj(children={"type": "array", "items": ref("Node")}, other=ref("Edge")),
        Edge=obj(node={"allOf": [ref("Node")], "nullable": True}, value=ref("AnyJson")),
        AnyJson={
            "oneOf": [
                TEXT,
                NUMBER,
                {"type": "array", "items": ref("AnyJson")},
                {"type": "object", "additionalProperties": ref("AnyJson")},
            ]
        },
    )
    path(document, "/api/nodes/", get=answer(ref("Node")))


@construct
def choices(document: Schema) -> None:
    """oneOf with and without discriminator, in fields, answers, bodies and pages."""
    schemas(
        document,
        Cat=obj(kind=TEXT, name=TEXT),
        Dog=obj(kind=TEXT, name=TEXT),
        Pet={
            "oneOf": [ref("Cat"), ref("Dog")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"},
            },
        },
        Owner=obj(pet=ref("Pet"), either={"anyOf": [ref("Leaf"), NUMBER, {"type": "boolean"}]}),
    )
    pages = [query("limit", NUMBER), query("offset", NUMBER)]
    path(
        document,
        "/api/pets/",
        get=given(*pages, **answer(envelope(ref("Pet")))),
        post=sending({"application/json": ref("Pet")}, answer(ref("Pet"))),
    )
    path(document, "/api/pets/owner/", get=answer(ref("Owner")))


@construct
def variants(document: Schema) -> None:
    """A discriminator in a schema that others extend."""
    told = {"propertyName": "sort", "mapping": {"c": "#/components/schemas/Circle"}}
    schemas(
        document,
        Shape=obj(sort=TEXT) | {"discriminator": told},
        Circle={"allOf": [ref("Shape"), obj(radius=NUMBER)]},
        Square={"allOf": [ref("Shape"), obj(side=NUMBER)]},
        Drawing=obj(shapes={"type": "array", "items": ref("Shape")}),
    )
    path(document, "/api/drawings/", get=answer(ref("Drawing")))


@construct
def inheritance(document: Schema) -> None:
    """allOf: over several, over what is nullable, with fields beside it."""
    schemas(
        document,
        Base=obj(id=NUMBER, note=TEXT) | {"nullable": True, "required": ["id"]},
        Child={
            "allOf": [ref("Base"), obj(extra=TEXT)],
            "properties": {"note": NUMBER},
            "type": "object",
        },
        Family=obj(
            base=ref("Base"), child=ref("Child"), both={"allOf": [ref("Base"), obj(q=TEXT)]}
        ),
    )
    path(document, "/api/families/", get=answer(ref("Family")))


@construct
def sides(document: Schema) -> None:
    """A required field that is only read, and schemas that are only read or only written."""
    schemas(
        document,
        Both=obj(id=NUMBER | {"readOnly": True}, name=TEXT) | {"required": ["id", "name"]},
        Read=obj(id=NUMBER | {"readOnly": True}),
        Write=obj(secret=TEXT | {"writeOnly": True}),
    )
    path(
        document, "/api/both/", post=sending({"application/json": ref("Both")}, answer(ref("Both")))
    )
    path(
        document, "/api/read/", post=sending({"application/json": ref("Read")}, answer(ref("Read")))
    )
    path(
        document,
        "/api/write/",
        post=sending({"application/json": ref("Write")}, answer(ref("Write"))),
    )


@construct
def odd_names(document: Schema) -> None:
    """Fields and parameters whose names are keywords, builtins, ours, or one Python name."""
    names = (
        "a-b",
        "a_b",
        "a.b",
        "class",
        "class_",
        "list",
        "firstName",
        "first_name",
        "9th",
        "Any",
    )
    schemas(document, Odd=obj(**dict.fromkeys((*names, "to_dict", "datetime"), TEXT)))
    for ours in ("File", "Values", "Content", "Sequence", "Model", "Literal", "TypeAlias"):
        schemas(document, **{ours: obj(x=TEXT)})
        path(
            document,
            f"/api/ours/{ours.lower()}/",
            post=sending({"application/json": ref(ours)}, answer(ref(ours))),
        )
    parameters = [query(name, TEXT) for name in (*names, "self", "page_size", "locals")]
    twice = {"name": "id", "in": "query", "schema": TEXT}
    path(document, "/api/odd/", get=given(*parameters, **answer(ref("Odd"))))
    path(document, "/api/odd/{id}/", parameters=[ID], get=given(twice))


# Media types


@construct
def files(document: Schema) -> None:
    """Answers that are files, of any type; one of them with a query."""
    for name, media_type in (
        ("text", "text/plain"),
        ("csv", "text/csv; charset=utf-8"),
        ("pdf", "application/pdf"),
        ("png", "image/png"),
        ("zip", "application/zip"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("xml", "application/xml"),
        ("any", "*/*"),
    ):
        path(document, f"/api/files/{name}/", get=answering_as({media_type: TEXT}))
    path(
        document,
        "/api/files/{id}/export/",
        parameters=[ID],
        get=given(query("columns", TEXT), **answering_as({"application/json": FILE})),
    )


@construct
def json_names(document: Schema) -> None:
    """JSON under other names, with a charset, beside YAML, and as `*/*`."""
    leaf = ref("Leaf")
    path(
        document, "/api/names/charset/", get=answering_as({"application/json; charset=utf-8": leaf})
    )
    path(document, "/api/names/vendor/", get=answering_as({"application/vnd.x.v2+json": leaf}))
    path(document, "/api/names/geo/", get=answering_as({"application/geo+json": leaf}))
    path(document, "/api/names/any/", get=answering_as({"*/*": leaf}))
    free: Schema = {"type": "object", "additionalProperties": {}}
    path(
        document,
        "/api/schema/",
        get=answering_as(
            {
                "application/vnd.oai.openapi": free,
                "application/yaml": free,
                "application/vnd.oai.openapi+json": free,
                "application/json": free,
            }
        ),
    )


@construct
def several_answers(document: Schema) -> None:
    """202 with Location, 207, 302, several successes, and only a default answer."""
    leaf = content(ref("Leaf"))
    done = {"description": ""}
    located = done | {"headers": {"Location": {"schema": TEXT}}}
    path(
        document,
        "/api/answers/",
        post={"responses": {"200": done | leaf, "202": located, "default": done | leaf}},
        put={"responses": {"200": done | leaf, "201": done | content(ref("Node"))}},
        patch={"responses": {"207": done | leaf}},
        delete={"responses": {"302": located}},
        get={"responses": {"default": done | leaf}},
    )


@construct
def errors(document: Schema) -> None:
    """Errors with schemas: in place, by name, and shared."""
    schemas(document, Trouble=obj(code=NUMBER, inner=ref("TroubleInner")), TroubleInner=obj(x=TEXT))
    document["components"].setdefault("responses", {})["Bad"] = {
        "description": "",
        **content(ref("Trouble")),
    }
    responses = {
        "204": {"description": ""},
        "400": {"$ref": "#/components/responses/Bad"},
        "404": {"description": "", **content(ref("Trouble"))},
        "409": {"description": "", **content(obj(a=obj(b=TEXT)))},
        "default": {"description": "", **content(ref("TroubleInner"))},
    }
    path(document, "/api/errors/", get={"responses": responses})


@construct
def uploads(document: Schema) -> None:
    """Bodies that are forms, files, text, and JSON under another name."""
    upload = obj(title=TEXT, file=FILE, more={"type": "array", "items": FILE}, meta=obj(k=TEXT))
    schemas(
        document, Upload=upload | {"required": ["title"]}, Login=obj(user=TEXT, remember=NUMBER)
    )
    leaf = ref("Leaf")
    path(document, "/api/uploads/", post=sending({"multipart/form-data": ref("Upload")}))
    both = {name: ref("Upload") for name in ("multipart/form-data", "application/json")}
    path(document, "/api/uploads/both/", patch=sending(both))
    form = "application/x-www-form-urlencoded"
    path(document, "/api/uploads/form/", post=sending({form: ref("Login")}))
    path(document, "/api/uploads/raw/", put=sending({"application/octet-stream": FILE}))
    path(document, "/api/uploads/text/", put=sending({"text/plain": TEXT}))
    path(document, "/api/uploads/vendor/", put=sending({"application/merge-patch+json": leaf}))
    all_three: dict[str, Schema] = dict.fromkeys(
        (form, "multipart/form-data", "application/json"), leaf
    )
    path(document, "/api/uploads/three/", post=sending(all_three))


@construct
def two_bodies(document: Schema) -> None:
    """JSON with the address of a file, or a form with the file itself."""
    form = obj(file=FILE, title=TEXT) | {"required": ["file"]}
    schemas(document, ByUrl=obj(url=TEXT) | {"required": ["url"]}, ByForm=form)
    both = {"application/json": ref("ByUrl"), "multipart/form-data": ref("ByForm")}
    path(document, "/api/uploads/either/", post=sending(both))


@construct
def of_3_2(document: Schema) -> None:
    """The method QUERY, a query string that is one form, a shared media type, lines of JSON."""
    document["components"]["mediaTypes"] = {"Leaf": {"schema": ref("Leaf")}}
    media = {"$ref": "#/components/mediaTypes/Leaf"}
    form = {"application/x-www-form-urlencoded": {"schema": obj(a=TEXT, b=NUMBER)}}
    told = {"200": {"description": "", "content": {"application/json": media}}}
    path(
        document,
        "/api/later/",
        query=sending({"application/json": ref("Leaf")}, {"responses": told}),
        get=given({"name": "form", "in": "querystring", "content": form}),
    )
    lines = {"application/jsonl": {"itemSchema": ref("Leaf")}}
    path(
        document,
        "/api/later/lines/",
        get={"responses": {"200": {"description": "", "content": lines}}},
    )


# Parameters


@construct
def styles(document: Schema) -> None:
    """Arrays and objects in every style."""
    listed: Schema = {"type": "array", "items": NUMBER}
    fields = obj(r=NUMBER, g=NUMBER)
    path(
        document,
        "/api/styles/",
        get=given(
            query("multi", listed),
            query("comma", listed, explode=False),
            query("space", listed, style="spaceDelimited", explode=False),
            query("pipe", listed, style="pipeDelimited", explode=False),
            query("deep", fields, style="deepObject", explode=True),
            query("spread", fields),
            query("flat", fields, explode=False),
            query("ids[]", listed),
            {"name": "where", "in": "query", "content": {"application/json": {"schema": fields}}},
        ),
    )
    for style in ("simple", "label", "matrix"):
        inside = {"name": "ids", "in": "path", "required": True, "schema": listed}
        path(document, f"/api/styles/{style}/{{ids}}/", get=given(inside | {"style": style}))


@construct
def headers(document: Schema) -> None:
    """Required and optional headers and cookies; those that the client sets itself are none."""
    path(
        document,
        "/api/headers/",
        get=given(
            {"name": "X-Tenant", "in": "header", "required": True, "schema": TEXT},
            {"name": "If-Match", "in": "header", "schema": TEXT},
            {"name": "Authorization", "in": "header", "required": True, "schema": TEXT},
            {"name": "session", "in": "cookie", "required": True, "schema": TEXT},
            query("must", NUMBER, required=True),
        ),
    )


@construct
def shared_parameters(document: Schema) -> None:
    """Parameters by reference, with schemas by reference; a path by reference."""
    components = document["components"]
    components["parameters"] = {"Status": query("status", ref("StatusEnum"))}
    status = {"$ref": "#/components/parameters/Status"}
    levels: Schema = {"type": "array", "items": ref("StatusEnum")}
    path(document, "/api/shared/", get=given(status, query("also", levels)))
    again = {"$ref": "#/paths/~1api~1shared~1/get/parameters/1"}
    path(document, "/api/shared/again/", get=given(again))


@construct
def paths(document: Schema) -> None:
    """Signs that a path may have, undeclared parameters, no slash at the end."""
    dotted = {"name": "asset.id", "in": "path", "required": True, "schema": NUMBER}
    path(document, "/api/signs/{asset.id}:export/", get=given(dotted))
    path(document, "/api/signs/@me", get=answer(ref("Leaf")))
    path(document, "/api/signs/{forgotten}/x/", get=answer(code="204"))
    path(document, "/api/bare", get=answer({"type": "array", "items": ref("Leaf")}))


@construct
def reserved_words(document: Schema) -> None:
    """Path words that are the names of our own methods."""
    pages = [query("limit", NUMBER), query("offset", NUMBER)]
    path(document, "/api/words/", get=given(*pages, **answer(envelope(ref("Leaf")))))
    path(document, "/api/words/iter/", get=answer(ref("Leaf")))
    path(document, "/api/words/list/to/", get=answer(ref("Leaf")))
    path(document, "/api/words/class/", get=answer(ref("Leaf")))
    path(document, "/api/words/models/", get=answer(ref("Leaf")))


# Pages


@construct
def pagination(document: Schema) -> None:
    """Lists with cursors, with numbered pages, and with neither."""
    number = [query("page", NUMBER), query("page_size", NUMBER)]
    counted = envelope(ref("Leaf"))
    counted["properties"]["count"] = {"type": "number"}
    path(document, "/api/numbered/", get=given(*number, **answer(counted)))
    odd = envelope(ref("Leaf"))
    odd["properties"]["count"] = {"type": "string"}
    offsets = [query("limit", NUMBER), query("offset", NUMBER)]
    path(document, "/api/async/", get=given(*offsets, **answer(odd)))
    cursor = envelope(ref("Leaf"))
    del cursor["properties"]["count"]
    path(document, "/api/cursors/", get=given(query("cursor", TEXT), **answer(cursor)))


# What the description says beside


@construct
def beside(document: Schema) -> None:
    """Callbacks, links, webhooks, examples; a schema for anything."""
    leaf = content(ref("Leaf"))
    call = {"post": {"requestBody": leaf, "responses": {"200": {"description": ""}}}}
    told = {"description": "", "links": {"next": {"operationId": "x"}}, **content(ref("Leaf"))}
    path(
        document,
        "/api/beside/",
        get={"responses": {"200": told}, "callbacks": {"on": {"{$request.body#/url}": call}}},
    )
    schemas(document, Anything={}, Beside=obj(any=ref("Anything"), described=obj(description=TEXT)))
    path(document, "/api/beside/any/", get=answer(ref("Beside")))
