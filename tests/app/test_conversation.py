"""An answer as HTML and as text, from hand-made answers."""

from __future__ import annotations

from dataclasses import replace

from corpus import AgendaItem, Meeting, Section, Source, Span
from index import make_passages
from rag import Answer, Citation, Filters, Hit
from ui.cards import number_words
from ui.chips import filter_chips
from ui.conversation import conversation_html
from ui.session import MAX_EXCHANGES, Exchange, Session
from ui.texts import DANISH, ENGLISH
from ui.written import answer_text

TEXT = "Planen blev godkendt. Den gælder i <b>to</b> år. Ring til 98 76 54 32."


def make_meeting() -> Meeting:
    """A meeting of one item, whose names try to be markup."""
    whole = Span(0, len(TEXT))
    item = AgendaItem(
        label="3",
        title="Planen & <u>resten</u>",
        presenter=None,
        time=None,
        parent=None,
        outcome="approved",
        outcome_span=None,
        span=whole,
        sections=(Section("minutes", whole),),
    )
    return Meeting(
        source=Source("a & b.pdf", "1" * 64, "application/pdf", TEXT, (0, 22)),
        kind="minutes",
        title="Møde",
        body="Udvalget <i>Nord</i>",
        cluster=None,
        level=None,
        date="2024-02-29",
        date_evidence="stated",
        start=None,
        end=None,
        place=None,
        chair=None,
        header=Span(0, 0),
        people=(),
        items=(item,),
        warnings=(),
    )


MEETING = make_meeting()
PASSAGE = make_passages(MEETING)[0]


def cite(marker: int, words: str) -> Citation:
    start = TEXT.index(words)
    return Citation(
        marker=marker,
        passage=PASSAGE,
        span=Span(start, start + len(words)),
        quote=words,
        body=MEETING.body,
        date=MEETING.date,
        item=None,
        parent=None,
        title=None,
        page=MEETING.source.page_of(start),
    )


def make_answer(text: str, *citations: Citation, filters: Filters | None = None) -> Answer:
    return Answer(
        text=text,
        citations=citations,
        abstained=not citations,
        reason=None if citations else "no_evidence",
        question="Hvad?",
        filters=filters or Filters(),
        retrieved=(),
    )


def render(answer: Answer, question: str = "Hvad?") -> str:
    session = Session().with_exchange(Exchange(question, answer, {"a & b.pdf": MEETING}))
    return conversation_html(session, ())


def test_only_markers_with_a_source_become_links() -> None:
    html = render(make_answer("Ja. [1] Se [7] og [2021].", cite(1, "Planen blev godkendt.")))
    assert html.count('<a class="marker"') == 1
    assert "[7]" in html
    assert "[2021]" in html


def test_citations_of_one_passage_share_a_card() -> None:
    html = render(
        make_answer("A [1] B [2]", cite(1, "Planen blev godkendt."), cite(2, "Den gælder"))
    )
    assert html.count("<article") == 1
    assert '<mark data-marker="1">Planen blev godkendt.</mark>' in html
    assert '<mark data-marker="2">Den gælder</mark>' in html
    assert 'id="kilde-1-1"' in html
    assert 'id="kilde-1-2"' in html


def test_markup_from_anywhere_is_text() -> None:
    evil = '"><script>x</script>'
    answer = make_answer(f"{evil} [1]", cite(1, "Den gælder i <b>to</b> år."))
    html = render(replace(answer, question=evil), question=evil)
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<u>" not in html


def test_page_and_contact_details() -> None:
    html = render(make_answer("Ring 98 76 54 32 [1]", cite(1, "Den gælder")))
    assert "side 2" in html
    assert "98 76" not in html


def test_copied_text_holds_answer_and_sources_without_contacts() -> None:
    exchange = Exchange(
        "Hvad?", make_answer("Ring [1]", cite(1, "Ring til 98 76 54 32.")), {"a & b.pdf": MEETING}
    )
    text = answer_text(exchange, DANISH)
    assert text.startswith("Spørgsmål: Hvad?\n\nRing [1]\n\nKilder:\n[1] Udvalget <i>Nord</i>, 29.")
    assert "Punkt 3: Planen & <u>resten</u>, Referat/beslutning" in text
    assert "98 76" not in text
    assert "side 2, a & b.pdf: ”Ring til [kontaktoplysning skjult].”" in text


def test_the_nearest_places_are_no_sources() -> None:
    answer = replace(make_answer("Nej."), related=(Hit(PASSAGE, 0.5, {}),))
    html = render(answer)
    assert DANISH.nearest in html
    assert "<mark" not in html
    assert DANISH.copy not in html


def test_what_was_never_searched_is_not_said_to_be_missing() -> None:
    html = render(replace(make_answer("Skriv et spørgsmål."), reason="empty"), question=" ")
    assert "refusal-head" not in html
    assert DANISH.empty in html


def test_chips_say_a_period_in_few_words() -> None:
    def chip(first: str | None, last: str | None) -> str:
        filters = Filters(date_from=first, date_to=last)
        return filter_chips(filters, {}, DANISH)[0][1]

    assert chip("2021-01-01", "2021-12-31") == "Periode: 2021"
    assert chip("2020-01-01", "2021-12-31") == "Periode: 2020–2021"
    assert chip("2024-02-01", "2024-02-29") == "Periode: februar 2024"
    assert chip("2024-02-29", "2024-02-29") == "Periode: 29. februar 2024"
    assert chip("2024-02-29", None) == "Periode: fra 29. februar 2024"
    assert chip("2024-02-01", "2024-03-02") == "Periode: fra 1. februar 2024 til 2. marts 2024"


def test_neighbouring_numbers_are_drawn_together() -> None:
    assert number_words([1]) == "1"
    assert number_words([1, 2]) == "1, 2"
    assert number_words([1, 2, 3, 5, 6, 8]) == "1–3, 5, 6, 8"


def test_a_failure_is_told_and_is_no_turn() -> None:
    session = Session().with_exchange(Exchange("Hvad?", failure="took_too_long"))
    assert DANISH.took_too_long in conversation_html(session, ())
    assert session.turns() == []


def test_a_conversation_has_an_end_and_its_numbers_stay() -> None:
    session = Session()
    for number in range(MAX_EXCHANGES + 3):
        session = session.with_exchange(Exchange(f"nr. {number}"))
    assert len(session.exchanges) == MAX_EXCHANGES
    assert f'id="spg-{MAX_EXCHANGES + 3}"' in conversation_html(session, ())


def test_both_languages_have_every_word() -> None:
    for texts in (DANISH, ENGLISH):
        assert all(vars(texts).values())
    assert ENGLISH.date("2023-05-10") == "10 May 2023"


def test_a_word_of_doubt_is_set_apart_and_said_to_a_screen_reader() -> None:
    answer = make_answer("Det er usikkert:\nNord:\nDen gælder. [1]", cite(1, "Den gælder"))
    html = render(replace(answer, doubts=("Det er usikkert:",)))
    assert '<p class="doubt">Det er usikkert:</p>' in html
    assert '<p class="lead">Nord:</p>' in html
    assert "Et usikkert svar er kommet" in html
    assert "doubt" not in render(answer)
