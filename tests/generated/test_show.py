"""How models look: short, without secrets, harmless in a notebook."""

from __future__ import annotations

from typing import Any

import pytest
from huvr_api import _show
from huvr_api.models import (
    Defect,
    DefectListPage,
    InspectionMedia,
    Label,
    ObtainAccessTokenRequest,
    ObtainAccessTokenResponse,
    ProjectPatch,
)


def test_repr_shows_what_tells_most() -> None:
    defect = Defect.from_dict(
        {"type": "CRACK", "severity": 3, "id": 7, "labels": [], "state": "OPEN"}
    )
    fields = len(Defect.__annotations__)
    assert repr(defect) == (
        f"Defect(id=7, state='OPEN', severity=3, type='CRACK', +{fields - 4} fields)"
    )


def test_repr_is_short() -> None:
    document: dict[str, Any] = dict.fromkeys(Defect.__annotations__, "x" * 500)
    assert len(repr(Defect.from_dict(document))) < 400


def test_secrets_are_masked() -> None:
    shown = repr(
        ObtainAccessTokenRequest(client_id="svc@a.example", client_secret="made-up-canary")
    )
    assert "canary" not in shown
    assert "client_secret='***'" in shown
    token = ObtainAccessTokenResponse.from_dict(
        {"access_token": "made-up-canary", "expires_in": "3600"}
    )
    assert "canary" not in repr(token)


@pytest.mark.parametrize("name", ["token", "access_token", "client_secret", "password"])
def test_secret_names(name: str) -> None:
    assert _show.is_secret(name)
    assert _show.short(name, "canary") == "'***'"


@pytest.mark.parametrize("name", ["token_type", "app_key", "name"])
def test_other_names(name: str) -> None:
    assert not _show.is_secret(name)


def test_signed_urls_lose_their_query() -> None:
    url = "https://files.example/weld-12.jpg?X-Signature=canary"
    media = InspectionMedia.from_dict({"id": 1, "file": url, "name": f"see {url} there"})
    shown = repr(media)
    assert "canary" not in shown
    assert "https://files.example/weld-12.jpg?…" in shown
    long = "https://files.example/" + "a" * 80 + "?sig=canary"
    assert "canary" not in _show.short("file", long)


def test_the_headers_of_an_upload_show_no_credential() -> None:
    from rich.pretty import pretty_repr

    headers = {"X-Amz-Security-Token": "canary", "X-Signature": "canary", "X-Goog-Meta": "b"}
    record = InspectionMedia.from_dict({"id": 1, "upload": {"headers": headers}})
    for shown in (pretty_repr(record), repr(record.upload), pretty_repr(record.upload)):
        assert "canary" not in shown
    assert "'X-Goog-Meta': 'b'" in pretty_repr(record)


def test_rich_sees_what_repr_shows() -> None:
    from rich.pretty import pretty_repr

    url = "https://files.example/weld-12.jpg?X-Signature=canary"
    document = {"id": 1, "file": url, "token": "canary", "labels": [{"name": url, "value": [url]}]}
    media = InspectionMedia.from_dict(document)
    token = ObtainAccessTokenResponse.from_dict({"access_token": "canary"})
    patch = ProjectPatch(name=url, labels=[Label(name="a", value={"secret": "canary", "u": url})])
    for shown in (pretty_repr([media, token]), pretty_repr(patch), repr(patch)):
        assert "canary" not in shown
    assert "https://files.example/weld-12.jpg?…" in pretty_repr(media)
    assert "id=1" in pretty_repr(media)


def test_masking_ends() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    assert "…" in str(_show.masked("value", deep))


def test_long_server_text_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each word is looked at once: no expression over it goes back."""
    looked = 0
    original = _show._without_query

    def counted(word: Any) -> str:
        nonlocal looked
        looked += 1
        return original(word)

    monkeypatch.setattr(_show, "_without_query", counted)
    repr(InspectionMedia.from_dict({"id": 1, "name": "http://" * 20_000 + " x" * 20_000}))
    assert 0 < looked < 2_000


def page(results: Any) -> DefectListPage:
    return DefectListPage.from_dict({"count": "<b>2</b>", "next": None, "results": results})


def test_html_is_escaped() -> None:
    hostile = "<script>alert(1)</script>"
    html = page([{"id": 1, "type": hostile, hostile: "y", "state": "&"}])._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<td>&#x27;&amp;&#x27;</td>" in html
    assert html.startswith("<table><caption>DefectListPage: 1 of &lt;b&gt;2&lt;/b&gt;</caption>")


def test_html_is_small_and_the_best_columns_come_first() -> None:
    html = page([dict.fromkeys(Defect.__annotations__, 1) for _ in range(100)])._repr_html_()
    assert html.count("<tr>") == 21
    assert html.count("<th>") == 8
    assert html.index("<th>id</th>") < html.index("<th>state</th>")


def test_html_of_what_is_no_finding() -> None:
    assert page(None)._repr_html_().endswith("<tbody></tbody></table>")
    assert "<td>3</td>" in page([3, {"id": 5}, [4]])._repr_html_()
