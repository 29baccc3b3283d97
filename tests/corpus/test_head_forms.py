"""The head of minutes in rarer forms: letter boxes, broken hours, associations, field lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Meeting, Source
from corpus.parse import parse_meeting
from tests.corpus.test_facts import read
from tests.corpus.test_readers_docx import NS, p, package
from tests.corpus.test_readers_docx import read as read_docx

DAY = " den 5. maj 2021"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Lysby Vandværk a.m.b.a.\nReferat af bestyrelsesmøde" + DAY, "Lysby Vandværk a.m.b.a"),
        ("Tilbage til Rådhuset\nTrafikudvalgets møde" + DAY, "Trafikudvalget"),
        ("Tilbage til Klyngerådet\nReferat af Klyngerådets møde" + DAY, "Klyngerådet"),
        ("Referat fra Vejlaugets møde" + DAY, "Vejlauget"),
        ("Grundejerforeningens ekstraordinære møde" + DAY, "Grundejerforeningen"),
        ("Havnens Drift I/S\nReferat af bestyrelsesmøde" + DAY, "Havnens Drift I/S"),
        ("Årsmøde i Foreningen Grønne Øer" + DAY, "Foreningen Grønne Øer"),
        ("Repræsentantskabsmøde i Idrætten på Klitten" + DAY, "Idrætten på Klitten"),
        ("Udskriv referat\nTrafikudvalgets møde" + DAY, "Trafikudvalget"),
        ("Foreløbig dagsorden for møde i Handicaprådet" + DAY, "Handicaprådet"),
        ("Følgegruppen for Stien – møde nr. 3\n5. maj 2021", "Følgegruppen for Stien"),
    ],
)
def test_the_body_is_told_in_rarer_words_too(head: str, body: str) -> None:
    assert read(f"Referat\n{head}" if "eferat" not in head else head).body == body


def test_a_firm_that_a_line_only_mentions_did_not_meet() -> None:
    assert (
        read("Referat af bestyrelsesmøde\nMødet blev holdt hos Bak A/S" + DAY).body == "Bestyrelse"
    )


def test_the_number_of_the_meeting_is_no_day() -> None:
    meeting = read(
        "Referat af bestyrelsesmøde nr. 7 – tirsdag den 22. september 2023 kl.\n17.00-19.00"
    )
    assert (meeting.date, meeting.start, meeting.end) == ("2023-09-22", "17:00", "19:00")
    assert any("fredag" in warning for warning in meeting.warnings)


def test_who_wrote_the_minutes_may_stand_over_their_title() -> None:
    meeting = read(
        "Dato: 5. maj 2021\nReferent: Ib Dam\nTelefon: 12 34 56 78\n\nReferat\n\n"
        "Følgegruppen for Stien\nKl. 10.00-12.00, Bækby Rådhus, lokale 4\n\nDeltagere: Bo Lind"
    )
    assert (meeting.body, meeting.start) == ("Følgegruppen for Stien", "10:00")
    assert meeting.place == "Bækby Rådhus, lokale 4"


def test_one_line_may_hold_several_fields() -> None:
    meeting = read("Referat, Vejudvalget\nDato: 5. maj 2021 Tid: 8.30-10.00 Sted: Lokale Birk")
    assert (meeting.start, meeting.end, meeting.place) == ("08:30", "10:00", "Lokale Birk")


def test_the_hour_at_which_a_mail_was_sent_is_not_that_of_the_meeting() -> None:
    head = (
        "Sendt: 12. maj 2021 21:14\nReferat af mødet i Vejudvalget tirsdag d. 11/5 kl. 19 på Zoom"
    )
    meeting = read(head)
    assert (meeting.date, meeting.start) == ("2021-05-11", "19:00")


def test_two_hyphens_stand_for_a_dash() -> None:
    meeting = read("Referat, Vejudvalget\n5. maj 2021, 9:30 -- 11:45")
    assert (meeting.start, meeting.end) == ("09:30", "11:45")


def test_the_place_is_told_without_the_sentence_around_it() -> None:
    head = "Referat, Vejudvalget" + DAY + "\nMødet blev holdt kl. 14.00 i Lokale 3, Bækby Rådhus."
    assert read(head).place == "Lokale 3, Bækby Rådhus"


def test_the_place_may_name_the_municipality() -> None:
    head = "Udvalget for Klima" + DAY + "\nMødested: Lokale 3, Ådal Rådhus, Bækby Kommune"
    assert read(head).body == "Udvalget for Klima, Bækby"


@pytest.mark.parametrize(
    ("people", "chair"),
    [("Borgmester Ib Dam", "Ib Dam"), ("Ib Dam, borgmester, og Bo Lind, regionsråd", None)],
)
def test_only_one_person_called_the_chairs_leads(people: str, chair: str | None) -> None:
    head = f"Referat, Sundhedsklynge Å{DAY}\n\nFormandskab: {people}\nDeltagere: Ea Holm, Per Vad"
    assert read(head).chair == chair


def test_the_page_header_of_a_document_may_name_the_municipality(tmp_path: Path) -> None:
    relation = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    header = {
        "word/header1.xml": f"<w:hdr {NS}>{p('Bækby Kommune')}</w:hdr>",
        "word/_rels/document.xml.rels": "<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/header" Target="header1.xml"/></Relationships>',
    }
    section = relation.replace("<w:sectPr>", f'<w:sectPr xmlns:r="{office}">')
    data = package(p("Vejudvalget, 5. maj 2021") + section, **header)
    assert read_docx(tmp_path, data).text == "Bækby Kommune\n\nVejudvalget, 5. maj 2021\n"


def markdown(text: str) -> Meeting:
    return parse_meeting(Source("a.md", "0", "text/markdown", text))


def test_what_pandoc_writes_around_text_is_not_read() -> None:
    meeting = markdown(
        "---\ntitle: Referat, projektgruppemøde\ndate: 2023-08-24\n---\n\n"
        "# Projektgruppen for Ny Skole\n\nSted\n:   Teams\n\n## 1. Status {#status .unnumbered}\n\n"
        "+----------+--------+\n| Projekt  | Beløb  |\n+==========+========+\n| Tag      | 12     |\n"
        "+----------+--------+\n\n  Fase      Forbrug\n  -------   -------\n  Skitse    380\n\n"
        "[2. Eventuelt]{.underline}\n\nIntet.\n"
    )
    assert (meeting.body, meeting.place) == ("Projektgruppen for Ny Skole", "Teams")
    assert [item.title for item in meeting.items] == ["Status", "Eventuelt"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HovedMED\n\nReferat – ordinært møde" + DAY, "HovedMED"),
        ("Referat – ordinært møde" + DAY, None),
        ("Fjordby Byråd\n\nReferat fra ekstraordinært byrådsmøde" + DAY, "Fjordby Byråd"),
        ("Byrådet\n\nReferat af byrådsmøde" + DAY, "Byrådet"),
        (
            "Kommunalt-lægeligt samarbejdsudvalg\nReferat" + DAY,
            "Kommunalt-lægeligt samarbejdsudvalg",
        ),
        (
            "Referat af fællesmøde mellem Ældrerådet og Handicaprådet" + DAY,
            "Ældrerådet og Handicaprådet",
        ),
        (
            "Boligforeningen Havblik\nReferat af organisationsbestyrelsesmøde" + DAY,
            "Boligforeningen Havblik",
        ),
    ],
)
def test_what_sort_of_meeting_it_was_is_not_whose(head: str, body: str | None) -> None:
    assert read(head).body == body


@pytest.mark.parametrize("day", ["d. 22.\njanuar 2025", "onsdag den 22.\njanuar 2025 kl. 10"])
def test_the_day_may_be_broken_where_its_line_was_full(day: str) -> None:
    meeting = read(f"Referat af møde i Patientinddragelsesudvalget {day}\nDeltagere: Bo Lind")
    assert (meeting.body, meeting.date) == ("Patientinddragelsesudvalget", "2025-01-22")
    assert [person.name for person in meeting.people] == ["Bo Lind"]


def test_the_hour_before_the_place_may_be_given_in_words() -> None:
    meeting = read("Skolebestyrelsen\nReferat\nOnsdag d. 15/1 2025 kl. 19.00 til 21.30 i caféen")
    assert (meeting.start, meeting.end, meeting.place) == ("19:00", "21:30", "caféen")


@pytest.mark.parametrize(
    "row", ["| Bo Lind | fra kl. 18 |", "Bo Lind (fra kl. 18)", "- Bo Lind, til kl. 18"]
)
def test_the_hour_when_somebody_came_is_not_that_of_the_meeting(row: str) -> None:
    head = "# Referat af møde i Vejudvalget den 5. maj 2021\n\n"
    table = "| Navn | Bemærkning |\n|---|---|\n" if row.startswith("|") else ""
    assert read(f"{head}{table}{row}\n").start is None


def test_a_meeting_of_two_days_is_held_on_the_first_and_says_so() -> None:
    meeting = read("Referat fra budgetseminar i Vejudvalget den 26.-27. august 2024")
    assert meeting.date == "2024-08-26"
    assert any("flere dage (26.–27.)" in warning for warning in meeting.warnings)
