"""Who took part, in whatever way the minutes list it."""

from __future__ import annotations

import pytest

from corpus import Meeting, Person, Source
from corpus.parse import parse_meeting

ITEMS = "\n\n1. Velkomst\nFormanden bød velkommen.\n\n2. Eventuelt\nIntet.\n"


def read(attendance: str, media_type: str = "text/plain") -> Meeting:
    head = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 12\n\n"
    return parse_meeting(Source("møde.txt", "0", media_type, head + attendance + ITEMS))


def people_of(attendance: str, media_type: str = "text/plain") -> list[tuple[str, str]]:
    return [(person.name, person.status) for person in read(attendance, media_type).people]


def person_of(attendance: str, media_type: str = "text/plain") -> Person:
    (person,) = read(attendance, media_type).people
    return person


@pytest.mark.parametrize(
    "attendance",
    [
        "Til stede: Ib Dam (V), Bo Lind (A) - formand\nAfbud: Ea Friis (F)",
        "Deltagere:\nIb Dam (V)\nBo Lind (A), formand\n\nAfbud:\nEa Friis (F)",
        "Medlemmer\nIb Dam (V)\nBo Lind (A) - formand\nEa Friis (F) - afbud",
        "Fremmødte: Ib Dam og Bo Lind\nFraværende med afbud: Ea Friis (sygdom)",
        "Mødt:\n- Ib Dam\n- Bo Lind\n- Ea Friis (afbud)",
        "Deltagere: Ib Dam, Bo Lind, Ea Friis\nAfbud: Ea Friis",
        "Deltagere: Ib Dam; Bo Lind\nEj mødt: Ea Friis",
        "Tilstede var: Ib Dam (V)        Bo Lind (A)\nAfbud fra: Ea Friis",
        "Deltagere: Borgmester Ib Dam, Rådmand Bo Lind\nAfbud: Rådmand Ea Friis",
        "Deltagere: Ib Dam, Bo Lind\n\nEa Friis var desværre forhindret.",
        "Deltagere: Ib Dam og Bo Lind. \n\nAlle var mødt, undtagen Ea Friis, som havde meldt "
        "afbud.",
    ],
)
def test_apologies_are_told_from_participants(attendance: str) -> None:
    found = dict(people_of(attendance))
    assert found == {"Ib Dam": "present", "Bo Lind": "present", "Ea Friis": "absent"}


def test_boxes_tell_who_was_there() -> None:
    attendance = (
        "#### Deltagere:\n- [x] Ib Dam\n- [ ] Ea Friis\n\n#### Faciliteret af:\n- [ ] "
        "Ib Dam (Mødeleder)"
    )
    meeting = read(attendance, "text/markdown")
    assert [(p.name, p.status) for p in meeting.people] == [
        ("Ib Dam", "present"),
        ("Ea Friis", "absent"),
    ]
    assert meeting.chair == "Ib Dam"


def test_boxes_that_nobody_has_ticked_tell_nothing() -> None:
    attendance = "#### Deltagere:\n- [ ] Ib Dam\n- [ ] Ea Friis"
    assert dict(people_of(attendance, "text/markdown")) == {
        "Ib Dam": "present",
        "Ea Friis": "present",
    }


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


@pytest.mark.parametrize(
    "attendance",
    [
        "Fremmøde: Ib Dam, Bo Lind\nFravær: Ea Friis",
        "Medlemmer\nIb Dam       A    Til stede\nBo Lind      V    Til stede\nEa Friis     C    Afbud",
        "Tilstede: Ib Dam (V)\nBo Lind (A) deltog virtuelt\nEj til stede: Ea Friis (C)",
        "Ib Dam (ID), Region Øst\nBo Lind (BL), Bækby Kommune\nAfbud: Ea Friis\nReferent: BL",
    ],
)
def test_rarer_words_for_who_was_there(attendance: str) -> None:
    attendance = attendance if attendance[0] != "I" else f"Deltagere:\n{attendance}"
    found = dict(people_of(attendance))
    assert found == {"Ib Dam": "present", "Bo Lind": "present", "Ea Friis": "absent"}


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


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere: Ib Dam\nAfbud: Bo Lind, i stedet deltager Ea Friis",
        "Deltagere: Ib Dam\nAfbud: Bo Lind (stedfortræder Ea Friis)",
        "Deltagere:\nIb Dam (A)\nAfbud:\nBo Lind (V) - stedfortræder: Ea Friis (V)",
        "Deltagere: Ib Dam\nAfbud: Bo Lind\nI stedet for Bo Lind deltog stedfortræder Ea Friis.",
        "Deltagere:\nDirektør Ib Dam\nFTR Bo Lind, FOA – suppleant Ea Friis deltog",
    ],
)
def test_a_substitute_takes_part_for_another(attendance: str) -> None:
    people = {person.name: person for person in read(attendance).people}
    assert people["Bo Lind"].status == "absent"
    assert people["Ea Friis"].status == "present"
    assert people["Ea Friis"].note == "i stedet for Bo Lind"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ea Friis deltog i stedet for Bo Lind.",
        "Ea Friis (V) deltog som stedfortræder for Bo Lind.",
        "For Bo Lind mødte Ea Friis, medlem af Vejudvalget.",
        "Afbud: Bo Lind. Suppleant Ea Friis deltog i stedet.",
    ],
)
def test_a_substitute_may_be_told_in_a_sentence(sentence: str) -> None:
    people = {p.name: p for p in read(f"Deltagere:\nIb Dam\nBo Lind\n\n{sentence}").people}
    assert people["Ea Friis"].note == "i stedet for Bo Lind"
    assert set(people) == {"Ib Dam", "Bo Lind", "Ea Friis"}


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


def test_who_came_late_is_present_with_a_note() -> None:
    person = person_of("Ib Dam ankom kl. 17.54 under behandlingen af punkt 4.")
    assert person.status == "present"
    assert person.note == "ankom kl. 17.54 under behandlingen af punkt 4"


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
        "5 deltagere ved mødet.",
        "Tilstede er bestyrelsen og 5 medlemmer",
        "Deltagere:\n\nAfbud:\n- [ ] xxx",
        "Mødet blev holdt i Bækby.",
    ],
)
def test_lines_that_name_nobody_make_no_people(attendance: str) -> None:
    assert people_of(attendance, "text/markdown") == []


def test_two_spellings_of_a_name_are_pointed_out_and_not_merged() -> None:
    meeting = read("Deltagere: Camille Donslund, Bo Lind\nAfbud: Camilla Donslund")
    assert len(meeting.people) == 3
    assert "Camille Donslund og Camilla Donslund er måske samme person." in meeting.warnings


@pytest.mark.parametrize(
    ("attendance", "shown"),
    [
        ("Deltagere: Bo Lind\nAfbud:\nEa Friis (F)\nIb Dam", "Afbud:"),
        ("Deltagere: Bo Lind\nAfbud: Ea Friis, Ib Dam", "Afbud: Ea Friis, Ib Dam"),
        ("Deltagere:\nBo Lind\nIb Dam (afbud)", "Ib Dam (afbud)"),
        ("Deltagere: Bo Lind, Ib Dam\nAfbud: Ib Dam", "Afbud: Ib Dam"),
        ("Deltagere: Bo Lind. Ib Dam havde meldt afbud.", "Ib Dam havde meldt afbud"),
    ],
)
def test_what_shows_a_status_can_be_cited(attendance: str, shown: str) -> None:
    meeting = read(attendance)
    (person,) = (p for p in meeting.people if p.name == "Ib Dam")
    assert person.status == "absent"
    assert meeting.source.slice(person.status_span) == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Ib Dam forlod mødet kl. 15.30.",
        "Ib Dam (V) gik kl. 15.30 under punkt 2.",
        "Ib Dam kom kl. 14.",
        "Ib Dam deltog kun under punkt 3.",
        "Herefter forlod alle salen. Ib Dam forlod mødet.",
    ],
)
def test_hours_told_in_the_report_are_noted(sentence: str) -> None:
    items = ITEMS.replace("Intet.", f"Intet. {sentence}")
    source = Source("møde.txt", "0", "text/plain", f"Møde i Vejudvalget\n5. maj 2021\n\n"
    f"Deltagere: Ib Dam, Bo Lind{items}")  # fmt: skip
    ib, bo = parse_meeting(source).people
    assert ib.status == "present"
    assert ib.note is not None
    assert ib.note in sentence
    assert source.slice(ib.status_span) in sentence
    assert bo.note is None


def test_nobody_is_added_for_what_the_report_tells() -> None:
    items = ITEMS.replace("Intet.", "Lis Bro gik kl. 15.30.")
    head = "Møde i Vejudvalget\n5. maj 2021\n\nDeltagere: Ib Dam, Bo Lind"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", head + items))
    assert [person.name for person in meeting.people] == ["Ib Dam", "Bo Lind"]


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere:                Afbud:\nIb Dam (V)                Ea Friis (F)\nBo Lind",
        "Deltagere:   Afbud:\n\nIb Dam (V)   Ea Friis (F)\n\nBo Lind",
        "Deltagere: Ib Dam (V), Bo Lind. Afbud: Ea Friis",
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


def test_fravaerende_ingen_is_nobody() -> None:
    assert people_of("Deltagere: Ib Dam\nFraværende: Ingen") == [("Ib Dam", "present")]


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


@pytest.mark.parametrize(
    ("attendance", "chair"),
    [
        ("Deltagere: Ib Dam (V) (formand), Bo Lind (A) (næstformand)", "Ib Dam"),
        ("Deltagere:\nIb Dam, formand\nBo Lind", "Ib Dam"),
        ("Deltagere:\nIb Dam, formand for Vejudvalget\nBo Lind", None),
        ("Deltagere:\nBo Lind\nAfbud:\nIb Dam, formand", None),
        ("Ældrerådet\nIb Dam, formand\n\nBækby Kommune\nBo Lind, direktør", None),
    ],
)
def test_whoever_is_called_the_chair_of_nothing_else_has_the_chair(
    attendance: str, chair: str | None
) -> None:
    assert read(attendance).chair == chair


@pytest.mark.parametrize(
    "told",
    [
        "Ib Dam blev valgt til dirigent.",
        "Formanden foreslog advokat Ib Dam som dirigent. Han blev valgt.",
        "Bo Lind blev valgt til referent og Ib Dam til ordstyrer.",
        "Til dirigent valgtes Ib Dam.",
        "Ib ledede mødet.",
    ],
)
def test_who_led_the_meeting_may_be_told_in_a_sentence(told: str) -> None:
    assert read(f"Deltagere: Ib Dam, Bo Lind\n\n{told}").chair == "Ib Dam"


@pytest.mark.parametrize("told", ["Ib Dam foreslog en ny dirigent.", "Bo blev valgt til kasserer."])
def test_who_is_told_of_otherwise_has_not_the_chair(told: str) -> None:
    assert read(f"Deltagere: Ib Dam, Bo Lind\n\n{told}").chair is None


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


def test_a_first_name_among_the_apologies_is_the_one_person_who_has_it() -> None:
    attendance = "Afbud: Ea\nBestyrelsen: Ib Dam, Ea Friis"
    assert dict(people_of(attendance)) == {"Ib Dam": "present", "Ea Friis": "absent"}
    two = "Afbud: Ea\nBestyrelsen: Ib Dam, Ea Friis, Ea Holm"
    assert dict(people_of(two))["Ea"] == "absent"


def test_a_meeting_place_and_a_street_are_no_people() -> None:
    attendance = "Deltagere: Ib Dam\nMødet holdes på Bækby Kro, Store Sal.\nParkering: Søndre Allé"
    assert people_of(attendance) == [("Ib Dam", "present")]


def test_a_dash_at_the_end_of_a_line_does_not_join_the_next_label() -> None:
    found = read("Til stede: Ib Dam, Bo Lind\nAfbud: Ea Friis -\nReferent: Bo Lind").people
    assert [(person.name, person.status, person.role) for person in found] == [
        ("Ib Dam", "present", None),
        ("Bo Lind", "present", None),
        ("Ea Friis", "absent", None),
    ]


@pytest.mark.parametrize(
    "line", ["Kopi til: Ole Bach", "Udarbejdet af: Ole Bach, formand og Pia Holst", "Kaffe: Ole"]
)
def test_whoever_stands_after_the_label_of_something_else_did_not_take_part(line: str) -> None:
    assert people_of(f"Deltagere: Ib Dam, Bo Lind\n{line}") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
    ]
