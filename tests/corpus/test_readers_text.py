"""Bytes become text by evidence."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.limits import Unreadable
from corpus.readers.text import decode, tidy

MINUTES = "Mødet på Ærø: rådmand Åse Ø. bød velkommen – “godkendt”.\nÉn afbud.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_danish_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(MINUTES.encode(encoding)) == MINUTES


def test_the_big_endian_mark_is_known() -> None:
    assert decode(b"\xfe\xff" + MINUTES.encode("utf-16-be")) == MINUTES


def test_old_dos_text_is_told_from_windows_text() -> None:
    text = "Mødet på Ærø blev hævet; næste møde er på rådhuset.\n"
    assert decode(text.encode("cp865")) == text
    assert decode(text.encode("latin-1")) == text


def test_valid_utf8_is_believed_against_the_declaration() -> None:
    assert decode("Ærø".encode(), "iso-8859-1") == "Ærø"
    assert decode("Ærø".encode("cp1252"), "utf-8") == "Ærø"
    assert decode("Ærø 5 €".encode("iso-8859-15"), "ISO-8859-15") == "Ærø 5 €"
    assert decode("Ærø".encode("cp1252"), "no-such-thing") == "Ærø"


def test_a_few_foreign_bytes_do_not_spoil_utf8() -> None:
    data = ("Møde på Ærø. " * 20).encode() + "Åse".encode("cp1252")
    assert decode(data).endswith("Ærø. Åse")


@pytest.mark.parametrize(
    "data", [b"a\0\0b\0", bytes(range(32)) * 3, b"\xff\xfe\0\0a\0\0\0" + bytes(8)]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(data)


def test_line_ends_are_one_kind_and_form_feeds_stay() -> None:
    assert tidy("a\r\nb\rc\u2028d\x0be\fg") == "a\nb\nc\nd\ne\fg"


def test_soft_hyphens_are_hyphens_at_line_ends_only() -> None:
    assert tidy("be\u00adslut\u00ad\nning") == "beslut-\nning"


def test_what_cannot_be_seen_is_dropped() -> None:
    assert tidy("\ufeffGod\u200bkendt\u202e \ud800 \x00") == "Godkendt \ufffd "


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_tidy_text_is_settled_and_can_be_written(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    once.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), min_size=1))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_any_bytes_become_text_or_are_refused(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(decode(data, declared), str)


def test_letters_printed_as_one_sign_are_letters_again() -> None:
    assert tidy("Aﬀaldet blev ﬁnt sorteret, oﬃcielt.") == "Affaldet blev fint sorteret, officielt."
