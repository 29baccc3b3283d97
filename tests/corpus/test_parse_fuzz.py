"""Whatever the text, parsing ends, raises nothing, and every span it makes is valid."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Source, display_text, sentence_spans
from corpus.parse import parse_meeting
from tests.corpus.sound import assert_sound, examples

FORMS = Path(__file__).parent / "forms"
MEDIA_TYPES = ("text/plain", "text/markdown", "text/html", "application/pdf")
WORDS = (
    "Referat Beslutning Indstilling Sagsfremstilling Bilag Dagsorden Mødereferat Deltagere: Afbud: "
    "Punkt 1. 2. 3) A) b) 1.1 2.4 AD Pkt. Nr. Godkendt. Udgik. Intet. kl. 12.30 – 14.00 d. den "
    "5. maj 2021 05-12-2017 fredag Udvalget Byrådets beslutning i mødet Ib Hansen (V) - afbud , ; "
    ": - • > # ## #### ** * _ | | --- | [x] [ ] [link](http://a.b) ![b](c.png) {{ x }} <br> \t   "
    "Det indstilles, at Lukket punkt Side 2 af 4 v/ følgende deltog ikke K O R T E "
    "Velkomst Eventuelt: Ad 09.10-09.45 Afbud:\xa0\xa0\xa0Fraværende: Kommunerne: 6 stemte for, imod "
    "(Åben) C. EVENTUELT 2019-28. Formand kasserer og samt / v/ 8.a #17 Elevråd: ID = stedfortræder for "
    "Navn\xa0\xa0\xa0Til stede Gæst under punkt Fra bestyrelsen deltog Kl. 45.70 ........"
).split(" ")


def source_of(text: str, media_type: str = "text/plain", pages: bool = False) -> Source:
    starts = (0, *(index + 1 for index, char in enumerate(text) if char == "\f")) if pages else ()
    return Source("møde.txt", "0" * 64, media_type, text, starts)


@settings(max_examples=examples(300), deadline=None)
@given(st.text(max_size=600), st.sampled_from(MEDIA_TYPES), st.booleans())
def test_any_text_is_read(text: str, media_type: str, pages: bool) -> None:
    assert_sound(parse_meeting(source_of(text, media_type, pages)))


@settings(max_examples=examples(600), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "\n", "\n\n", "\f", "   "])
        ),
        max_size=120,
    ),
    st.sampled_from(MEDIA_TYPES),
    st.booleans(),
)
def test_any_heap_of_words_of_minutes_is_read(
    pieces: list[tuple[str, str]], media_type: str, pages: bool
) -> None:
    text = "".join(word + gap for word, gap in pieces)
    assert_sound(parse_meeting(source_of(text, media_type, pages)))


@pytest.mark.parametrize(
    "path", sorted(FORMS.glob("*.txt")) + sorted(FORMS.glob("*.md")), ids=lambda p: p.stem
)
@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**9), media_type=st.sampled_from(MEDIA_TYPES))
def test_damaged_minutes_are_read(path: Path, seed: int, media_type: str) -> None:
    chance = random.Random(seed)
    lines = path.read_text(encoding="utf-8").split("\n")
    for _ in range(chance.randint(1, 12)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[one], lines[other] = lines[other], lines[one]
            case 1:
                lines[one] = lines[one][: chance.randint(0, 30)]
            case 2:
                lines.insert(one, lines[other])
            case 3:
                lines[one] = lines[one] + lines[other]
            case 4:
                lines[one : one + 20] = [" ".join(lines[one : one + 20])]
                lines.append("")
            case _:
                lines[one] = chance.choice(WORDS) + " " + lines[one]
    meeting = parse_meeting(source_of("\n".join(lines), media_type, chance.random() < 0.5))
    assert_sound(meeting)
    # A sentence in the middle of a line may show a blank where the line shows a column's gap.
    shown = display_text(meeting.source, meeting.header).split()
    for sentence in sentence_spans(meeting.source, meeting.header):
        told = " ".join(display_text(meeting.source, sentence).split())
        assert told in " ".join(shown)
