"""The audit of HUVR's document, rule by rule: overlay and normaliser together cover all of it.

`pipeline_facts.applied` is HUVR's structure with each of the audit's 1,427 corrections. Our result
is compared with it field by field and operation by operation; what differs is listed here, with the
reason.
"""

from __future__ import annotations

from collections.abc import Iterator

import pipeline_facts as facts
import pytest
from pipeline.json_tree import Schema
from pipeline.normalise import naming
from pipeline.normalise.schema_rules import operations

pytestmark = pytest.mark.skipif(not facts.FACTS.exists(), reason=f"{facts.FACTS} is absent")

NULL_IN_A_SIBLING = {
    "ChecklistInstanceCreate.created_by",
    "ChecklistTaskBulkCreate.assigned_crew",
    "ChecklistTaskBulkCreate.assigned_to",
    "DefectCreate.state_note",
    "DefectCreateResponse.profile",
    "DefectCreateResponse.state_note",
    "DefectList.profile",
    "InspectionMediaUpdate.layer",
    "InspectionMediaUpdate.preview",
    "InspectionMediaUpdate.thumbnail",
    "LibraryMediaCreate.library",
    "ProjectCreate.created_by",
    "ProjectStatusBulkUpdate.note",
    "ProjectStatusBulkUpdateResponse.note",
    "ScheduleEventInline.plan",
    "ScheduleEventInlineRequest.plan",
    "SchedulePlanCreate.created_by",
    "SchedulePlanWorkCreate.created_by",
}
"""R12 as a rule: null where any serializer of the model says null, once R08 and R12 have spoken."""

NULL_BESIDE_IT = {
    "DefectCreate.cml_id",
    "DefectCreateResponse.cml_id",
    "InspectionMedia.layer_id",
    "InspectionMediaUpdate.layer_id",
}
"""R12: the id of a relation that is documented as nullable beside it."""

OTHERWISE = {
    "post /api/auth/revoke-all/ security True -> False": "it ends the caller's own tokens",
    "get /api/checklist-templates/categories/ answer none -> any": "S23: a 200 has some body",
    "post /api/defects/bulk-edit/ answer none -> any": "S23",
    "post /api/inspection-media/bulk-edit/ answer none -> any": "S23",
    "post /api/inspection-media/{id}/extract-text/ answer none -> any": "S23",
    "post /api/projects/bulk-edit/ answer none -> any": "S23",
    "post /api/users/import/ answer none -> any": "S23",
    "post /api/defect-profiles/import-template/ body object -> any": "as the two other imports",
    "post /api/inspection-media/bulk-delete/ body any -> object": "R24: {ids}, as bulk-lock",
    "post /api/library-media/bulk-delete/ body any -> object": "R24: {ids}, as bulk-lock",
    "post /api/measurements/bulk-delete/ body any -> object": "R24: {ids}, as bulk-lock",
    "post /api/projects/bulk-delete/ body any -> object": "R24: {ids}, as bulk-lock",
}


@pytest.fixture(scope="module")
def audited(huvr: Schema) -> Schema:
    return facts.applied(huvr)


def classes(owner: str, normal: Schema) -> list[str]:
    """The classes that our pipeline makes of a schema, or of an object inline in it."""
    top, *rest = owner.split(".")
    name = naming.model_name(top) + "".join(map(naming.pascal, rest))
    known = normal["components"]["schemas"]
    return [one for one in (name, f"{name}Response", f"{name}Request") if one in known]


def differences(audited: Schema, normal: Schema) -> Iterator[tuple[str, str, str]]:
    """(class.field, type by the audit, our type)."""
    for owner, field, schema in facts.fields(audited):
        for name in classes(owner, normal):
            ours = normal["components"]["schemas"][name].get("properties", {}).get(field)
            if ours is not None:
                pair = facts.kind(schema, audited), facts.kind(ours, normal)
                yield f"{name}.{field}", *pair


def test_every_field_has_the_type_of_the_audit(audited: Schema, normal: Schema) -> None:
    compared = list(differences(audited, normal))
    assert len(compared) > 1600
    nullable = {field for field, theirs, ours in compared if ours == theirs + "?"}
    assert nullable == NULL_IN_A_SIBLING | NULL_BESIDE_IT
    others = [one for one in compared if one[1] != one[2] and one[0] not in nullable]
    # R23 opens what is read; what callers send stays closed, or a checker finds no misspelling.
    assert others
    assert all(theirs.replace("enum|string", "enum") == ours for _, theirs, ours in others)
    sent = {field.split(".")[0] for field, _, _ in others}
    assert all(naming.words(name)[-1] in ("Request", "Create", "Update", "Import", "Lock", "Share",
               "Membership", "Edit", "Process", "Change") for name in sent), sent  # fmt: skip


def test_no_field_is_lost(audited: Schema, normal: Schema) -> None:
    known = normal["components"]["schemas"]
    for owner, field, schema in facts.fields(audited):
        made = classes(owner, normal)
        if made and not any(field in known[name].get("properties", {}) for name in made):
            # A schema that is only sent has no fields that the server sets; and R14: no password.
            sent_only = schema.get("readOnly") and made == [made[0]]
            assert sent_only or field == "password", f"{owner}.{field}"


def test_every_schema_that_an_operation_reaches_has_a_class(normal: Schema) -> None:
    text = str(normal["paths"])
    named = set(normal["components"]["schemas"])
    assert len(named) > 190
    assert {word for word in named if f"schemas/{word}'" in text} <= named


def summary(document: Schema) -> dict[str, dict[str, object]]:
    """What the operations of a document take and give, in words."""
    found: dict[str, dict[str, object]] = {}
    for path, method, operation in operations(document):
        parameters = [
            *operation.get("parameters", []),
            *document["paths"][path].get("parameters", []),
        ]
        found[f"{method} {path}"] = {
            "answer": _media(_success(operation), document),
            "body": _media(_body(operation, document), document),
            "security": operation.get("security") == [],
            **{p["name"]: facts.kind(p["schema"], document) for p in parameters},
        }
    return found


def _success(operation: Schema) -> Schema:
    codes = sorted(code for code in operation["responses"] if code[0] == "2")
    return operation["responses"][codes[0]].get("content", {}) if codes else {}


def _body(operation: Schema, document: Schema) -> Schema:
    body = operation.get("requestBody", {})
    if "$ref" in body:
        body = document["components"]["requestBodies"][body["$ref"].rsplit("/", 1)[1]]
    return body.get("content", {})  # type: ignore[no-any-return]


def _media(media: Schema, document: Schema) -> str:
    kind = min(media, default="none")
    return facts.kind(media[kind].get("schema", {}), document) if "json" in kind else kind


def test_every_operation_takes_and_gives_what_the_audit_says(
    audited: Schema, normal: Schema
) -> None:
    theirs, ours = summary(audited), summary(normal)
    assert theirs.keys() == ours.keys()
    assert len(ours) == 192
    found = {
        f"{name} {what} {theirs[name].get(what)} -> {ours[name].get(what)}"
        for name in ours
        for what in theirs[name].keys() | ours[name].keys()
        if theirs[name].get(what) != ours[name].get(what)
    }
    patched = {line for line in found if line.split(" ", 1)[0] == "patch"}
    assert found - patched == set(OTHERWISE)
    # R19: the audit leaves these untyped or says: try PUT's schema. Decoding tolerates a
    # difference, so typing them like the answer of PUT costs nothing, and callers get a record.
    assert len(patched) == 15
    assert all(line.endswith("answer any -> object") for line in patched)


def test_every_rule_of_the_audit_is_known_here() -> None:
    rules = {action["description"].split()[0] for action in facts.actions()}
    # R06 and R27 are of the document of 2023, and say nothing about this one.
    assert rules == {f"R{n:02d}" for n in range(1, 32)} - {"R06", "R27"}


def test_r18_patch_models_require_nothing(normal: Schema) -> None:
    known = normal["components"]["schemas"]
    patches = [name for name in known if name.endswith("Patch")]
    assert len(patches) == 21
    assert not [name for name in patches if "required" in known[name]]


def test_r30_answers_have_every_field(normal: Schema) -> None:
    known = normal["components"]["schemas"]
    for name in _read(normal):
        fields = known[name].get("properties", {})
        assert sorted(fields) == known[name].get("required", []), name


def _read(normal: Schema) -> set[str]:
    from pipeline.normalise.refs import bodies, reachable, refs

    tops = {name for _, media in bodies(normal, "response") for name in refs(media["schema"])}
    found = reachable(normal, tops)
    assert len(found) > 110
    return found


def test_r16_r15_answers_promise_no_rule_for_input(normal: Schema) -> None:
    from pipeline.normalise.schema_rules import every, subschemas

    known = normal["components"]["schemas"]
    inner = [one for name in _read(normal) for one in subschemas(known[name])]
    assert not [one for one in inner if {"minLength", "maxLength", "pattern", "default"} & set(one)]
    bounds = [one.get("maximum", 0) for one in every(normal)]
    assert max(bounds) < 2**63


def test_r28_r21_one_media_type_and_a_server(
    applied: tuple[Schema, list[str]], normal: Schema
) -> None:
    assert "application/yaml" not in str(normal["paths"])
    assert applied[0]["servers"][0]["url"] == "https://{subdomain}.huvrdata.app"
