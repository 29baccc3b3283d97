"""How a list of those who took part is written: names, offices, organisations, columns, numbers."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.attending import people_of, person_of, read


def test_a_table_tells_name_organisation_initials_and_presence() -> None:
    attendance = (
        "Deltagere:\n\n| Navn | Organisation | Init. | Tilstede |\n|---|---|---|---|\n"
        "| Ib Dam (referent) | Bækby Kommune | ID | X |\n| Formand, Ea Friis | Region Øst | EF "
        "| - |"
    )
    one, other = read(attendance, "text/markdown").people
    assert (one.name, one.organisation, one.status, one.note) == (
        "Ib Dam", "Bækby Kommune", "secretariat", "referent; ID",
    )  # fmt: skip
    assert (other.name, other.role, other.status) == ("Ea Friis", "Formand", "absent")


def test_a_table_tells_the_party() -> None:
    attendance = (
        "| Navn | Parti | Til stede |\n|---|---|---|\n| Ib Dam | V | Ja |\n| Ea Friis | A | Nej, "
        "afbud |"
    )
    one, other = read(attendance, "text/markdown").people
    assert (one.name, one.status, one.note) == ("Ib Dam", "present", "V")
    assert (other.name, other.status) == ("Ea Friis", "absent")


def test_people_stand_under_their_organisations() -> None:
    attendance = (
        "Bækby Kommune\nIb Dam, direktør\n\nRegion Øst\nBo Lind, chefkonsulent (sekretariat)\n\n"
        "Gæster:\nEa Friis, leder af Skolehuset"
    )
    assert [(p.name, p.organisation, p.status) for p in read(attendance).people] == [
        ("Ib Dam", "Bækby Kommune", "present"),
        ("Bo Lind", "Region Øst", "secretariat"),
        ("Ea Friis", None, "guest"),
    ]


@pytest.mark.parametrize(
    ("entry", "role", "note"),
    [
        ("Ib Dam (A) - formand", "formand", "A"),
        ("Ib Dam, direktør (fra kl. 14)", "direktør", "fra kl. 14"),
        ("Formand Ib Dam, ib@dam.dk", "Formand", None),
        ("Ib Dam (Uden for parti)", None, "Uden for parti"),
        ("Ib Dam, tilforordnet for Bo Lind", None, "tilforordnet for Bo Lind"),
        ("Ib Dam / Bo Lind", None, "/ Bo Lind"),
    ],
)
def test_role_and_note_are_told_apart(entry: str, role: str | None, note: str | None) -> None:
    person = person_of(f"Deltagere:\n{entry}")
    assert (person.name, person.role, person.note) == ("Ib Dam", role, note)


def test_a_column_of_presence_may_say_more_than_yes_or_no() -> None:
    attendance = (
        "| Navn | Rolle | Til stede |\n|---|---|---|\n| Ib Dam | Chef | X (gik kl. 15.15) |\n"
        "| Bo Lind | Leder | afbud, Ea Friis mødte i stedet |"
    )
    found = read(attendance, "text/markdown").people
    assert [(p.name, p.status, p.note) for p in found] == [
        ("Ib Dam", "present", "gik kl. 15.15"),
        ("Bo Lind", "absent", "afbud, Ea Friis mødte i stedet"),
        ("Ea Friis", "present", "i stedet for Bo Lind"),
    ]


def test_a_list_may_have_titles_offices_and_words_for_its_parts() -> None:
    attendance = (
        "Til stede: Ib Dam (formand), Bo Lind (kasserer), sognepræst Ea Friis og Lis Bro.\n"
        "Ledelsen: skoleleder Gert Holm (referent), SFO-leder Pia Nørby\n"
        "Elever: Liva (9.B) og Oskar (8.A), begge indtil kl. 19.30\n"
    )
    found = {p.name: (p.role, p.note) for p in read(attendance).people}
    assert found == {
        "Ib Dam": (None, "formand"),
        "Bo Lind": (None, "kasserer"),
        "Ea Friis": ("sognepræst", None),
        "Lis Bro": (None, None),
        "Gert Holm": ("skoleleder", "referent"),
        "Pia Nørby": ("SFO-leder", None),
        "Liva": (None, "9.B; indtil kl. 19.30"),
        "Oskar": (None, "8.A; indtil kl. 19.30"),
    }


def test_initials_and_first_names_count_beside_a_label() -> None:
    assert people_of("Tilstede: NMA, ITG, Bo Lind\nAfbud: Tilde,") == [
        ("NMA", "present"),
        ("ITG", "present"),
        ("Bo Lind", "present"),
        ("Tilde", "absent"),
    ]


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere:                Afbud:\nIb Dam (V)                Ea Friis (F)\nBo Lind",
        "Deltagere:   Afbud:\n\nIb Dam (V)   Ea Friis (F)\n\nBo Lind",
        "Deltagere: Ib Dam (V), Bo Lind. Afbud: Ea Friis",
        "Mødeleder: Ib Dam, Deltagere: Ib Dam, Bo Lind, Ikke mødt: Ea Friis",
        "Fremmødte beboere: 14. Fra bestyrelsen: Ib Dam, Bo Lind. Afbud: Ea Friis",
        "| Dato | 5. maj |\n| --- | --- |\n| Deltagere | Ib Dam, Bo Lind |\n| Afbud | Ea Friis |",
        "Deltagere: Ledelsen: Ib Dam, Bo Lind\nAfbud: Ea Friis",
        "Deltagere: Chef Ib Dam, Bækby Kommune; Praktiserende læge Bo Lind, PLO\nAfbud: Ea Friis",
        "Deltagere\nKommunerne:\nLeder Ib Dam\nBo Lind\nAfbud: Ea Friis",
        "Deltagere: Ib Dam (V) - Deltog, Bo Lind (A) - Deltog, Ea Friis (F) - Afbud",
        "Medlemmer\nIb Dam  Formand  Deltog\nBo Lind  Medlem  Deltog\nEa Friis  Medlem  Afbud",
        "Deltagere: Ib Dam (A) formand, Bo Lind (V) næstformand\nAfbud: Ea Friis",
        "Navn | Rolle | Fremmøde\nIb Dam | Formand | Til stede\nBo Lind | Medlem | Kom kl. 13\n"
        "Ea Friis | Medlem | Afbud",
        "Ib Dam, formand (A)\nBo Lind (V)\nEa Friis (F), afbud",
        "Ledelsessiden:\nDirektør Ib Dam\nMedarbejdersiden:\nFTR Bo Lind, FOA\nDirektør Ea Friis "
        "– afbud",
        "Deltagere: Ib Dam og Bo Lind. Formanden, Ea Friis, havde meldt afbud.",
        "Regionen   Kommunerne\nIb Dam (A)   Bo Lind, borgmester, Bækby Kommune\nEa Friis (F) - afbud",
    ],
)
def test_lists_may_stand_side_by_side_in_tables_or_in_one_line(attendance: str) -> None:
    meeting = read(attendance, "text/markdown" if "| --" in attendance else "text/plain")
    assert {person.name: person.status for person in meeting.people} == {
        "Ib Dam": "present",
        "Bo Lind": "present",
        "Ea Friis": "absent",
    }


@pytest.mark.parametrize(
    "attendance",
    [
        "Til stede: Ib Dam, A; Bo Lind, V; Pia Ny\nHolst, Ø; Ole Bach, SF;\nEa Friis, C",
        "Til stede: Ib Dam, A, Bo Lind, V, Pia Ny Holst, Ø, Ole Bach, SF, Ea Friis, C",
    ],
)
def test_a_party_after_a_comma_is_no_person(attendance: str) -> None:
    found = [(p.name, p.role, p.note) for p in read(attendance).people]
    assert found == [
        ("Ib Dam", None, "A"),
        ("Bo Lind", None, "V"),
        ("Pia Ny Holst", None, "Ø"),
        ("Ole Bach", None, "SF"),
        ("Ea Friis", None, "C"),
    ]


def test_an_organisation_may_stand_before_its_people_on_their_line() -> None:
    attendance = (
        "Deltagere:\nBækby Kommune: Borgmester Ib Dam, direktør Bo Lind\nRegion Øst: Læge Ea "
        "Friis\nAfbud:\nBækby Kommune: Chef Ole Bach\nRegion Øst: Chef Pia Holst"
    )
    assert [(p.name, p.organisation, p.status) for p in read(attendance).people] == [
        ("Ib Dam", "Bækby Kommune", "present"),
        ("Bo Lind", "Bækby Kommune", "present"),
        ("Ea Friis", "Region Øst", "present"),
        ("Ole Bach", "Bækby Kommune", "absent"),
        ("Pia Holst", "Region Øst", "absent"),
    ]


def test_each_may_be_told_with_an_organisation_in_one_list() -> None:
    attendance = (
        "Formandskab: Direktør Ib Dam, Hospital Syd og sundhedschef Bo Lind, Bækby Kommune\n"
        "Deltagere:\n- Ea Friis, DTU\n- Ole Bach, Bækby Kommune, IT"
    )
    assert [(p.name, p.role, p.organisation) for p in read(attendance).people] == [
        ("Ib Dam", "Direktør", "Hospital Syd"),
        ("Bo Lind", "sundhedschef", "Bækby Kommune"),
        ("Ea Friis", None, "DTU"),
        ("Ole Bach", None, "Bækby Kommune, IT"),
    ]


def test_an_office_may_be_a_surname() -> None:
    assert people_of("Deltagere: Ib Foged, Foged Bo Lind") == [
        ("Ib Foged", "present"),
        ("Bo Lind", "present"),
    ]


def test_initials_are_told_by_a_line_that_explains_them() -> None:
    attendance = "Til stede: ID, BL\nAfbud: EF\n(ID = Ib Dam, BL = Bo Lind, EF = Ea Friis)"
    assert people_of(attendance) == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea Friis", "absent"),
    ]


def test_a_dash_at_the_end_of_a_line_does_not_join_the_next_label() -> None:
    found = read("Til stede: Ib Dam, Bo Lind\nAfbud: Ea Friis -\nReferent: Bo Lind").people
    assert [(person.name, person.status, person.role) for person in found] == [
        ("Ib Dam", "present", None),
        ("Bo Lind", "present", None),
        ("Ea Friis", "absent", None),
    ]


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere:\n1) Ib Dam, formand\n2) Bo Lind\nAfbud:\n1) Ea Friis",
        "Deltagere:\n1. Ib Dam, formand\n2. Bo Lind\n3. Ea Friis - afbud",
        "Deltagere: 1) Ib Dam, formand, 2) Bo Lind\nAfbud: 1) Ea Friis",
        "Deltagere: 1. Ib Dam, formand, 2. Bo Lind\nAfbud: Ea Friis",
    ],
)
def test_the_numbers_of_a_list_of_people_are_not_those_of_items(attendance: str) -> None:
    meeting = read(attendance)
    assert [(p.name, p.role, p.status) for p in meeting.people] == [
        ("Ib Dam", "formand", "present"),
        ("Bo Lind", None, "present"),
        ("Ea Friis", None, "absent"),
    ]
    assert [item.title for item in meeting.items] == ["Velkomst", "Eventuelt"]


def test_an_item_that_starts_with_a_name_stays_one_right_below_the_attendance() -> None:
    agenda = "1. Velkomst\nIntet.\n\n2. Ida Bak fortæller\nHun fortalte.\n\n3. Eventuelt\nIntet.\n"
    text = f"Møde i Vejudvalget\n5. maj 2021\n\nDeltagere:\n\n{agenda}"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert [item.title for item in meeting.items][1] == "Ida Bak fortæller"
    assert meeting.people == ()


def test_firms_and_associations_in_a_run_of_names_are_no_people() -> None:
    attendance = (
        "Deltagere: Ib Dam, Hede Biler ApS, Bo Lind, Grønne Pigespejdere, Ea Friis, Røde Kors, "
        "Per Ås, Dansk Planteråd\nAfbud: Lis Bro, Murerfirmaet Sten"
    )
    assert [(p.name, p.organisation) for p in read(attendance).people] == [
        ("Ib Dam", "Hede Biler ApS"),
        ("Bo Lind", "Grønne Pigespejdere"),
        ("Ea Friis", "Røde Kors"),
        ("Per Ås", "Dansk Planteråd"),
        ("Lis Bro", "Murerfirmaet Sten"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Navn         Til stede    Afbud    Stedfortræder\nIb Dam       X\n"
        "Bo Lind                   X        Ea Friis",
        "Navn | Til stede | Afbud | Stedfortræder\nIb Dam | X | | \nBo Lind | | X | Ea Friis",
    ],
)
def test_a_mark_belongs_to_the_column_in_which_it_stands(table: str) -> None:
    assert [(p.name, p.status, p.note) for p in read(table).people] == [
        ("Ib Dam", "present", None),
        ("Bo Lind", "absent", None),
        ("Ea Friis", "present", "i stedet for Bo Lind"),
    ]


def test_columns_of_name_office_and_organisation_need_no_label() -> None:
    attendance = (
        "Ib Dam      Formand      Bækby Kommune\nBo Lind     Medlem       Region Øst\n"
        "Ea Friis    Medlem       PLO"
    )
    assert [(p.name, p.role, p.organisation) for p in read(attendance).people] == [
        ("Ib Dam", "Formand", "Bækby Kommune"),
        ("Bo Lind", "Medlem", "Region Øst"),
        ("Ea Friis", "Medlem", "PLO"),
    ]


def test_an_office_before_a_name_is_not_that_of_the_next_line() -> None:
    attendance = "Til stede:\nFormand Ib Dam\nNæstformand Bo Lind\nKasserer Ea Friis"
    assert [(p.name, p.role, p.note) for p in read(attendance).people] == [
        ("Ib Dam", "Formand", None),
        ("Bo Lind", "Næstformand", None),
        ("Ea Friis", "Kasserer", None),
    ]


def test_the_entries_of_a_list_may_be_parts_of_those_who_met() -> None:
    attendance = "Til stede:\n• Forældre: Ib Dam, Bo Lind\n• Medarbejdere: Ea Friis, Per Ås"
    assert people_of(attendance) == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea Friis", "present"),
        ("Per Ås", "present"),
    ]


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere\nIb Dam\nFormand\nBo Lind\nKasserer\nEa Friis\nMedlem",
        "Formand\nIb Dam\nKasserer\nBo Lind\nMedlem\nEa Friis",
    ],
)
def test_names_and_offices_may_alternate_line_by_line(attendance: str) -> None:
    assert [(p.name, p.role) for p in read(attendance).people] == [
        ("Ib Dam", "Formand"),
        ("Bo Lind", "Kasserer"),
        ("Ea Friis", "Medlem"),
    ]


def test_a_list_in_prose_goes_on_past_short_names_hours_and_broken_lines() -> None:
    attendance = (
        "Til stede var: 1) Formand Ib Dam, 2) Hans Chr. Lind, 3) Ea Friis og 4) Per Ås, der\n"
        "måtte gå kl. 11. Fra forvaltningen deltog chef Lis Bro under pkt.\n"
        "2 samt konsulent Kaj Nør."
    )
    assert [(p.name, p.role) for p in read(attendance).people] == [
        ("Ib Dam", "Formand"),
        ("Hans Chr. Lind", None),
        ("Ea Friis", None),
        ("Per Ås", None),
        ("Lis Bro", "chef"),
        ("Kaj Nør", "konsulent"),
    ]


def test_two_may_share_a_surname() -> None:
    assert people_of("Til stede: Ib Dam, Bo og Ea Friis, Per Ås") == [
        ("Ib Dam", "present"),
        ("Bo Friis", "present"),
        ("Ea Friis", "present"),
        ("Per Ås", "present"),
    ]


@pytest.mark.parametrize(
    ("attendance", "name"),
    [
        ("Deltagere: Mette, Lars, Bo og Ea Friis", "Bo"),
        ("Bestyrelsen: Bo Lind, Ea Friis\nOrdstyrer: Bo og Ea Friis", "Bo Lind"),
    ],
)
def test_a_first_name_before_a_full_one_need_not_share_its_surname(
    attendance: str, name: str
) -> None:
    names = [person.name for person in read(attendance).people]
    assert name in names
    assert "Bo Friis" not in names


@pytest.mark.parametrize("heading", ["Kommuner", "Øvrige", "Indholdsfortegnelse", "Program"])
def test_a_heading_below_an_empty_line_is_no_part_of_a_name(heading: str) -> None:
    for last in ("- Overlæge Bo G. Lind (deltog fra punkt 3)", "- Bo G. Lind"):
        names = [p.name for p in read(f"Deltagere:\n- Ib Dam, chef\n{last}\n\n{heading}").people]
        assert names == ["Ib Dam", "Bo G. Lind"]


def test_a_list_of_one_line_ends_at_an_empty_one() -> None:
    line = "Deltagere: Kommunaldirektør Ib Dam, økonomichef Bo Lind, chef Ea Friis, sekretær Per Ås"
    assert [p.name for p in read(f"{line}\n\nIndholdsfortegnelse").people][-1] == "Per Ås"


def test_an_office_at_the_end_of_a_line_is_that_of_the_next() -> None:
    attendance = (
        "Til stede: Ib Dam (ID), Sognepræst Bo Lind (BL) og suppleant\n"
        "           Ea Friis (EF) for Per Ås\nAfbud: Per Ås"
    )
    assert [(p.name, p.role, p.status) for p in read(attendance).people] == [
        ("Ib Dam", None, "present"),
        ("Bo Lind", "Sognepræst", "present"),
        ("Ea Friis", "suppleant", "present"),
        ("Per Ås", None, "absent"),
    ]


def test_an_organisation_before_a_name_in_a_list_is_that_of_its_line_only() -> None:
    attendance = (
        "Deltagere:\nKommuner\n- Ib Dam, chef\nAlmen praksis\n- PLO: Bo Lind, læge\n"
        "- Ea Friis, konsulent\n- DSR: Per Ås"
    )
    assert [(p.name, p.organisation) for p in read(attendance).people] == [
        ("Ib Dam", "Kommuner"),
        ("Bo Lind", "PLO"),
        ("Ea Friis", "Almen praksis"),
        ("Per Ås", "DSR"),
    ]


def test_a_trade_before_a_name_is_no_part_of_it() -> None:
    told = read("Deltagere: Ib Dam\nVandpasser Bo Lind deltog indtil kl. 20.00.").people
    assert [person.name for person in told] == ["Ib Dam", "Bo Lind"]
