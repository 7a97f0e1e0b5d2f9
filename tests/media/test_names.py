from __future__ import annotations

import ntpath
import os
import time
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huvr_client._media.names import (
    LONGEST,
    base_name,
    collision_key,
    disposition_name,
    safe_name,
    unused_name,
)


def is_reserved(name: str) -> bool:
    """Whether Windows takes ``name`` for a device. From Python 3.13 on, ``ntpath`` says it."""
    known = getattr(ntpath, "isreserved", None)
    return known(name) if known else PureWindowsPath(name).is_reserved()


HOSTILE = [
    "../../x",
    "..",
    ".",
    "/",
    "/etc/passwd",
    "\\\\host\\share\\x",
    "C:\\boot.ini",
    "C:boot.ini",
    "file.txt:stream",
    "a/../../b",
    "..\\..\\x",
    "con",
    "CON.txt",
    "nul .tar.gz",
    "COM\u00b9",
    "lpt9.",
    "x\0.jpg",
    "\x1b[2Jx",
    "a\nb",
    "exe.\u202egnp",
    "x. . .",
    "   ",
    "...",
    "~",
    "-rf",
    ".bashrc",
    "\ud800.jpg",
    "\uff0e\uff0e\uff0fx",
    "\u0130.jpg",
    "e\u0301.jpg",
    "a" * 300 + ".jpg",
    "\U0001f529" * 300 + ".jpg",
    "a." + "b" * 300,
    "CON" + "a" * 0 + "." + "b" * 300,
]
names = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=30),
    st.text(alphabet="./\\ :\0cCoOnN~\u202e\U0001f529", max_size=300),
)


@given(names)
def test_a_name_is_one_component_on_every_system(name):
    safe = safe_name(name, "media-7")
    assert PurePosixPath(safe).parts == PureWindowsPath(safe).parts == (safe,)
    assert not is_reserved(safe)
    assert safe not in (".", "..")
    assert 0 < len(safe.encode()) <= LONGEST  # encode: no lone surrogate is left
    assert safe == safe.strip(" ").rstrip(". ")
    assert not safe.startswith(".")
    assert not set(safe) & set('\0/\\<>:"|?*')
    assert all(unicodedata.category(char) not in ("Cc", "Cf") for char in safe)


@given(names)
def test_safety_is_idempotent(name):
    safe = safe_name(name, "media-7")
    assert safe_name(safe, "media-7") == safe


@given(names)
def test_such_a_file_can_be_made_and_stays_in_its_folder(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("folder", numbered=True)
    path = folder / safe_name(name, "media-7")
    path.write_bytes(b"x")
    assert os.path.realpath(path.parent) == os.path.realpath(folder)
    assert [entry.name for entry in folder.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("weld-12.jpg", "weld-12.jpg"),
        ("Scan of unit 4 (south).pdf", "Scan of unit 4 (south).pdf"),
        ("Schwei\u00dfnaht.jpg", "Schwei\u00dfnaht.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\NUL.txt", "_NUL.txt"),
        ("console.txt", "console.txt"),
        ("..", "media-7"),
        ("", "media-7"),
        (None, "media-7"),
        (7, "media-7"),
        (".bashrc", "_bashrc"),
        ("a" * 300 + ".jpg", "a" * 196 + ".jpg"),
        ("x\0.jpg", "x.jpg"),
        ("exe.\u202egnp", "exe.gnp"),
        ("12:30.jpg", "12_30.jpg"),
    ],
)
def test_names_as_they_come_out(name, safe):
    assert safe_name(name, "media-7") == safe


def test_a_long_name_costs_no_more_than_it_keeps():
    """Putting 80,000 accents in order takes 17 s of processor time, and a name may have more."""
    begun = time.process_time()
    name = safe_name("a" + "\u0315\u0300" * 100_000 + ".jpg", "x")
    assert time.process_time() - begun < 5
    assert name.endswith(".jpg")


@given(st.lists(st.sampled_from(["a.jpg", "A.JPG", "a (2).jpg", "b" * 200, "\u0130", "i\u0307"])))
def test_no_two_files_get_one_name(wanted):
    taken: set[str] = set()
    for name in wanted:
        unused = unused_name(name, taken)
        assert collision_key(unused) not in taken
        assert len(unused.encode()) <= LONGEST
        taken.add(collision_key(unused))


def test_a_number_goes_in_front_of_the_suffix():
    taken = {"a.jpg", "a (2).jpg"}
    assert unused_name("A.jpg", taken) == "A (3).jpg"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/customers/weld.jpg", "weld.jpg"),
        ("C:\\Users\\ann\\weld.jpg", "weld.jpg"),
        (b"/home/ann/weld.jpg", "weld.jpg"),
        ("weld.jpg", "weld.jpg"),
        ("/home/", None),
        (3, None),
        (None, None),
    ],
)
def test_only_the_files_own_name_is_taken_from_a_path(path, name):
    assert base_name(path) == name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="Unit 4.xlsx"', "Unit 4.xlsx"),
        ("attachment; filename=unit.xlsx", "unit.xlsx"),
        ("attachment; filename*=UTF-8''Schwei%C3%9Fnaht.pdf", "Schwei\u00dfnaht.pdf"),
        ("attachment; filename*=nonsense''x%FF", "x\u00ff"),
        ('attachment; filename="../../x"', "../../x"),
        ("attachment; filename*=idna''..%FF", None),
        ("attachment; filename*=punycode''%FF", None),
        ("attachment", None),
        ("\n\n", None),
        ("", None),
        (None, None),
        ("attachment; filename=\"Prufung.pdf\"; filename*=UTF-8''Pr%C3%BCfung.pdf", "Prüfung.pdf"),
        ("attachment; filename*=UTF-8''Pr%C3%BCfung.pdf; filename=\"Prufung.pdf\"", "Prüfung.pdf"),
        ("attachment; filename=a.pdf; FileName*0*=UTF-8''Pr%C3%BC; FileName*1=fung", "Prüfung"),
        ("attachment; filename=" + 5000 * "a", None),
    ],
)
def test_the_name_in_a_content_disposition(header, name):
    assert disposition_name(header) == name


@given(st.text())
@example("a\r\nb: filename=x")
def test_any_content_disposition_is_survived(header):
    assert isinstance(safe_name(disposition_name(header), "export"), str)


def test_a_name_that_is_not_utf_8_can_be_sent():
    assert base_name(os.fsdecode(b"/data/caf\xe9.jpg")) == "caf\ufffd.jpg"
    assert base_name("a/\ud800.jpg") == "\ufffd.jpg"


def test_names_of_pathlib_objects():
    assert base_name(str(Path("folder") / "x.jpg")) == "x.jpg"
