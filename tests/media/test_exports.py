"""``export_to()``: a file made for the request, streamed to disk."""

from __future__ import annotations

import zipfile

import pytest

from huvr_client.errors import HuvrConnectionError, HuvrDecodeError, NotFoundError, ServerError

EXPORT = "/api/projects/1/export/"


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_an_export_goes_to_a_file(media, folder):
    path = media("projects.export_to", 1, folder / "unit-4.xlsx")
    assert path == folder / "unit-4.xlsx"
    assert zipfile.is_zipfile(path)


def test_an_export_goes_to_a_folder_under_the_servers_name(media, folder, huvr):
    path = media("projects.export_to", 1, f"{folder}/new/")
    assert path.parent == folder / "new"
    assert path.suffix == ".xlsx"
    assert names(folder / "new") == [path.name]
    assert path.stat().st_size == len(huvr.projects.export(1))


def test_templates_are_exported_too(media, folder, huvr):
    template = next(iter(huvr.checklist_templates.iter()))
    path = media("checklist_templates.export_template_to", template.id, folder)
    assert path.read_bytes()


def test_an_existing_file_is_not_touched_unless_asked(media, folder, huvr_sandbox):
    path = folder / "unit-4.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        media("projects.export_to", 1, path)
    assert path.read_bytes() == b"mine"
    assert not huvr_sandbox.requests.matching("GET", EXPORT)
    assert zipfile.is_zipfile(media("projects.export_to", 1, path, overwrite=True))


@pytest.mark.parametrize("fault", ["short-body", "reset-mid-body", "503", "reset", "429"])
@pytest.mark.parametrize("to_folder", [True, False])
def test_a_broken_export_is_made_anew(media, folder, huvr_sandbox, fault, to_folder):
    huvr_sandbox.fault(fault, path=EXPORT, count=2)
    path = media("projects.export_to", 1, folder if to_folder else folder / "x.xlsx")
    assert zipfile.is_zipfile(path)
    assert names(folder) == [path.name]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("short-body", HuvrConnectionError),
        ("500", ServerError),
        ("404", NotFoundError),
        ("html", HuvrDecodeError),
    ],
)
def test_what_is_no_export_is_an_error_and_leaves_nothing(
    media, folder, huvr_sandbox, fault, error
):
    huvr_sandbox.fault(fault, path=EXPORT)
    with pytest.raises(error):
        media("projects.export_to", 1, folder)
    assert names(folder) == []


def test_an_error_keeps_the_servers_words_although_it_was_streamed(media, folder):
    with pytest.raises(NotFoundError) as caught:
        media("projects.export_to", 999_999, folder)
    assert caught.value.detail.startswith("Not found")


def test_a_revoked_token_is_renewed(media, folder, huvr, huvr_sandbox):
    huvr.users.me_read()
    huvr_sandbox.revoke_tokens()
    assert zipfile.is_zipfile(media("projects.export_to", 1, folder))


def test_progress_counts_the_bytes(media, folder):
    steps = []
    path = media(
        "projects.export_to", 1, folder, progress=lambda done, total: steps.append((done, total))
    )
    size = path.stat().st_size
    assert steps[-1] == (size, size)


def test_a_name_of_the_servers_choice_is_made_harmless(media, folder, monkeypatch):
    from huvr_client._media import export

    monkeypatch.setattr(export, "disposition_name", lambda header: "../../x.xlsx")
    assert media("projects.export_to", 1, folder) == folder / "x.xlsx"
    monkeypatch.setattr(export, "disposition_name", lambda header: None)
    assert media("projects.export_to", 1, folder) == folder / "projects-export-1"
