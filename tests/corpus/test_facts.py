"""What stands at the head of minutes."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source, date_words
from corpus.parse import parse_meeting

ITEMS = "\n\n1. Velkomst\nFormanden bød velkommen.\n\n2. Eventuelt\nIntet.\n"


def read(head: str, path: str = "møde.txt", media_type: str = "text/plain") -> Meeting:
    return parse_meeting(Source(path, "0", media_type, head + ITEMS))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("REFERAT Havnsø Byråd d. 27-08-2025", "Havnsø Byråd"),
        ("Referat\nUdvalget for plan, natur og havne (PNH)\n5. maj "
        "2021", "Udvalget for plan, natur og havne (PNH)"),
        ("Referat\nSundheds- og Ældreudvalget\ntirsdag den 4. maj 2021, kl. "
        "13:00", "Sundheds- og Ældreudvalget"),
        ("BESLUTNINGSPROTOKOL\nfra Ordinært møde torsdag den 6. maj 2021\n"
        "Borgerrepræsentationen", "Borgerrepræsentationen"),
        ("Referat\ntil\nmødet i Patientforum\nden 5. maj 2021 kl. 13:00", "Patientforum"),
        ("Møde i Udvalget for nære tilbud\nonsdag den 5. maj 2021 kl. "
        "08:00", "Udvalget for nære tilbud"),
        ("Samordningsudvalget - Referat - 5. maj 2021", "Samordningsudvalget"),
        ("Dagsorden\nRegionsrådet 05-05-2021 13:00", "Regionsrådet"),
        ("UDVALG\nForretningsudvalget\nMØDETIDSPUNKT\n05-05-2021 13:00", "Forretningsudvalget"),
        ("D A G S O R D E N   2 0 2 1\nKKR NORDKYSTEN\nDato:\nSted:\n5. maj 2021\nHotel "
        "Klit", "KKR Nordkysten"),
        ("Referat af bestyrelsesmøde i Roklubben Vigen den 5. maj 2021", "Roklubben Vigen"),
        ("Fjordnet styregruppemøde 05.05.2021", "Fjordnet styregruppe"),
        ("Referat : Fælles Sensornet Projektmøde nr. 4 5. maj 2021", "Fælles Sensornet"),
        ("Skolebestyrelsesmøde den 5. maj kl.18.30-21.00 - Personalerummet", "Skolebestyrelse"),
        ("Referat fra møde nr. 6 i Sankt Ols Menighedsråd, den 5. maj "
        "2021", "Sankt Ols Menighedsråd"),
        ("Referat politisk møde Sundhedsklynge Øst 10. maj", "Sundhedsklynge Øst"),
        ("Skolebestyrelsesmøde på Fjordskolen\nOnsdag den 5. maj "
        "2021", "Skolebestyrelse på Fjordskolen"),
        ("Styregruppemøde – Digital pleje i Nord-Ålum\n5. maj "
        "2021", "Styregruppe Digital pleje i Nord-Ålum"),
        ("BÅDELAUGET TERNEN\nReferat af ordinær generalforsamling den 5. maj "
        "2021", "Bådelauget Ternen"),
        ("Den Politiske klynge Øst, fredag den 7. maj 2021", "Politisk Klynge Øst"),
        ("GENERALFORSAMLING 2021\nGrundejerforeningen Eng\n5. maj 2021", "Grundejerforeningen Eng"),
        (
            "Ejerforeningen Solhøj Park, Etape 2 - Referat af generalforsamling d. 5. maj 2021",
            "Ejerforeningen Solhøj Park",
        ),
        ("Styregruppemøde i projekt Digital pleje\n5. maj "
        "2021", "Styregruppe for projekt Digital pleje"),
        ("Konklusionsreferat – Fagligt Forum for Gigt\n5. maj 2021", "Fagligt Forum for Gigt"),
        ("Referat fra SU-møde i Samordningsudvalget\n5. maj 2021", "Samordningsudvalget"),
        ("Referat af mødet i HMU den 5. maj 2021", "HMU"),
        ("Referat af LMU-møde den 5. maj 2021", "LMU"),
        ("Møde i Integrationsrådet, onsdag den 5. maj 2021 kl. 17", "Integrationsrådet"),
        ("Referat fra Seniorrådets møde den 5. maj 2021", "Seniorrådet"),
        ("Referat af møde i styregruppen for Havnehuset\n5. maj 2021", "styregruppen for Havnehuset"),
        ("Udvalget for Leg og Vand: Referat 5. maj 2021", "Udvalget for Leg og Vand"),
        ("Beboerdemokratisk møde i Egebo Nord den 5. maj 2021", "Egebo Nord"),
        ("BØRNE- OG UNGEUDVALGET\nReferat den 5. maj 2021", "Børne- og Ungeudvalget"),
        ("Punkter behandlet på møde i Vejudvalget\n5. maj 2021", "Vejudvalget"),
        ("Styregruppen for Ny Skole i Tranby, møde nr. 12\n5. maj "
        "2021", "Styregruppen for Ny Skole i Tranby"),
        ("Generalforsamling 2021 i Bækby Roklub\n5. maj 2021", "Bækby Roklub"),
        ("Referat fra møde i Sundhedsklynge Horns Å, politisk niveau\n5. maj "
        "2021", "Sundhedsklynge Horns Å"),
        ("Sundhedsklynge Nordre Fjord den 5. maj 2021", "Sundhedsklynge Nordre Fjord"),
        ("Sundhedsklynge Midt Politisk niveau\n5. maj 2021", "Sundhedsklynge Midt"),
        ("Fællesmøde for Sundhedsklynge Øst og Sundhedsklynge Vig\n5. maj "
        "2021", "Fællesmøde for Sundhedsklynge Øst og Sundhedsklynge Vig"),
        ("Referat\nCenter-MED, Center for Børn og Leg\n5. maj "
        "2021", "Center-MED, Center for Børn og Leg"),
        ("Psykiatrirådet, Region Fjordkysten\n5. maj 2021", "Psykiatrirådet, Region Fjordkysten"),
        ("Se alle dagsordener og referater fra dette mødeforum\n\nReferat\ntil\nmødet i "
        "Patientforum\nden 5. maj 2021", "Patientforum"),
        ("Dagsordener og referater fra midlertidigt udvalg vedrørende leg\nden 5. maj "
        "2021", "midlertidigt udvalg vedrørende leg"),
        ("Rådet for handicap og udsatheds møde den 5. maj 2021", "Rådet for handicap og udsathed"),
        ("Referat\nVejudvalget's møde\n5. maj 2021", "Vejudvalget"),
        ("Referat af møde i Havnsø Byråd GODKENDT\n5. maj 2021", "Havnsø Byråd"),
        ("Referat af ekstraordinært Skolebestyrelsesmøde\n5. maj 2021", "Skolebestyrelse"),
        ("Miljø-, Plan- og Vejudvalget – Referat – 5. maj 2021", "Miljø-, Plan- og Vejudvalget"),
        ("Forretningsudvalg - mødesager\n5. maj 2021", "Forretningsudvalg"),
        ("UdvalgÆldreråd\nMødestedRådssalen\n5. maj 2021", "Ældreråd"),
    ],
)  # fmt: skip
def test_the_body_is_found_in_every_form(head: str, body: str) -> None:
    assert read(head).body == body


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Referat af møde i Vejudvalget den 5. maj 2021\nSted: Rådhuset, "
        "lokale 3", "Rådhuset, lokale 3"),
        ("Vejudvalget\ntirsdag den 4. maj 2021, kl. 13:00\ni Mødecenter C, "
        "Lokale 32", "Mødecenter C, Lokale 32"),
        ("Vejudvalget den 5. maj 2021, kl. 18:30 i sognegården", "sognegården"),
        ("Skolebestyrelsesmøde den 5. maj 2021 kl.18.30-21.00 - "
        "Personalerummet", "Personalerummet"),
        ("Vejudvalget\nMøde den 5. maj 2021 kl. 12\nByrådssalen, Bækby "
        "Rådhus", "Byrådssalen, Bækby Rådhus"),
        ("Vejudvalget 5. maj 2021 kl. 12\nVirtuelt møde via Teams", "Virtuelt møde via Teams"),
        ("Mødedato\n05-05-2021 kl. 14:00\n\nMødested\nRegionshuset, "
        "mødelokale 6", "Regionshuset, mødelokale 6"),
        ("Dato:\nSted:\n5. maj 2021\nHotel Klit", "Hotel Klit"),
        ("Vejudvalget\nDato: 5. maj 2021      Tid: 12-14      Sted: Kilden, sal 2", "Kilden, sal 2"),
        ("Vejudvalget\nMøde den 5. maj 2021, kl. 12-14, Microsoft Teams", "Microsoft Teams"),
        ("Rådgivende forum\nTorsdag den 5. maj 2021, 16-18, Konferencerum 2", "Konferencerum 2"),
        ("Vejudvalget den 5. maj 2021 kl. 9-11 (online)", "online"),
        ("Vejudvalget den 5. maj 2021 kl. 9.00-11.00, lærerværelset", "lærerværelset"),
        ("Vejudvalget den 5. maj 2021 kl. 9. Mødet holdes på Aktivitetscentret.", "Aktivitetscentret"),
        ("Vejudvalget den 5. maj 2021\nLokation: Rådhuset, lokale 4", "Rådhuset, lokale 4"),
        ("Vejudvalget den 5. maj 2021", None),
    ],
)  # fmt: skip
def test_the_place_is_found_in_every_form(head: str, place: str | None) -> None:
    assert read(head).place == place


@pytest.mark.parametrize(
    ("head", "hours"),
    [
        ("Vejudvalget\nfredag den 7. maj 2021 kl. 12.30 – 14.30", ("12:30", "14:30")),
        ("Vejudvalget\n05-12-2017 17:00:00", ("17:00", None)),
        ("STED\nMødelokale C\nSTARTTIDSPUNKT\n06-11-2018 07:30:00\nSLUTTIDSPUNKT\n06-11-2018 "
        "10:50:00", ("07:30", "10:50")),
        ("Vejudvalget\n06-10-2016 13:00\n06-10-2016 15:00", ("13:00", "15:00")),
        ("Vejudvalget\nTid: 06.07.26 kl. 13 - 13.30 (indkaldt til 14.30)", ("13:00", "13:30")),
        ("Vejudvalget\nDato: 5. maj 2021\nStarttidspunkt: Kl. 8:30\nSluttidspunkt for møde: "
        "10:05", ("08:30", "10:05")),
        ("Vejudvalget den 5. maj 2021 kl. 9\nMødet hævet: | Kl. 10.05", ("09:00", "10:05")),
        ("| Mødedato | 05-05-2021 15:00 |\n| Mødet slut | 18:10 |", ("15:00", "18:10")),
        ("Mødedato: 5. maj 2021\nStart kl. 19.00            Slut kl. 21.25", ("19:00", "21:25")),
        ("Vejudvalget den 5. maj 2021\nMødet begyndte kl. 9.30 og sluttede kl. 12.10.",
        ("09:30", "12:10")),
        ("Vejudvalget\nTorsdag den 6. maj 2021, 16-18, Konferencerum 2", ("16:00", "18:00")),
        ("Vejudvalget den 5. maj 2021 fra kl. 17.30 til ca. kl. 20", ("17:30", "20:00")),
        ("Vejudvalget den 5. maj 2021\nDeltagere: Ib Dam (fra kl. 14)", (None, None)),
    ],
)  # fmt: skip
def test_start_and_end_are_found(head: str, hours: tuple[str | None, str | None]) -> None:
    meeting = read(head)
    assert (meeting.start, meeting.end) == hours


def test_the_end_may_stand_at_the_end() -> None:
    text = "Vejudvalget den 5. maj 2021 kl. 12" + ITEMS + "\nMødet blev hævet kl. 15.35.\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert (meeting.start, meeting.end) == ("12:00", "15:35")
    assert meeting.items[-1].outcome == "empty"


def test_a_month_alone_is_a_date_without_a_day() -> None:
    meeting = read("Referat af møde i Beboerforeningen November 2024")
    assert meeting.date == "2024-11"
    assert date_words("2024-11") == "november 2024"
    assert meeting.warnings == ("Kun måned og år (november 2024) står i filen, ikke dagen.",)


def test_a_year_is_inferred_from_the_weekday_and_said_to_be() -> None:
    head = "Vejudvalget\nOnsdag d. 24. maj 16:00-18:00\nPlanen gælder 2022 og 2023."
    meeting = read(head)
    assert meeting.date == "2023-05-24"
    assert meeting.date_evidence == "inferred: onsdag den 24.5. passer af årene i teksten på 2023"


def test_a_date_may_stand_in_the_file_name_alone() -> None:
    meeting = read("Referat af møde i Vejudvalget", path="2021/2021-05-05 Vejudvalget.txt")
    assert (meeting.date, meeting.date_evidence) == (
        "2021-05-05",
        "inferred: filnavnet (2021-05-05)",
    )


@pytest.mark.parametrize("name", ["2021_05_05_vej.txt", "Referat 5 maj 2021.txt", "vej 5.5.21.txt"])
def test_a_date_in_a_file_name_has_many_forms(name: str) -> None:
    assert read("Referat af møde i Vejudvalget", path=name).date == "2021-05-05"


def test_a_case_printed_alone_has_body_and_day_from_its_decision() -> None:
    text = (
        "3. Vejplan\n\nSagsfremstilling\nPlanen er klar.\n\nVej- og Parkudvalgets beslutning den "
        "05.05.2021 Punkt 3\nGodkendt.\n"
    )
    meeting = parse_meeting(Source("punkt.pdf", "0", "application/pdf", text))
    assert (meeting.kind, meeting.body, meeting.date) == (
        "minutes",
        "Vej- og Parkudvalget",
        "2021-05-05",
    )
    assert meeting.date_evidence == "inferred: overskriften over beslutningen"
    assert [item.outcome for item in meeting.items] == ["approved"]


def test_minutes_without_items_are_pointed_out() -> None:
    source = Source("møde.txt", "0", "text/plain", "Referat af møde i Vejudvalget den 5. maj 2021")
    assert parse_meeting(source).warnings == ("Der er ikke fundet nogen dagsordenspunkter.",)


def test_a_title_may_begin_above_its_line() -> None:
    head = "Bækby Kommune\nReferat\ntil\nmødet i Vejudvalget\nden 5. maj 2021"
    assert read(head).title == "Referat til mødet i Vejudvalget"


def test_the_file_name_may_name_the_body_more_fully() -> None:
    head = "Referat fra menighedsrådsmødet den 13. marts 2024"
    assert read(head, path="2024-03-13 Hvidsted Menighedsråd.txt").body == "Hvidsted Menighedsråd"


def test_what_contradicts_the_date_is_pointed_out() -> None:
    meeting = read("Vejudvalget\ntorsdag den 9. september 2009", path="20090910_vej.txt")
    assert meeting.date == "2009-09-09"
    assert meeting.warnings == (
        "Der står torsdag, men 2009-09-09 er en onsdag.",
        "Filnavnet siger 2009-09-10, men i teksten står 2009-09-09.",
    )


@pytest.mark.parametrize(
    "head",
    [
        "Vejudvalget den 5. maj 2021\n**MØDET BLEV AFLYST**",
        "AFLYST: Møde i Vejudvalget den 5. maj 2021",
        "Møde i Vejudvalget den 5. maj 2021 - aflyst",
        "Vejudvalget den 5. maj 2021\nMødet er desværre aflyst på grund af sygdom.",
        "Vejudvalget den 5. maj 2021\nMødet blev ikke afholdt.",
    ],
)
def test_a_cancelled_meeting_is_pointed_out_and_decided_nothing(head: str) -> None:
    agenda = "1. Velkomst\n\n2. Budget\nDet indstilles, at budgettet godkendes.\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", f"{head}\n\n{agenda}"))
    assert (meeting.kind, meeting.body, meeting.date) == ("agenda", "Vejudvalget", "2021-05-05")
    assert "Mødet blev aflyst." in meeting.warnings
    assert {item.outcome for item in meeting.items} == {"none"}


@pytest.mark.parametrize("text", ["Kære alle\n\nTak for i dag.", "# Opskrift\n\nTo æg og mel."])
def test_a_text_that_is_no_minutes_is_called_so(text: str) -> None:
    meeting = parse_meeting(Source("a.txt", "0", "text/plain", text))
    assert meeting.kind == "other"
    assert meeting.items == ()
    assert meeting.warnings[0].startswith("Filen ligner ikke et referat")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Bækby Kommune, den 12. maj 2021\n\nReferat af møde i Vejudvalget onsdag den 5. maj 2021", "2021-05-05"),
        ("Referat\nVejudvalget\nGodkendt på mødet den 2. juni 2021\nMøde afholdt den 5. maj 2021", "2021-05-05"),
        ("Referat af møde i Vejudvalget\nDer henvises til mødet den 3. april 2021.", None),
        ("Godkendt referat af møde i Vejudvalget den 5. maj 2021", "2021-05-05"),
        ("Referat\nVejudvalget, den 5. maj 2021", "2021-05-05"),
    ],
)  # fmt: skip
def test_the_day_of_the_meeting_is_not_that_of_a_letter_or_an_approval(
    head: str, date: str | None
) -> None:
    assert read(head).date == date


def test_two_days_that_are_both_called_that_of_the_meeting_are_noticed() -> None:
    meeting = read("Referat af møde i Vejudvalget den 5. maj 2021\nMøde afholdt den 12. maj 2021")
    assert meeting.date == "2021-05-05"
    assert any("2021-05-12" in warning for warning in meeting.warnings)


def test_a_cluster_is_political_unless_it_is_called_something_else() -> None:
    assert (
        read("Referat af møde i den faglige klynge Øst den 5. maj 2021").body == "Faglig Klynge Øst"
    )


@pytest.mark.parametrize(
    ("told", "placed"),
    [("Mødet afholdes online.", True), ("Kurset i førstehjælp afholdes online i juni.", False)],
)
def test_where_something_else_is_held_is_not_the_place(told: str, placed: bool) -> None:
    meeting = read(f"Referat af møde i Vejudvalget den 5. maj 2021\n{told}")
    assert (meeting.place is not None) is placed


def test_when_a_page_was_updated_is_not_when_the_meeting_was() -> None:
    meeting = read(
        "Opdateret: 11. januar 2015\nReferat\nVigens Seniorråd\nFredag den 9. januar 2015"
    )
    assert (meeting.date, meeting.body) == ("2015-01-09", "Vigens Seniorråd")


def test_the_decisions_name_body_and_day_where_the_head_does_not() -> None:
    text = "You are here\nReferat\nSted: Lokale 2\n\n" + "".join(
        f"Pkt. {n}\n{title}\nKulturudvalget, 03-04-2019, pkt. {n}\nGodkendt.\n\n"
        for n, title in ((42, "Dagsorden"), (43, "Strategi"))
    )
    meeting = parse_meeting(Source("side.txt", "0", "text/plain", text))
    assert (meeting.body, meeting.date) == ("Kulturudvalget", "2019-04-03")
    assert [item.outcome for item in meeting.items] == ["approved", "approved"]
