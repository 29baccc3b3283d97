"""Whoever stayed away is never told as present, and whoever came late is not told as absent."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting
from corpus.readable import readable
from tests.corpus.attending import people_of, person_of


@pytest.mark.parametrize("label", ["Deltagere", "Gæster", "Inviterede", "Sekretær", "Referent"])
@pytest.mark.parametrize("said", ["afbud", "syg", "barsel", "ej mødt", "afbud: Ulla Bak"])
def test_an_apology_counts_under_every_label(label: str, said: str) -> None:
    assert person_of(f"{label}: Ib Dam ({said})").status == "absent"


@pytest.mark.parametrize(
    "said", ["– meldte fra", "- ikke til stede", "– blev væk", "/ afbud", "– måtte melde afbud"]
)
def test_what_is_said_of_one_does_not_run_into_the_next(said: str) -> None:
    found = people_of(f"Deltagere:\nIb Dam {said}\nBo Lind\nEa Friis {said}")
    assert found == [("Ib Dam", "absent"), ("Bo Lind", "present"), ("Ea Friis", "absent")]


@pytest.mark.parametrize(
    "said", ["suppleant for Ea Friis, der har meldt afbud", "afbud til punkt 3", "pkt. 4"]
)
def test_what_is_said_of_another_or_of_one_item_makes_nobody_absent(said: str) -> None:
    assert person_of(f"Deltagere: Ib Dam ({said})").status == "present"


def in_column(name: str, said: str) -> str:
    rows = f"| Navn | {name} |\n|---|---|\n| Ib Dam | {said} |\n| Bo Lind | x |"
    return dict(people_of(rows, "text/markdown"))["Ib Dam"]


@pytest.mark.parametrize(
    "said", ["forsinket", "sent", "17-19", "ok", "J", "(X) kom kl. 18.40", "stedfortræder for Ea Å"]
)
def test_a_cell_that_does_not_say_no_is_of_somebody_who_came(said: str) -> None:
    assert in_column("Mødt", said) == "present"


@pytest.mark.parametrize(
    "said", ["", "-", "Deltog ikke", "nej", "☐", "afbud", "Ikke til stede", "Kursus", "A", "?"]
)
def test_a_cell_that_says_no_or_nothing_is_of_somebody_who_stayed_away(said: str) -> None:
    assert in_column("Mødt", said) == "absent"


@pytest.mark.parametrize(("said", "status"), [("sygdom", "absent"), ("nej", "present")])
def test_a_column_of_apologies_may_hold_their_reasons(said: str, status: str) -> None:
    assert in_column("Afbud", said) == status


@pytest.mark.parametrize(
    "told",
    [
        "Ib Dam måtte melde afbud.",
        "Ib Dam var ikke til stede.",
        "Ib Dam var ikke mødt.",
        "Ib Dam er sygemeldt.",
        "Ib Dam kunne desværre ikke deltage.",
        "Ib Dam (V) havde meldt afbud for sent til, at en stedfortræder kunne indkaldes.",
        "Ib Dam, der var på barsel, udeblev. Ib Dam udeblev.",
    ],
)
def test_a_sentence_tells_who_stayed_away(told: str) -> None:
    assert people_of(told) == [("Ib Dam", "absent")]


@pytest.mark.parametrize(
    "told",
    [
        "deltog ikke i behandlingen af punkt 6",
        "var ikke til stede under punkt 6",
        "var fraværende under punkt 6",
    ],
)
def test_whoever_missed_one_item_was_there(told: str) -> None:
    person = person_of(f"Fraværende: Ib Dam (V) {told}.")
    assert (person.status, person.note) == ("present", f"V; {told}")
    listed = person_of(f"Til stede: Ib Dam (V).\nIb Dam (V) {told}.")
    assert (listed.status, listed.note) == ("present", f"V; {told}")


def test_news_of_somebody_on_leave_makes_nobody_absent() -> None:
    head = "Referat af møde i Vejudvalget den 5. maj 2021\n\nTil stede: Bo Lind\n\n"
    items = "1. Nyt\nIb Dam er på barsel. Godkendt.\n\n2. Eventuelt\nIntet.\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", head + items))
    assert [person.name for person in meeting.people] == ["Bo Lind"]


def test_a_note_ends_where_the_next_item_begins() -> None:
    head = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 12\n\n"
    told = "Til stede: Ib Dam. Alle mødte fra mødets start i dag, men Ib Dam kom først kl. 19.30\n"
    text = head + told + "1. Velkomst og godkendelse\nGodkendt\n2. Eventuelt\nIntet.\n"
    (person,) = parse_meeting(Source("møde.txt", "0", "text/plain", text)).people
    assert person.note == "kom først kl. 19.30"


def test_what_somebody_announced_is_not_told_of_those_who_sent_apologies() -> None:
    told = "Ib Dam meddelte ved mødets begyndelse, at han har forladt Venstre."
    assert people_of(f"Til stede: Ib Dam\nAfbud: Bo Lind\n{told}") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "absent"),
    ]


def test_a_name_that_ends_a_list_is_no_part_of_the_next_line() -> None:
    told = "Fra forvaltningen: Arbejdsmarkedschef Ib Dam, sekretær Bo Lind"
    assert people_of(f"{told}\nEa Friis (O) var fraværende under punkt 4") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea Friis", "present"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Sygemeldt",
        "På orlov",
        "Bortrejst",
        "Ferie",
        "Frameldinger",
        "Fraværende uden lovligt forfald",
    ],
)
def test_a_label_says_why_its_people_stayed_away(label: str) -> None:
    expected = [("Ib Dam", "present"), ("Bo Lind", "absent")]
    assert people_of(f"Deltagere: Ib Dam\n{label}: Bo Lind") == expected


def test_those_below_such_a_heading_are_absent() -> None:
    headed = "Til stede\nIb Dam\n\nFraværende med lovligt forfald\nBo Lind"
    assert people_of(headed) == [("Ib Dam", "present"), ("Bo Lind", "absent")]


def test_crosses_below_a_label_are_no_list_of_people() -> None:
    rows = (
        "| Deltagere | | Afbud |\n|---|---|---|\n| Ib Dam | Formand | |\n| Bo Lind | Medlem | x |"
    )
    assert people_of(rows, "text/markdown") == [("Ib Dam", "present"), ("Bo Lind", "absent")]


def test_an_agenda_tells_nobody_as_present() -> None:
    head = "Dagsorden for møde i Vejudvalget den 5. maj 2021\n\nMedlemmer: Ib Dam, Bo Lind\n\n"
    items = "1. Budget\nDet indstilles, at budgettet drøftes.\n\n2. Eventuelt\n"
    shown = readable(parse_meeting(Source("møde.txt", "0", "text/plain", head + items)))
    assert "Ib Dam [nævnt]" in shown
    assert "til stede" not in shown
