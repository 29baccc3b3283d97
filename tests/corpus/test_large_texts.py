"""Large and hostile texts are read in one pass: work that grows with the square would not end."""

from __future__ import annotations

import pytest

from corpus import LONGEST_SENTENCE, Source, sentence_ranges
from corpus.parse import parse_meeting
from tests.corpus.sound import assert_sound

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n"
MEGABYTE = 1_000_000


def read(text: str, media_type: str = "text/plain") -> int:
    meeting = parse_meeting(Source("a.txt", "0", media_type, text))
    assert_sound(meeting)
    return len(meeting.items)


@pytest.mark.parametrize(
    "piece",
    [
        *"a|a |(|. |[|[a](|![|<a |](|**a|{{|<!--|, |1. |A B, |\t|- [ ] |Bo og ".split("|"),
        *"(x) |#17 |-\t|9|ABC | |Ib formand |Ib / |v/".split("|"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_one_long_line(piece: str, media_type: str) -> None:
    read(HEAD + piece * (MEGABYTE // len(piece)), media_type)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("{n}. Punkt {n}", 10_000),
        ("1. Punkt {n}", 10_000),
        ("Dagsorden", 8_000),
        ("| a | b |", 15_000),
        ("Ib Dam, direktør, Region Øst", 10_000),
        ("Mødeleder: Ib Dam", 4_000),
        ("Region Øst: Ib Dam, Bo Lind", 4_000),
        ("Ib Holm Dam, Bo Holm Lind, Ea Holm Friis, Ole Holm Bach, Pia Holm", 4_000),
        ("ord", 15_000),
        ("{n}. Lukket: Sag", 4_000),
        ("Vejudvalgets beslutning den 5. maj 2021", 8_000),
        ("1.{n} Sti", 8_000),
        ("•", 15_000),
        ("Referat", 8_000),
        ("Ib Dam          Bo Lind", 4_000),
    ],
)
def test_many_lines(line: str, count: int) -> None:
    lines = "\n".join(line.format(n=number) for number in range(1, count))
    read(f"{HEAD}1. Velkomst\nDeltagere:\n{lines}\n2. Eventuelt\nIntet.\n")
    read(HEAD + lines)


def test_a_long_proposal_without_full_stops() -> None:
    text = "1. Vej\nIndstilling: At planen godkendes.\n\n" + "ord\n\n" * 20_000
    assert read(f"{HEAD}{text}2. Eventuelt\nIntet.\n") == 2


@pytest.mark.parametrize("piece", ["1", ".", "1. ", "1, ", "12 % ", "a\t", "A. ", "B! ", "\u00ad"])
def test_any_row_of_signs_is_cut_into_sentences(piece: str) -> None:
    text = f"Vi ses.\n{piece * (200_000 // len(piece))} x"
    ranges = sentence_ranges(text)
    assert max(end - begin for begin, end in ranges) <= LONGEST_SENTENCE
    assert "".join(text.split()) == "".join(
        "".join(text[begin:end].split()) for begin, end in ranges
    )


def test_many_items_are_all_read() -> None:
    count = 5_000
    text = "\n".join(f"## {n}. Vej\n\nBeslutning: Godkendt.\n" for n in range(1, count + 1))
    assert read(HEAD + text, "text/markdown") == count
