"""What passes the readers and would cost others too much, and files that are not what they seem."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import read_corpus
from corpus.readers import worker
from corpus.readers.limits import Unreadable
from corpus.readers.worker import Request
from tests.corpus.test_readers import refusal, write
from tests.reading import read_meeting

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n"
MINUTES = f"{HEAD}1. Vej\nBeslutning: Godkendt.\n\n2. Eventuelt\nIntet.\n"
PAGE = (
    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><h1>Referat af møde i Vejudvalget "
    "den 5. maj 2021</h1><h2>1. Vej</h2><p>Beslutning: Godkendt.</p></body></html>"
)


def understood(text: str) -> worker.Answer:
    return worker.work(Request("a.txt", "0", understand=True), text.encode())


def test_a_text_of_more_sentences_than_can_be_embedded_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{HEAD}1. Vej\nBeslutning:\n{'Vejen blev godkendt. ' * 30}\n"
    monkeypatch.setattr(worker, "MAX_SENTENCES", 40)
    assert understood(text).records[0]["items"]
    monkeypatch.setattr(worker, "MAX_SENTENCES", 20)
    with pytest.raises(Unreadable, match="flere sætninger"):
        understood(text)


def test_a_list_of_more_people_than_a_meeting_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = MINUTES.replace("1. Vej", "Deltagere: Ib Dam, Bo Lind, Ea Friis\n\n1. Vej")
    assert len(understood(text).records[0]["people"]) == 3
    monkeypatch.setattr(worker, "MAX_PEOPLE", 2)
    with pytest.raises(Unreadable, match="flere end 2 deltagere"):
        understood(text)


def test_a_title_is_no_longer_than_a_title() -> None:
    text = MINUTES.replace("1. Vej", f"1. Vej {'og sti ' * 1_000}")
    items = understood(text).records[0]["items"]
    assert [len(item["title"]) for item in items] == [300, 9]
    assert items[0]["title"].startswith("Vej og sti")
    assert items[0]["title"].endswith("…")


def test_a_text_with_a_character_that_is_none_is_read_and_told_of(tmp_path: Path) -> None:
    meeting = read_meeting(write(tmp_path, "a.txt", MINUTES.replace("Vej\n", "Vej\0\n")), tmp_path)
    assert [item.title for item in meeting.items] == ["Vej", "Eventuelt"]
    assert "\0" not in meeting.source.text
    assert meeting.warnings == (
        "Et tegn er ødelagt (nul-tegn) og læst som mellemrum; dér kan mangle noget.",
    )


def test_a_page_with_such_a_character_is_told_of_too(tmp_path: Path) -> None:
    meeting = read_meeting(write(tmp_path, "a.html", PAGE.replace("Vej<", "Ve\0j<")), tmp_path)
    assert [item.title for item in meeting.items] == ["Ve j"]
    assert "nul-tegn" in " ".join(meeting.warnings)


def test_a_text_in_which_a_whole_piece_is_zero_is_refused(tmp_path: Path) -> None:
    hole = MINUTES.encode() * 20 + bytes(512) + MINUTES.encode() * 20
    assert "er beskadiget" in refusal(write(tmp_path, "a.txt", hole), tmp_path)
    wide = ("\ufeff" + MINUTES + "\0" * 9).encode("utf-16-le")
    assert "binære data" in refusal(write(tmp_path, "b.txt", wide), tmp_path)


@pytest.mark.parametrize("name", ["a.doc", "a.DOC", "a.rtf", "a.docx", "a.pdf", "a.txt"])
@pytest.mark.parametrize("text", [PAGE, MINUTES])
def test_minutes_under_the_name_of_another_kind_are_read(
    tmp_path: Path, name: str, text: str
) -> None:
    write(tmp_path, name, text)
    corpus = read_corpus(tmp_path)
    assert not corpus.problems
    assert [item.title for item in corpus.meetings[0].items][:1] == ["Vej"]


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.txt", "a.html"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gammelt Office-format; gem den som"),
        (b"{\\rtf1\\ansi Referat}", "RTF-dokument; gem den som"),
        (b"<?xml version='1.0'?>\n<w:wordDocument><w:p>1. Vej</w:p></w:wordDocument>", "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n--x\n<html>=20", "i ét stykke"),
    ],
)
def test_what_cannot_be_read_is_named_for_what_it_is_and_not_for_its_name(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    message = refusal(write(tmp_path, name, data), tmp_path)
    assert words in message
    assert message.endswith("prøv igen.")
