"""The arguments of an upload, its key in HUVR (``client_id``), and how to go on after an end."""

from __future__ import annotations

import asyncio
import io

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, content_id

from .conftest import sent


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"project": "unit 4"}, "project must be an id"),
        ({"project": True}, "project must be an id"),
        ({"checklist": 1.5}, "checklist must be an id"),
        ({"project": 1, "checklist": 2}, "not to both"),
        ({"client_id": "x" * 37}, "client_id must have 1 to 36 characters"),
        ({"client_id": ""}, "client_id must have 1 to 36 characters"),
        ({"client_id": 7}, "client_id must be a string, not int"),
        ({"client_id": lambda file: None}, "client_id must be a string, not NoneType"),
        ({"client_id": lambda file: "x" * 37}, "client_id must have 1 to 36 characters"),
        ({"fields": [1]}, "fields must be a mapping"),
        ({"fields": {"filename": "x"}}, "give name= instead"),
        ({"fields": {"client_id": "x"}}, "give client_id= instead"),
        ({"timeout": "5"}, "timeout must be a number"),
        ({"timeout": -1}, "timeout must be a number"),
        ({"progress": 5}, "progress must be a function, not int"),
        ({"progress": lambda done: None}, r"progress is called as progress\(done, total\)"),
    ],
)
def test_unusable_arguments_are_named_before_anything_is_sent(
    media, weld, huvr_sandbox, arguments, error
):
    with pytest.raises((TypeError, ValueError), match=error):
        media("upload", weld, **arguments)
    assert not list(huvr_sandbox.requests)


@pytest.mark.parametrize("progress", [print, max, lambda *steps: None])
def test_any_function_that_takes_two_arguments_may_report(media, weld, progress, capsys):
    assert media("upload", weld, project=1, progress=progress).state == "UPLOADED"


def test_a_client_id_may_be_a_function_of_the_file(media, weld, huvr):
    record = media("upload", weld, project="1", client_id=lambda file: f"key-{file.stem}")
    assert record.client_id == "key-weld-12"
    assert media("upload", weld, project=1, client_id=lambda file: "key-weld-12").id == record.id


def test_content_id_is_of_content_name_and_target(media, weld, content, tmp_path):
    record = media("upload", weld, project=1, client_id=content_id)
    assert record.client_id == content_id(weld, project=1)
    assert media("upload", weld, project="1", client_id=content_id).id == record.id
    other = tmp_path / "weld-12.jpg"
    other.write_bytes(content[:-1] + b"x")
    ids = {
        record.client_id,
        content_id(other, project=1),
        content_id(weld, project=2),
        content_id(weld, checklist=1),
        content_id(weld),
        content_id(weld, project=1, name="other.jpg"),
    }
    assert len(ids) == 6
    assert {len(text) for text in ids} == {36}
    other.write_bytes(content)
    assert content_id(other, project=1) == record.client_id


def test_content_id_is_the_same_tomorrow(tmp_path):
    """It is stored in HUVR: another version of this package must find the records."""
    file = io.BytesIO(b"..weld")
    file.seek(2)
    expected = "200e61e4-5693-5e7e-971c-583bf4b77586"
    assert content_id(file, project=36, name="weld-12.jpg") == expected
    assert file.read() == b"weld"


def test_content_id_cannot_read_a_pipe_twice():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    with pytest.raises(ValueError, match="pass content_id itself"):
        content_id(Pipe(b"abc"), name="x")


def test_a_pipe_can_be_uploaded_under_its_content(media):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    first = media("upload", Pipe(b"abc"), name="x.bin", project=1, client_id=content_id)
    again = media("upload", io.BytesIO(b"abc"), name="x.bin", project=1, client_id=content_id)
    assert first.id == again.id


def test_an_interrupt_leaves_a_note_of_how_to_go_on(weld, huvr):
    def progress(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        huvr.media.upload(weld, project=1, client_id="unit-4", progress=progress)
    (record,) = huvr.inspection_media.list(client_id="unit-4")
    note = f"weld-12.jpg: media record {record.id} exists; upload(..., client_id='unit-4') goes on"
    assert any(line.startswith(note) for line in caught.value.__notes__)


def test_an_interrupt_before_the_answer_says_that_a_record_may_exist(weld, huvr):
    def wire(request):
        if request.url.path.endswith("obtain-access-token/"):
            return httpx.Response(200, json={"access_token": "t-0", "expires_in": "3600"})
        raise KeyboardInterrupt

    with httpx.Client(transport=httpx.MockTransport(wire)) as http:
        client = HuvrClient(
            base_url="https://acme.huvrdata.example", client_id="a@example.com",
            client_secret="made-up", http_client=http,
        )  # fmt: skip
        with pytest.raises(KeyboardInterrupt) as caught:
            client.media.upload(weld, client_id="unit-4")
    (note,) = caught.value.__notes__
    assert note == (
        "weld-12.jpg: a record may exist; upload(..., client_id='unit-4') goes on with it"
    )


def test_a_cancellation_leaves_a_note_of_how_to_go_on(options, weld, huvr_sandbox):
    huvr_sandbox.fault("stall", path="/storage/*", method="PUT")

    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            task = asyncio.create_task(huvr.media.upload(weld, project=1, client_id="unit-4"))
            await asyncio.to_thread(sent, huvr_sandbox, "POST", 2, "api")  # a token, a record
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            return caught.value.__notes__

    (note,) = asyncio.run(main())
    assert note.startswith("weld-12.jpg: ")
    assert "client_id='unit-4'" in note
