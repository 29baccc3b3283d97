"""How questions are answered over minutes of other bodies: a town council, a school, tenants."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import display_text
from index import Embedder, build_index, open_index
from rag import Answer, Assistant

Ask = Callable[..., Answer]


def quotes(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Hvilket parti er Karla Vestermark valgt for?",
        "Hvad tjener Poul Egelund i løn?",
        "Er Mikkel Thorsager gift?",
        "Hvem er formand for elevrådet på Birkeskolen?",
    ],
)
def test_the_list_of_those_who_came_is_no_answer_to_another_question(
    question: str, ask_elsewhere: Ask
) -> None:
    assert ask_elsewhere(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad laver Rie Holmstrup?", "leder af Solby Fritidscenter"),
        ("Hvem er formand for Teknikudvalget?", "Poul Egelund"),
        ("Hvem er formand for Boligforeningen Lærken?", "Dorte Mølgaard"),
        ("Kom Sanne Brorholt for sent den 14. marts 2023?", "fra kl. 18"),
        ("Mødte der nogen i Keld Brusgaards sted?", "ikke noteret nogen stedfortræder"),
    ],
)
def test_people_are_told_as_the_minutes_list_or_introduce_them(
    question: str, said: str, ask_elsewhere: Ask
) -> None:
    answer = ask_elsewhere(question)
    assert not answer.abstained
    assert said in answer.text


def test_the_mayor_of_a_town_is_nobody_of_another_town_or_office(
    tmp_path: Path, embedder: Embedder
) -> None:
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    (minutes / "2023-05-04 Sundhedsklynge Lindvig.md").write_text(
        "# Referat af møde i Sundhedsklynge Lindvig den 4. maj 2023\n\n"
        "Til stede:\n\n- Ane Fuglebjerg, borgmester, Holmsø Kommune\n"
        "- Per Brink, udvalgsformand, Lindvig Kommune\n\n"
        "## 1. Velkomst\n\nReferat\n\nAlle bød velkommen.\n",
        "utf-8",
    )
    build_index(minutes, tmp_path / "index", embedder)
    assistant = Assistant(open_index(tmp_path / "index", embedder))
    ane = "Ane Fuglebjerg, borgmester, Holmsø Kommune"
    assert quotes(assistant.answer("Hvem er borgmester i Holmsø Kommune?")) == ane
    for question in ("Hvem er borgmester i Lindvig Kommune?", "Hvem er borgmester i Lindvig?"):
        told = quotes(assistant.answer(question))
        assert told not in (ane, "Per Brink, udvalgsformand, Lindvig Kommune")


def test_an_absence_is_cited_by_the_label_and_the_entry(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem havde afbud i Solby Byråd den 14. marts 2023?")
    assert [citation.quote for citation in answer.citations] == [
        "Afbud:",
        "Birgit Solvang, formand for Børneudvalget",
    ]


def test_without_a_meeting_named_every_meeting_is_told_newest_first(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem havde afbud?")
    assert re.findall(r"\d{4}", answer.text) == ["2024", "2024", "2024", "2023", "2023"]


def test_apologies_alone_do_not_tell_who_came(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem deltog i mødet i skolebestyrelsen på Birkeskolen?")
    assert answer.abstained
    assert "kun afbud" in answer.text


def test_a_day_that_no_calendar_has_is_said_to_be_none(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem deltog den 31. april 2023?")
    assert answer.abstained
    assert "findes ikke" in answer.text


def test_for_a_meeting_that_was_not_held_the_nearest_few_are_named(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad blev besluttet på mødet den 15. marts 2023?")
    assert answer.abstained
    assert "14. marts 2023" in answer.text
    assert answer.text.count("20") <= 6


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hvorfor forkastede Solby Byråd cykelstien til Nørreskoven?", "godkendt, ikke afvist"),
        ("Hvorfor blev lukningen af biblioteksbussen godkendt?", "forkastet, ikke godkendt"),
        ("Hvorfor gav byrådet 5 mio. kr. til cykelstien?", "2.400.000 kr., ikke 5 mio. kr."),
        ("Hvad sagde Birgit Solvang på mødet den 14. marts 2023?", "havde afbud"),
        ("Er det besluttet, at musikskolen flytter ind på den gamle station?", "kun et ønske"),
        ("Blev cykelstien til Nørreskoven godkendt?", "Ja."),
    ],
)
def test_what_a_question_takes_for_granted_is_put_right_in_the_first_line(
    question: str, first: str, ask_elsewhere: Ask
) -> None:
    answer = ask_elsewhere(question)
    assert first in answer.text.split("\n")[0]
    assert answer.citations


def test_a_vote_is_told_as_recorded_and_no_vote_is_said_to_be_none(ask_elsewhere: Ask) -> None:
    assert "Imod stemte Mikkel Thorsager" in ask_elsewhere("Hvem stemte imod cykelstien?").text
    none = ask_elsewhere("Hvem stemte imod budgettet på Birkeskolen?")
    assert none.abstained
    assert "ikke noteret nogen afstemning" in none.text


def test_both_parts_of_a_question_are_answered(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere(
        "Hvad besluttede byrådet om biblioteksbussen, og hvem er formand for Teknikudvalget?"
    )
    assert "forkastet" in answer.text
    assert "Poul Egelund" in answer.text


def test_only_the_part_that_the_minutes_do_not_tell_is_refused(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem er Hassan Yilmaz, og hvad er hans telefonnummer i Lærken?")
    assert answer.abstained  # private details decline the whole
    answer = ask_elsewhere("Hvem er Hassan Yilmaz, og hvilket parti er han valgt for?")
    assert "kasserer" in answer.text
    assert "fremgår ikke" in answer.text


def test_a_matter_is_followed_through_the_meetings_by_date(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad er der sket med svømmehallen?")
    assert answer.text.index("Udsat.") < answer.text.index("Indstillingen blev godkendt.")


def test_a_decision_of_several_meetings_is_told_newest_first(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad blev der besluttet om en ny svømmehal?")
    assert answer.text.index("20. juni 2023") < answer.text.index("14. marts 2023")


def test_two_counts_of_the_same_thing_are_shown_side_by_side(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvor mange maskiner er der i vaskeriet?")
    assert "siger forskelligt" in answer.text
    assert "6 maskiner" in quotes(answer)
    assert "7 maskiner" in quotes(answer)


def test_attachments_are_listed_but_their_contents_are_not_at_hand(ask_elsewhere: Ask) -> None:
    listed = ask_elsewhere("Hvilke bilag hørte til musikskolens lokaler?")
    assert "Elevtal 2018-2023" in quotes(listed)
    assert "ikke med i samlingen" in listed.text
    assert ask_elsewhere("Hvad står der i bilaget om elevtal?").abstained


def test_a_section_is_quoted_whole_and_a_place_is_named_with_its_file(ask_elsewhere: Ask) -> None:
    quoted = ask_elsewhere("Citér indstillingen om cykelstien ordret")
    assert [citation.quote for citation in quoted.citations] == [
        "Teknikudvalget indstiller, at der gives en bevilling på 2.400.000 kr. til cykelstien."
    ]
    placed = ask_elsewhere("Hvor står der noget om biblioteksbussen?")
    assert "2023-03-14 Solby Byråd.md" in placed.text


def test_a_closed_item_is_said_to_be_closed(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad blev der besluttet om salg af Havnegade 3?")
    assert answer.abstained
    assert "lukket" in answer.text


def test_what_a_closed_item_says_is_nowhere_in_the_index(elsewhere: Assistant) -> None:
    folder = elsewhere.index.folder
    kept = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    assert any(b"Salg af Havnegade 3" in data for data in kept)
    assert not any(b"7.350.000" in data for data in kept)
    assert not any("7.350.000" in m.source.text for m in elsewhere.index.meetings.values())


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("Hvem havde afbud den 14. marts 2023?", "Og den 20. juni?"), "Mikkel Thorsager"),
        (("Hvem er Hassan Yilmaz?", "Hvad sagde han om vaskeriet?"), "7 maskiner"),
        (("Hvem er Hassan Yilmaz?", "Hvem er formand for Teknikudvalget?"), "Poul Egelund"),
        (("Hvem deltog i Boligforeningen Lærken?", "hvad laver Hassan?"), "kasserer"),
    ],
)
def test_a_follow_up_keeps_what_it_leans_on_and_no_more(
    turns: tuple[str, ...], said: str, ask_elsewhere: Ask
) -> None:
    assert said in ask_elsewhere(*turns).text


def test_every_quotation_stands_in_its_source(elsewhere: Assistant, ask_elsewhere: Ask) -> None:
    for question in ("Hvem havde afbud?", "Hvad er der sket med svømmehallen?"):
        answer = ask_elsewhere(question)
        for citation in answer.citations:
            source = elsewhere.index.meetings[citation.passage.doc].source
            assert citation.quote == display_text(source, citation.span)
            assert f"[{citation.marker}]" in answer.text
