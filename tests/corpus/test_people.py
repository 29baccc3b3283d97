"""Who took part, who stayed away, who came instead, and who had the chair."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.attending import ITEMS, people_of, person_of, read


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


def test_who_came_late_is_present_with_a_note() -> None:
    person = person_of("Ib Dam ankom kl. 17.54 under behandlingen af punkt 4.")
    assert person.status == "present"
    assert person.note == "ankom kl. 17.54 under behandlingen af punkt 4"


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


def test_fravaerende_ingen_is_nobody() -> None:
    assert people_of("Deltagere: Ib Dam\nFraværende: Ingen") == [("Ib Dam", "present")]


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
        "Mødet blev ledet af Ib Dam.",
    ],
)
def test_who_led_the_meeting_may_be_told_in_a_sentence(told: str) -> None:
    assert read(f"Deltagere: Ib Dam, Bo Lind\n\n{told}").chair == "Ib Dam"


@pytest.mark.parametrize("told", ["Ib Dam foreslog en ny dirigent.", "Bo blev valgt til kasserer."])
def test_who_is_told_of_otherwise_has_not_the_chair(told: str) -> None:
    assert read(f"Deltagere: Ib Dam, Bo Lind\n\n{told}").chair is None


def test_a_first_name_among_the_apologies_is_the_one_person_who_has_it() -> None:
    attendance = "Afbud: Ea\nBestyrelsen: Ib Dam, Ea Friis"
    assert dict(people_of(attendance)) == {"Ib Dam": "present", "Ea Friis": "absent"}
    two = "Afbud: Ea\nBestyrelsen: Ib Dam, Ea Friis, Ea Holm"
    assert dict(people_of(two))["Ea"] == "absent"


def test_who_was_there_may_be_told_in_a_sentence() -> None:
    told = "I mødet deltog Ib Dam, Bo Lind og Ea Friis. Per Ås var fraværende."
    found = dict(people_of(told))
    assert found == dict.fromkeys(("Ib Dam", "Bo Lind", "Ea Friis"), "present") | {
        "Per Ås": "absent"
    }


def test_whoever_is_said_not_to_have_taken_part_was_absent() -> None:
    attendance = (
        "Medlemmer:\nIb Dam (A), formand\nBo Lind (V), deltog ikke\nEa Friis, deltog i punkt 1-5"
    )
    assert [(p.name, p.status) for p in read(attendance).people] == [
        ("Ib Dam", "present"),
        ("Bo Lind", "absent"),
        ("Ea Friis", "present"),
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


def test_a_meeting_place_and_a_street_are_no_people() -> None:
    attendance = "Deltagere: Ib Dam\nMødet holdes på Bækby Kro, Store Sal.\nParkering: Søndre Allé"
    assert people_of(attendance) == [("Ib Dam", "present")]


@pytest.mark.parametrize(
    "line", ["Kopi til: Ole Bach", "Udarbejdet af: Ole Bach, formand og Pia Holst", "Kaffe: Ole"]
)
def test_whoever_stands_after_the_label_of_something_else_did_not_take_part(line: str) -> None:
    assert people_of(f"Deltagere: Ib Dam, Bo Lind\n{line}") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
    ]


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere: Mette, Lars, Søren og Kirsten\nAfbud: Bente",
        "Deltagere:\nMette\nLars\nSøren\nKirsten\n\nAfbud:\nBente",
        "Deltagere: Mette\nLars\nSøren\nKirsten\nAfbud: Bente",
    ],
)
def test_first_names_alone_are_people(attendance: str) -> None:
    present = [(name, "present") for name in ("Mette", "Lars", "Søren", "Kirsten")]
    assert people_of(attendance) == [*present, ("Bente", "absent")]


def test_a_word_alone_below_a_label_is_no_first_name() -> None:
    assert people_of("Deltagere:\nIb Dam\nBo Lind\n\nAfbud:\nVelkomst") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Referatet fra 2. april blev godkendt med den bemærkning, at Bo Lind havde meldt afbud.",
        "Der var en rettelse til referatet: Bo Lind var fraværende.",
        "På sidste møde havde Ib Dam og Bo Lind meldt afbud.",
    ],
)
def test_what_is_said_of_an_earlier_meeting_tells_nothing_of_this_one(told: str) -> None:
    items = ITEMS.replace("Formanden bød velkommen.", told)
    head = "Møde i Vejudvalget\n5. maj 2021\n\nDeltagere: Ib Dam, Bo Lind"
    people = parse_meeting(Source("møde.txt", "0", "text/plain", head + items)).people
    assert [person.status for person in people] == ["present", "present"]


def test_an_apology_after_the_approval_of_the_minutes_is_of_this_meeting() -> None:
    items = ITEMS.replace("Formanden", "Referatet blev godkendt. Bo Lind havde meldt afbud. Ib")
    head = "Møde i Vejudvalget\n5. maj 2021\n\nDeltagere: Ib Dam, Bo Lind"
    people = parse_meeting(Source("møde.txt", "0", "text/plain", head + items)).people
    assert [person.status for person in people] == ["present", "absent"]


@pytest.mark.parametrize(
    "absent",
    [
        "Afbud: Ea, Per Ås",
        "Afbud: Per Ås, Ea",
        "Afbud: Ea og Per Ås.",
        "Afbud: Ea. Mødte ikke: Per Ås",
        "Ea Friis udeblev. Per Ås mødte ikke.",
        "Chef Ea Friis var syg. Per Ås var bortrejst.",
        "Alle var mødt på nær Ea og Per.",
        "Afbud: EF, Per Ås",
    ],
)
def test_first_names_of_those_listed_and_sentences_tell_who_stayed_away(absent: str) -> None:
    found = dict(people_of(f"Bestyrelsen: Ib Dam, Ea Friis, Bo Lind, Per Ås\n\n{absent}"))
    assert found == dict.fromkeys(("Ib Dam", "Bo Lind"), "present") | dict.fromkeys(
        ("Ea Friis", "Per Ås"), "absent"
    )


@pytest.mark.parametrize(
    "told",
    [
        "Ea Friis var forhindret, og i hendes sted mødte 1. suppleant Bo Lind.",
        "Ea Friis havde meldt afbud. I hendes sted deltog Bo Lind.",
        "Afbud: Ea Friis\nSuppleant for Ea Friis: Bo Lind",
        "Afbud: Ea Friis (erstattet af Bo Lind)",
    ],
)
def test_who_took_the_place_of_another_is_there(told: str) -> None:
    found = dict(people_of(f"Deltagere: Ib Dam\n{told}"))
    assert found == {"Ib Dam": "present", "Bo Lind": "present", "Ea Friis": "absent"}


@pytest.mark.parametrize(
    "reason", ["ikke til stede", "syg", "udeblevet", "på ferie", "m. afbud", "ej mødt"]
)
def test_a_reason_beside_a_name_tells_who_stayed_away(reason: str) -> None:
    for entry in (f"Ea Friis ({reason})", f"Ea Friis - {reason}"):
        found = dict(people_of(f"Deltagere:\nIb Dam\n{entry}\nBo Lind (gik kl. 15)"))
        assert found == {"Ib Dam": "present", "Ea Friis": "absent", "Bo Lind": "present"}
