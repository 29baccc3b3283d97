"""Who had the chair: by office, by signature, by election."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source
from corpus.parse import parse_meeting
from tests.corpus.attending import ITEMS, read

PEOPLE = "Deltagere: Ib Dam, Bo Lind"


def meeting_of(head: str, items: str = ITEMS) -> Meeting:
    return parse_meeting(Source("møde.txt", "0", "text/plain", head + items))


@pytest.mark.parametrize("body", ["Bækby Byråd", "Kommunalbestyrelsen", "Økonomiudvalget"])
def test_the_mayor_leads_the_council(body: str) -> None:
    people = "Medlemmer:\nIb Dam (A) - Borgmester\nBo Lind (V)"
    assert meeting_of(f"Referat\n{body}\n5. maj 2021\n\n{people}").chair == "Ib Dam"


def test_the_mayor_does_not_lead_other_bodies() -> None:
    head = "Referat\nÆldrerådet\n5. maj 2021\n\nDeltagere: Borgmester Ib Dam, Bo Lind"
    assert meeting_of(head).chair is None


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltagere: Borgmester Ib Dam (V), formand, Bo Lind (A)",
        "Deltagere:\nLedelse: Ib Dam, formand\nMedarbejdere: Bo Lind",
        "Deltagere: Ib Dam, Bo Lind\nOrdstyrer: Ib",
        "Deltagere:\n- Vicedirektør Ib Dam, Hospitalsenhed Øst (formand)\n- Bo Lind, chef",
        "Deltagere: Ib Dam, borgmester, Bækby (formand); Bo Lind, udvalgsformand, Lundby",
    ],
)
def test_an_office_among_others_or_a_first_name_is_enough(attendance: str) -> None:
    assert read(attendance).chair == "Ib Dam"


@pytest.mark.parametrize(
    "items",
    [
        "1. Valg af dirigent\nBestyrelsen foreslog advokat Per Ås, som blev valgt.",
        "1. Valg af dirigent\nValgt blev Per Ås.",
        "1. Valg af ordstyrer og referent\nPer Ås blev valgt. Bo Lind blev referent.",
    ],
)
def test_whoever_is_chosen_below_its_heading_leads_the_meeting_and_was_there(items: str) -> None:
    head = f"Referat\nBækby Idrætsforening\n5. maj 2021\n\n{PEOPLE}\n\n"
    meeting = meeting_of(head, f"{items}\n\n2. Eventuelt\nIntet.\n")
    assert meeting.chair == "Per Ås"
    assert [p.status for p in meeting.people if p.name == "Per Ås"] == ["present"]


@pytest.mark.parametrize(
    ("signed", "chair"),
    [
        ("Formand: Ib Dam", "Ib Dam"),
        ("Bo Lind, dirigent          Ib Dam, formand", "Bo Lind"),
        ("______________      ______________\nIb Dam, formand      Bo Lind, kasserer", "Ib Dam"),
        ("Formand: Per Ås", None),
    ],
)
def test_whoever_signed_as_chair_and_was_there_had_the_chair(
    signed: str, chair: str | None
) -> None:
    head = f"Referat\nBækby Menighedsråd\n5. maj 2021\n\n{PEOPLE}"
    assert meeting_of(head, f"{ITEMS}\n{signed}\n").chair == chair


@pytest.mark.parametrize(
    "told",
    [
        "Formand: Bo Lind\nKasserer: Ib Dam",
        "Bestyrelsen foreslår Per Ås som dirigent ved generalforsamlingen.",
        "Bo Lind ledede mødet under punkt 1.",
    ],
)
def test_an_office_for_later_or_for_one_item_is_not_the_chair(told: str) -> None:
    head = f"Referat\nBækby Idrætsforening\n5. maj 2021\n\n{PEOPLE}"
    items = ITEMS.replace("Formanden bød velkommen.", told)
    assert meeting_of(head, items).chair is None


def test_an_absent_chair_does_not_lead_the_meeting() -> None:
    assert read("Formand: Ib Dam (afbud)\nMedlemmer: Bo Lind, Ea Friis").chair is None


def test_whoever_leads_the_meeting_comes_before_the_chair_of_the_body() -> None:
    assert read("Formand: Ib Dam\nMødeleder: Bo Lind\nMedlemmer: Ea Friis").chair == "Bo Lind"
    told = read("Formand: Ib Dam\nMedlemmer: Bo Lind\nBo Lind fungerede som ordstyrer.")
    assert told.chair == "Bo Lind"


@pytest.mark.parametrize(
    "attendance",
    [
        "Deltog: ID (Ib Dam, mødeleder), BL (Bo Lind)",
        "Deltagere:\nIb Dam (Danske Patienter), formand\nBo Lind (Bækby Kommune)",
        "Deltagere\n\nIb Dam\nFormand\n(A)\nBo Lind\n1. næstformand\n(V)\nEa Friis\nMedlem\n(C)",
        "Deltagere\n\nIb Dam (A)\nFormand\nBo Lind (V)\nMedlem\nEa Friis (C)\nMedlem",
    ],
)
def test_the_office_may_stand_after_what_somebody_is_of(attendance: str) -> None:
    assert read(attendance).chair == "Ib Dam"


def test_whoever_leads_may_be_named_by_initials() -> None:
    assert read("Deltagere: Ib Dam (ID), Bo Lind (BL)\nOrdstyrer: BL").chair == "Bo Lind"
