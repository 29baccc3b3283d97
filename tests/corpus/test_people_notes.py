"""What is said of people beside their names: why they stayed away, when they came and left."""

from __future__ import annotations

import pytest

from tests.corpus.attending import people_of, person_of, read


@pytest.mark.parametrize(
    "said",
    [
        "syg",
        "ferie",
        "orlov",
        "sygemeldt",
        "kunne ikke deltage",
        "var forhindret",
        "meldt fra",
        "fraværende uden afbud",
        "deltog ikke",
        "deltager ikke",
        "afbud pga. ferie",
        "p.g.a. sygdom",
        "forfald",
    ],
)
def test_whoever_is_said_not_to_have_come_was_absent_and_has_no_role_of_it(said: str) -> None:
    for entry in (f"Ea Friis ({said})", f"Ea Friis (V) - {said}", f"Ea Friis, {said}"):
        one, other = read(f"Deltagere:\nIb Dam\n{entry}").people
        assert (one.status, other.name, other.status) == ("present", "Ea Friis", "absent")
        assert other.role is None
        assert said in (other.note or "")


@pytest.mark.parametrize(
    "said",
    [
        "gik kl. 15.30",
        "kom kl. 14.10",
        "til og med punkt 4",
        "fra pkt. 5",
        "pr. telefon",
        "via Teams",
        "online",
        "måtte forlade mødet kl. 16",
        "deltog ikke i punkt 4",
        "fraværende under punkt 3",
    ],
)
def test_whoever_was_there_for_a_part_or_from_elsewhere_was_present(said: str) -> None:
    for entry in (f"Ea Friis ({said})", f"Ea Friis, Region Øst – {said}"):
        person = person_of(f"Deltagere:\n{entry}")
        assert (person.name, person.status, person.role) == ("Ea Friis", "present", None)
        assert said in (person.note or "")


@pytest.mark.parametrize("reason", ["på grund af sygdom", "pga. ferie", "grundet kursus"])
def test_a_reason_is_no_role(reason: str) -> None:
    person = person_of(f"Afbud: Ea Friis, chef, {reason}")
    assert (person.status, person.role, person.note) == ("absent", "chef", reason)


def test_a_sentence_below_a_list_is_none_of_its_entries() -> None:
    attendance = (
        "Mødt\nIb Dam\n\nForfald\nEa Friis\n\nBemærkninger\nIb Dam måtte forlade mødet kl. 16.45."
    )
    assert people_of(attendance) == [("Ib Dam", "present"), ("Ea Friis", "absent")]
    assert "kl. 16.45" in (read(attendance).people[0].note or "")


def test_an_office_may_have_two_parts() -> None:
    person = person_of("Deltagere: Plan- og miljøchef Ib Dam")
    assert (person.name, person.role) == ("Ib Dam", "Plan- og miljøchef")
