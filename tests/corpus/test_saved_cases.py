"""Items as pages of council sites and copied lists leave them."""

from __future__ import annotations

from corpus import Meeting, Source
from corpus.parse import parse_meeting

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n"


def read(text: str) -> Meeting:
    return parse_meeting(Source("side.txt", "0", "text/plain", text))


def items(meeting: Meeting) -> list[tuple[str | None, str, str]]:
    return [(item.label, item.title, item.outcome) for item in meeting.items]


def test_a_case_saved_alone_may_have_no_number() -> None:
    meeting = read(
        "Mødedato: 05.05.2021, kl. 16:30\nMødested: Rådhuset\n\nPlan for cykelstier ved skoler\n\n"
        "Indstilling\nAt planen godkendes.\n\nProblemstilling\nDer mangler stier.\n\n"
        "Vejudvalgets beslutning i mødet den 5. maj 2021\nGodkendt.\n"
    )
    assert items(meeting) == [(None, "Plan for cykelstier ved skoler", "approved")]
    assert (meeting.body, meeting.date, meeting.kind) == ("Vejudvalget", "2021-05-05", "minutes")


def test_a_case_saved_alone_may_have_body_and_day_below_its_title() -> None:
    meeting = read(
        "Punkt 7: Boliger ved Åvej\n\nByrådet\n\n25. marts 2025 kl. 17.00\n\n"
        "Resumé\nByrådet skal tage stilling.\n\nBeslutning\nGodkendt.\n"
    )
    assert items(meeting) == [("7", "Boliger ved Åvej", "approved")]
    assert (meeting.body, meeting.date, meeting.start) == ("Byrådet", "2025-03-25", "17:00")


def test_who_was_away_may_stand_between_the_number_and_the_decision() -> None:
    meeting = read(
        "2. Godkendelse af dagsorden\n\nMødet sluttede kl. 21.33\n\nFraværende med afbud:\n"
        "Bo Lind\n\nBeslutning\nDagsordenen blev godkendt.\n"
    )
    assert items(meeting) == [("2", "Godkendelse af dagsorden", "approved")]
    assert meeting.body is None


def test_several_cases_whose_titles_went_lost_are_not_one() -> None:
    case = "Sagsfremstilling\nPlanen er ny.\n\nBeslutning\nGodkendt.\n\n"
    assert read(f"{HEAD}Lokale 4\n\n{case}{case}").items == ()


def test_the_title_may_stand_over_the_number() -> None:
    meeting = read(
        f"{HEAD}Fraværende\n\nIb Dam\n\nSpørgetid\nSag nr. 129\n\nBeslutning\n"
        "Taget til efterretning.\n\nTillæg til lokalplan 145\nSag nr. 130\n\nSagens kerne\n"
        "Tillægget er nyt.\n\nBeslutning\nGodkendt.\n"
    )
    assert items(meeting) == [
        ("129", "Spørgetid", "noted"),
        ("130", "Tillæg til lokalplan 145", "approved"),
    ]
    first = meeting.items[0]
    assert "Tillæg" not in meeting.source.slice(first.span)


def test_a_title_that_is_repeated_is_read_once() -> None:
    meeting = read(
        f"{HEAD}1. Ny vej\nNy vej\nIndstilling\nAt vejen bygges.\nBeslutning\nGodkendt.\n\n"
        "2. Stier\nStier\nBeslutning\nUdsat.\n"
    )
    assert items(meeting) == [("1", "Ny vej", "approved"), ("2", "Stier", "postponed")]
    assert [section.kind for section in meeting.items[1].sections] == ["minutes"]


def test_number_and_title_may_have_grown_together() -> None:
    meeting = read(
        f"{HEAD}80Godkendelse af dagsorden\nBeslutning\nGodkendt.\n81Evaluering af året\n"
        "Beslutning\nDrøftet.\n"
    )
    assert items(meeting) == [
        ("80", "Godkendelse af dagsorden", "approved"),
        ("81", "Evaluering af året", "discussed"),
    ]


def test_items_that_are_all_number_one_have_no_label() -> None:
    meeting = read(
        f"{HEAD}1. Godkendelse af dagsorden\nGodkendt.\n\n1. Nyt fra formanden\nFormanden "
        "orienterede.\n\n1. Høring\nPunkt 4 flyttes.\n\n1. Eventuelt\nIntet.\n"
    )
    assert items(meeting) == [
        (None, "Godkendelse af dagsorden", "approved"),
        (None, "Nyt fra formanden", "none"),
        (None, "Høring", "none"),
        (None, "Eventuelt", "empty"),
    ]


def test_decisions_beside_the_titles_are_the_texts_of_the_items() -> None:
    meeting = read(
        f"{HEAD}1. Dagsorden – godkendt\n2. Budgetopfølgning pr. 31. juli – godkendt\n"
        "3. Ny kran – udsat til næste møde\n4. Eventuelt – intet\n"
    )
    assert items(meeting) == [
        ("1", "Dagsorden", "approved"),
        ("2", "Budgetopfølgning pr. 31. juli", "approved"),
        ("3", "Ny kran", "postponed"),
        ("4", "Eventuelt", "empty"),
    ]
    assert all([s.kind for s in item.sections] == ["minutes"] for item in meeting.items)


def test_a_sentence_of_an_inner_list_continues_no_agenda() -> None:
    meeting = read(
        f"{HEAD}1. Dagsorden\n\nBeslutning\nGodkendt.\n\n2. Støj\n\nIndstilling\nDet indstilles, at "
        "der stilles krav:\n\n  1. Arbejdet aftales.\n  2. Bygherre måler støjen.\n"
        "  3. Bygherre sender rapporter.\n\nBeslutning\nGodkendt.\n"
    )
    assert items(meeting) == [("1", "Dagsorden", "approved"), ("2", "Støj", "approved")]


def test_the_titles_of_a_listed_agenda_are_those_of_its_answers() -> None:
    meeting = read(
        f"{HEAD}Dagsorden:\n1) Vagtværn\n2) Vedtægter\n3) Evt.\n\nAd. 1\nDer er kommet tilbud. "
        "De er for dyre.\n\nAd. 2\nVedtægterne blev gennemgået.\n\nAd. 3\nLegepladsen blev "
        "drøftet.\n"
    )
    assert [title for _, title, _ in items(meeting)] == ["Vagtværn", "Vedtægter", "Evt."]


def test_the_title_of_the_only_item_may_begin_with_a_small_letter() -> None:
    text = "1 - den nye bro\n\nIndstilling\nBroen godkendes.\n\nReferat\nGodkendt.\n"
    assert items(read(HEAD + text)) == [("1", "den nye bro", "approved")]
