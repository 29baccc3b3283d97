"""A folder with things in it that are no minutes: each is told of in one line, and the rest is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import read_corpus
from corpus.__main__ import main
from tests.corpus.bad_files import write_light

GOOD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n1. Vejplan\nBeslutning: Godkendt.\n"


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and such names are POSIX")
def test_no_file_keeps_another_from_being_read_whatever_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "referater"
    folder.mkdir()
    (folder / "god.txt").write_text(GOOD)
    (folder / "mappe.pdf").mkdir()
    (folder / "mappe.pdf" / "god.txt").write_text(GOOD.replace("5. maj", "6. maj"))
    (tmp_path / "ude.txt").write_text(GOOD)
    (folder / "rundt.txt").symlink_to("rundt.txt")
    (folder / "væk.txt").symlink_to("findes ikke")
    (folder / "ude.txt").symlink_to(tmp_path / "ude.txt")
    (folder / "uendelig.txt").symlink_to("/dev/zero")
    (folder / "linje\nskift.txt").write_text(GOOD)
    (folder / "rød\x1b[31m.txt").write_text(GOOD)
    (folder / "zip.docx").write_bytes(b"PK\x03\x04")
    (folder / "tom.pdf").write_bytes(b"")
    os.mkfifo(folder / "rør.txt")
    corpus = read_corpus(folder)
    assert [meeting.source.path for meeting in corpus.meetings] == ["god.txt", "mappe.pdf/god.txt"]
    assert len(corpus.problems) == 9
    assert main(["check", str(folder)]) == 1
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    told = shown.err.splitlines()
    assert len(told) == 9
    assert all(line.startswith("IKKE LÆST  ") and line.endswith(".") for line in told)


READ = (
    *("god.txt", "god.docx", "god.html", "god.pdf"),
    *("one-nul.txt", "utf-16-without-mark.txt", "broken-utf-8.txt", "header-of-another-file.docx"),
)


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and such names are POSIX")
def test_every_bad_file_is_read_or_told_of_in_a_sentence_and_reaches_no_other(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "referater"
    folder.mkdir()
    write_light(folder)
    (folder / "barred.txt").unlink()  # whoever may read everything reads it
    corpus = read_corpus(folder)
    read = {meeting.source.path: meeting for meeting in corpus.meetings}
    told = {problem.path: problem.message for problem in corpus.problems}
    assert {*READ} <= {*read}
    others = {*read} - {*READ}
    assert all("-inside." in name or name.startswith(("nnn", "øøø")) for name in others)
    assert not any("-inside." in name for name in told)
    written = {name for name in os.listdir(folder) if name != "folder.pdf" and name.isprintable()}
    assert written <= {*read, *told}
    for meeting in read.values():
        assert "root:" not in meeting.source.text
    for message in told.values():
        assert message.count("\n") == 0
        assert message.endswith(".")
        assert "fejl" not in message
