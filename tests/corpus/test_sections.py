"""What was proposed is never mixed up with what happened."""

from __future__ import annotations

import pytest

from corpus import AgendaItem, Meeting, Source, display_text
from corpus.parse import parse_meeting
from corpus.sections.known_names import section_name

HEAD = (
    "Referat\nVejudvalget\nOnsdag den 5. maj 2021 kl. 12\n\n1. Velkomst\nFormanden bød "
    "velkommen.\n\n"
)


def read(text: str, head: str = HEAD) -> Meeting:
    return parse_meeting(Source("møde.txt", "0", "text/plain", f"{head}2. Vejplan\n{text}\n"))


def sections_of(text: str) -> list[tuple[str, str]]:
    meeting = read(text)
    return _shown(meeting, meeting.items[1])


def _shown(meeting: Meeting, item: AgendaItem) -> list[tuple[str, str]]:
    return [(s.kind, display_text(meeting.source, s.span)) for s in item.sections]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Resumé", "background"),
        ("SAGSFREMSTILLING:", "background"),
        ("Supplerende Sagsfremstilling", "background"),
        ("Økonomiske konsekvenser og finansiering", "economy"),
        ("Indstilling", "recommendation"),
        ("Forvaltningen indstiller", "recommendation"),
        ("Beslutning", "minutes"),
        ("Konklusion på drøftelsen:", "minutes"),
        ("Referat/beslutning", "minutes"),
        ("B E S L U T N I N G", "minutes"),
        ("Sagsforløb", "history"),
        ("Beslutningen træffes af", "history"),
        ("Bilag:", "attachments"),
        ("Handicapaspekter", "other"),
        ("Beslutningen er truffet i dag", None),
    ],
)
def test_a_name_stands_for_a_kind(name: str, kind: str | None) -> None:
    assert section_name(name) == kind


def test_sections_come_in_any_order() -> None:
    first = (
        "Beslutning\nGodkendt.\n\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
        "Resume\nPlanen er ny."
    )
    last = (
        "Resume\nPlanen er ny.\n\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
        "Beslutning\nGodkendt."
    )
    assert sorted(sections_of(first)) == sorted(sections_of(last))


def test_a_name_may_stand_on_the_line_of_its_text() -> None:
    assert sections_of("Sagsfremstilling: Planen er ny.\nIndstilling: At den godkendes.\n"
    "Beslutning: Godkendt.") == [
        ("background", "Planen er ny."),
        ("recommendation", "At den godkendes."),
        ("minutes", "Godkendt."),
    ]  # fmt: skip


def test_who_was_away_is_not_part_of_the_decision() -> None:
    text = (
        "Beslutning\nGodkendt.\n\nIb Dam deltog ikke i sagens behandling på grund af "
        "inhabilitet.\n\n"
        "Der følges op i juni.\n\nFølgende deltog ikke i behandlingen af punktet:\nBo Lind (V)"
    )
    assert sections_of(text) == [
        ("minutes", "Godkendt."),
        ("other", "Ib Dam deltog ikke i sagens behandling på grund af inhabilitet."),
        ("minutes", "Der følges op i juni."),
        ("other", "Følgende deltog ikke i behandlingen af punktet:\nBo Lind (V)"),
    ]


def test_a_decision_in_the_same_paragraph_as_an_absence_stays_one() -> None:
    text = "Beslutning\nGodkendt. Ib Dam erklærede sig inhabil og deltog ikke i behandlingen."
    assert [kind for kind, _ in sections_of(text)] == ["minutes"]
    assert read(text).items[1].outcome == "approved"


def test_a_body_and_a_day_alone_head_what_was_decided() -> None:
    text = (
        "Indstilling\nAt planen godkendes.\n\nØkonomiudvalget den 28. april 2021\nAnbefales.\n\n"
        "Vejudvalget den 5. maj 2021\nTiltrådt."
    )
    assert sections_of(text) == [
        ("recommendation", "At planen godkendes."),
        ("history", "Økonomiudvalget den 28. april 2021 Anbefales."),
        ("minutes", "Tiltrådt."),
    ]


def test_an_enclosure_on_its_own_line_is_no_part_of_the_minutes() -> None:
    text = "Referat\nPlanen blev drøftet, jf. bilag 1.\nBilag 1: Vejplan\nDer følges op i maj."
    assert sections_of(text) == [
        ("minutes", "Planen blev drøftet, jf. bilag 1."),
        ("attachments", "Bilag 1: Vejplan"),
        ("minutes", "Der følges op i maj."),
    ]


@pytest.mark.parametrize("line", ["Referent Ea Friis", "Som dirigent: Ib Dam", "Referent: Ea"])
def test_who_signs_at_the_end_is_no_part_of_the_minutes(line: str) -> None:
    assert sections_of(f"Beslutning\nGodkendt.\n\n{line}") == [
        ("minutes", "Godkendt."),
        ("other", line),
    ]


def test_case_numbers_are_in_no_section() -> None:
    text = (
        "Sagsnr.: 2021-28504\nDok.nr.: 2021-2034\nEMN-2021-003383\n"
        "Økonomiudvalget den 30. april 2021 Punkt 5\n\nSammendrag\nPlanen er ny.\n\n"
        "Beslutning\nGodkendt.\n\n"
        "Sagsnr. 21/838\n\n3. Eventuelt\nIntet."
    )
    assert sections_of(text) == [("background", "Planen er ny."), ("minutes", "Godkendt.")]


@pytest.mark.parametrize(
    "line",
    [
        "Til toppen",
        "Tilbage til toppen",
        "Sidst opdateret den 7. maj 2021",
        "Brevid: 4246445",
        "Udvalget for Natur Brevid: 4246445",
        "Sagsnr.: 330-2018-3619          Dok.nr.: 330-2018-500301                       Åbent",
    ],
)
def test_what_a_page_or_an_archive_says_of_a_case_is_in_no_section(line: str) -> None:
    text = f"{line}\n\nSammendrag\nPlanen er ny.\n\nBeslutning\nGodkendt.\n\n{line}"
    assert sections_of(text) == [("background", "Planen er ny."), ("minutes", "Godkendt.")]


@pytest.mark.parametrize("word", ["Konklusion", "Opfølgning", "Forslag:", "Oplæg"])
def test_some_names_only_divide_the_minutes(word: str) -> None:
    kinds = [
        kind
        for kind, _ in sections_of(f"Referat\nPlanen blev drøftet.\n\n{word}\nDer ses på stierne.")
    ]
    assert set(kinds) == {"minutes"}


def test_without_headings_the_report_starts_where_the_past_tense_does() -> None:
    text = (
        "Der lægges op til en drøftelse af stierne.\n\nPlanen blev gennemgået. Der var ros til den."
    )
    assert sections_of(text) == [
        ("background", "Der lægges op til en drøftelse af stierne."),
        ("minutes", "Planen blev gennemgået. Der var ros til den."),
    ]


AGENDA = (
    "Dagsorden\nVejudvalget\n05-05-2021 12:00\n\n1. Godkendelse af dagsorden\nIndstilling\n"
    "Det indstilles, at dagsordenen godkendes.\n\nBeslutning\n\n"
)


def test_a_proposal_in_an_agenda_is_no_decision() -> None:
    text = (
        "Sagsfremstilling\nPlanen blev godkendt af Økonomiudvalget i april.\n\nIndstilling\n"
        "At planen godkendes.\n\nBeslutning\n"
    )
    meeting = read(text, AGENDA)
    assert meeting.kind == "agenda"
    assert [item.outcome for item in meeting.items] == ["none", "none"]
    assert not any(s.kind == "minutes" for item in meeting.items for s in item.sections)


def test_an_earlier_decision_does_not_make_an_agenda_minutes() -> None:
    text = (
        "Indstilling\nAt planen godkendes.\n\nØkonomiudvalgets beslutning den 28. april "
        "2021:\nGodkendt.\n"
    )
    meeting = read(text, AGENDA)
    assert meeting.kind == "agenda"
    history = "Økonomiudvalgets beslutning den 28. april 2021:\nGodkendt."
    assert ("history", history) in _shown(meeting, meeting.items[1])


def test_a_decision_that_ends_with_a_day_is_no_heading() -> None:
    decided = "Turen går til Ribe den 14. september 2021"
    assert sections_of(f"Beslutning: {decided}") == [("minutes", decided)]


def test_what_a_meeting_without_formulas_was_told_is_minutes_when_it_says_who_came() -> None:
    told = "1. Runde\nKlasserne ønsker flere bolde.\n\n2. Eventuelt\nDer mangler sæbe.\n"
    for line, kind in (("Til stede: Ib Dam, Bo Lind", "minutes"), ("Deltagere: Ib Dam", "agenda")):
        head = f"Elevrådsmøde den 5. maj 2021\n\n{line}\n\n"
        assert parse_meeting(Source("møde.txt", "0", "text/plain", head + told)).kind == kind


@pytest.mark.parametrize(
    "case",
    [
        "Planen blev vedtaget i byrådet i 2019. Der blev holdt borgermøde i marts.",
        "Sagsfremstilling\nPlanen blev vedtaget i byrådet.\nIndstilling\nAt planen godkendes.",
    ],
)
def test_what_an_agenda_tells_of_a_case_happened_before(case: str) -> None:
    text = (
        "Dagsorden\nVejudvalget\n5. maj 2021 kl. 12\n\n1. Godkendelse af dagsorden\n\n2. Vejplan\n"
        f"{case}\n\n3. Eventuelt\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert meeting.kind == "agenda"
    assert {item.outcome for item in meeting.items} == {"none"}


def test_closed_items_do_not_make_an_agenda_of_minutes() -> None:
    closed = "".join(f"{n}. Lukket punkt\n\n" for n in range(2, 7))
    text = f"Vejudvalget\n5. maj 2021 kl. 12\n\n1. Velkomst\nGodkendt.\n\n{closed}"
    assert parse_meeting(Source("møde.txt", "0", "text/plain", text)).kind == "minutes"


def test_sentences_without_full_stops_are_minutes_when_it_says_who_came() -> None:
    text = (
        "Vejudvalget\n5. maj 2021\nTil stede: Ib Dam, Bo Lind\n\n1. Velkomst\nFormanden byder "
        "velkommen\n\n2. Veje\nVejene er slidte og skal lappes\n\n3. Stier\nStierne er gode nok\n"
    )
    assert parse_meeting(Source("møde.txt", "0", "text/plain", text)).kind == "minutes"


def test_a_table_may_be_the_agenda() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n| Nr. | Emne | Referat | Ansvarlig |\n"
        "| --- | --- | --- | --- |\n| 1 | Vejplan | Planen blev godkendt. | Bo |\n| 2 | Stier "
        "| Udsat. | |\n"
    )
    meeting = parse_meeting(Source("møde.html", "0", "text/html", text))
    assert [(item.title, item.outcome) for item in meeting.items] == [
        ("Vejplan", "approved"),
        ("Stier", "postponed"),
    ]
    assert _shown(meeting, meeting.items[0]) == [
        ("minutes", "Planen blev godkendt."),
        ("other", "Bo"),
    ]


def test_a_ruled_table_of_a_pdf_may_be_the_agenda() -> None:
    text = (
        "Referat af møde i Vejudvalget den 5. maj 2021\n\nPunkt\tIndhold\tBeslutning\n1. "
        "Vejplan\tNy plan.\tGodkendt.\n2. Stier\t\tUdsat.\n"
    )
    meeting = parse_meeting(Source("møde.pdf", "0", "application/pdf", text, (0,)))
    assert [(item.label, item.title, item.outcome) for item in meeting.items] == [
        ("1", "Vejplan", "approved"),
        ("2", "Stier", "postponed"),
    ]


def test_a_table_of_figures_stays_whole() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n## 1. Trafik\n\n| Vej | Biler |\n| "
        "--- | --- |\n"
        "| Algade | 1.200 |\n\nTallene blev drøftet.\n\n## 2. Eventuelt\n\nIntet.\n"
    )
    meeting = parse_meeting(Source("møde.html", "0", "text/html", text))
    assert _shown(meeting, meeting.items[0]) == [
        ("minutes", "| Vej | Biler |\n| Algade | 1.200 |\nTallene blev drøftet.")
    ]


@pytest.mark.parametrize(
    "decision",
    [
        "Vejudvalget godkendte planen, dog med en ændring.",
        "Godkendt.",
        "Udvalget havde ingen bemærkninger til\nplanen.",
    ],
)
def test_a_decision_below_a_proposal_needs_no_heading(decision: str) -> None:
    text = f"Indstilling: At planen godkendes.\nPlanen er ny.\n{decision}\n"
    kind, shown = sections_of(text)[-1]
    assert (kind, shown) == ("minutes", decision.replace("\n", " "))


@pytest.mark.parametrize(
    "line",
    [
        "Planen godkendes.",
        "Udvalget godkender planen.",
        "Udvalget godkendte planen den 3. maj 2019.",
        "Økonomiudvalget godkendte planen.",
        "- godkendt af ejeren",
        "Planen forventes godkendt.",
    ],
)
def test_what_is_proposed_or_was_decided_before_stays_in_the_proposal(line: str) -> None:
    text = f"Indstilling: Udvalget tager stilling.\n{line}\n"
    assert [kind for kind, _ in sections_of(text)] == ["recommendation"]


def test_when_the_minutes_were_approved_is_no_outcome_of_their_last_item() -> None:
    item = read("Bo Lind fortalte om vejen.\n\nGodkendt den 7. juni 2021").items[1]
    assert [section.kind for section in item.sections] == ["minutes", "other"]
    assert item.outcome == "none"
    item = read("Beslutning\n\nGodkendt den 5. maj 2021").items[1]
    assert item.outcome == "approved"


def test_the_case_is_described_after_the_decision() -> None:
    text = (
        "Indstilling\nDet indstilles, at planen godkendes.\n\nBeslutning\nGodkendt.\n\n"
        "Beskrivelse af sagen\nPlanen er ny."
    )
    assert [kind for kind, _ in sections_of(text)] == ["recommendation", "minutes", "background"]
