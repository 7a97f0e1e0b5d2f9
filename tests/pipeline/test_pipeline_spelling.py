"""HUVR's own API in other spellings: not a byte on the wire differs, and no name does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import regenerate
from evolutions import spelling
from pipeline.json_tree import Schema, clone
from pipeline.normalise import operation_names, saved_spelling
from pipeline.report import public_api
from pipeline.report.changes import Changes
from pipeline.report.comparison import between
from pipeline.report.public_api import Surface
from pipeline_kit import answer, content, described, obj, ref, taking

FILES = regenerate.Files(regenerate.ROOT)
TEXT: Schema = {"type": "string"}


@dataclass
class Outcome:
    """What a regeneration would make and say; nothing is rendered."""

    made: regenerate.Made
    changes: Changes
    notes: list[str] = field(default_factory=list[str])


@pytest.fixture
def outcome(
    tmp_path: Path, huvr: Schema, committed_surface: Surface
) -> Callable[[Callable[[Schema], Schema]], Outcome]:
    def run(evolve: Callable[[Schema], Schema]) -> Outcome:
        source = tmp_path / "new.json"
        source.write_text(json.dumps(evolve(huvr)))
        run = regenerate.Run(FILES, str(source), say=lambda text: None)
        with regenerate.without_collector():
            made = regenerate.prepare(run)
            after = public_api.of(made.normal, FILES.settings)
        return Outcome(made, between(committed_surface, after), run.notes)

    return run


Evolve = Callable[[Callable[[Schema], Schema]], Outcome]


@pytest.mark.parametrize(
    "evolve",
    [spelling.as_drf_spectacular, spelling.as_drf_spectacular_3_1, spelling.with_api_in_servers],
)
def test_another_spelling_is_no_change(
    outcome: Evolve, evolve: Callable[[Schema], Schema], classes: object
) -> None:
    found = outcome(evolve)
    assert found.changes.verdict == "none", found.changes.markdown()
    assert len(found.made.bound) == 192
    assert found.made.described != FILES.description
    if evolve is spelling.with_api_in_servers:
        servers = re.compile("overlay.yaml: action [12] .* no longer shows the fault: /(servers)?")
        assert [one for one in found.notes if not servers.fullmatch(one)] == []
        assert found.made.classes == classes


def test_drf_spectacular_s_document_is_another_one(huvr: Schema) -> None:
    """What the test above says is worth something: few schemas are called as before."""
    before, after = (
        set(one["components"]["schemas"]) for one in (huvr, spelling.as_drf_spectacular(huvr))
    )
    assert {"PaginatedAssetTypeList", "PatchedAssetTypeRequest", "AssetTypeRequest"} <= after
    assert len(after - before) > 100


@pytest.mark.parametrize(
    ("evolve", "path"),
    [(spelling.in_v4, "/api/v4/assets/"), (spelling.without_slashes, "/api/assets")],
)
def test_other_paths_move_calls_and_nothing_else(
    outcome: Evolve, evolve: Callable[[Schema], Schema], path: str
) -> None:
    found = outcome(evolve)
    assert found.changes.compatible == []
    moved = f"`assets.list` calls `GET {path}`, was `GET /api/assets/`"
    assert moved in found.changes.look
    assert len(found.changes.look) == 192
    assert found.changes.breaking == [  # the paths that huvr_client writes out itself
        "huvr_client needs the path `/api/auth/obtain-access-token/` for the token: gone",
        "huvr_client needs the path `/api/users/me/` for `python -m huvr_client check`: gone",
    ]
    assert found.notes == []
    assert found.made.described["paths"][path]["get"]["summary"]


def test_two_versions_side_by_side_have_names_that_do_not_meet(outcome: Evolve) -> None:
    found = outcome(spelling.beside_v4)
    assert (found.changes.breaking, found.changes.look) == ([], [])
    assert "`v4_assets.list` is new" in found.changes.compatible
    assert found.made.bound["assets.list"] == ("GET", "/api/assets/")
    assert found.made.bound["v4_assets.list"] == ("GET", "/api/v4/assets/")


# Small documents


def respelled(new: Schema, old: Schema) -> tuple[Schema, saved_spelling.Spelling]:
    new = clone(new)
    known = operation_names.names(
        {f"a.{method}": (method, "/api/a/") for method in ("get", "post", "patch")}
    )
    spelling_ = saved_spelling.respell(new, old, known)
    return new, spelling_


OLD = described(
    {"/api/a/": {"get": answer(ref("A")), "post": taking(ref("A"), answer(ref("A")))}},
    {"A": obj(b=ref("B")), "B": obj(x=TEXT)},
)
NEW = described(
    {"/a/": {"get": answer(ref("ARead")), "post": taking(ref("AWrite"), answer(ref("ARead")))}},
    {
        "ARead": obj(b={"allOf": [ref("B")]}),
        "AWrite": obj(b={"allOf": [ref("BWrite")]}),
        "B": obj(x=TEXT),
        "BWrite": obj(x=TEXT),
    },
)


def test_paths_and_schemas_get_their_saved_names_and_go_back() -> None:
    new, found = respelled(NEW, OLD)
    assert set(new["paths"]) == {"/api/a/"}
    assert set(new["components"]["schemas"]) == {"A", "AWrite", "B", "BWrite"}
    assert new["paths"]["/api/a/"]["get"] == answer(ref("A"))
    found.restore(new)
    assert new == NEW


def test_what_is_spelt_as_saved_is_left_alone() -> None:
    new, found = respelled(OLD, OLD)
    assert new == OLD
    assert not found.paths
    assert not found.schemas


def test_a_correction_reaches_every_schema_that_the_saved_one_was_for() -> None:
    new, found = respelled(NEW, OLD)
    times: list[int] = []

    def apply(document: Schema) -> Schema:
        times.append(1)
        for name, schema in document["components"]["schemas"].items():
            if name in ("A", "B"):
                schema["corrected"] = True
        return document

    corrected = apply(clone(new))
    found.correct_others(new, corrected, apply)
    found.restore(corrected)
    assert all(one["corrected"] for one in corrected["components"]["schemas"].values())
    assert corrected["components"]["schemas"]["AWrite"]["properties"]["b"] == {
        "allOf": [ref("BWrite")]
    }
    assert len(times) == 2
    times.clear()
    same, plain = respelled(OLD, OLD)
    plain.correct_others(same, same, apply)
    assert times == []


def test_a_schema_that_was_there_already_is_not_another_one_renamed() -> None:
    """HUVR lets an operation answer another of its models: no spelling, a change."""
    other = clone(OLD)
    other["paths"]["/api/a/"]["get"] = answer(ref("B"))
    new, found = respelled(other, OLD)
    assert new == other
    assert not found.schemas


def test_a_body_in_other_words_is_written_as_the_saved_one_and_goes_back() -> None:
    """The overlay looks for `requestBodies/X`, where the new document says it in place."""
    old, new = clone(OLD), clone(OLD)
    old["paths"]["/api/a/"]["post"]["requestBody"] = {"$ref": "#/components/requestBodies/X"}
    old["components"]["requestBodies"] = {"X": taking(ref("A"), {})["requestBody"]}
    for name in ("A", "ARequest"):
        new["components"]["schemas"]["ARequest"] = obj(b=ref("B"))
        new["paths"]["/api/a/"]["post"]["requestBody"] = content(ref(name))
        before = clone(new)
        made, found = respelled(new, old)
        post = made["paths"]["/api/a/"]["post"]
        assert post["requestBody"] == {"$ref": "#/components/requestBodies/X"}
        assert made["components"]["requestBodies"] == old["components"]["requestBodies"]
        corrected = clone(made)
        corrected["paths"]["/api/a/"]["post"]["requestBody"] = content({})
        found.restore(corrected)
        assert corrected["paths"]["/api/a/"]["post"]["requestBody"] == content({})
        found.restore(made)
        assert made == before


def test_a_body_of_another_kind_is_huvr_s_own_correction() -> None:
    """It has none of the fields of the one that stood there."""
    new = clone(OLD)
    new["components"]["schemas"]["Ids"] = obj(ids={"type": "array", "items": TEXT})
    new["paths"]["/api/a/"]["post"]["requestBody"] = content(ref("Ids"))
    made, found = respelled(new, OLD)
    assert made == new
    assert not found.schemas


def test_a_shared_body_is_looked_up() -> None:
    old, new = clone(OLD), clone(OLD)
    for one, name in ((old, "A"), (new, "A1")):
        one["paths"]["/api/a/"]["post"]["requestBody"] = {"$ref": "#/components/requestBodies/X"}
        one["components"]["requestBodies"] = {"X": taking(ref(name), {})["requestBody"]}
    new["components"]["schemas"] = {"A1": obj(b=ref("B")), "B": obj(x=TEXT)}
    new["paths"]["/api/a/"]["get"] = answer({"type": "array", "items": ref("A1")})
    new["paths"]["/api/a/"]["post"]["responses"] = answer(code="204")["responses"]
    made, _ = respelled(new, old)
    assert set(made["components"]["schemas"]) == {"A", "B"}
