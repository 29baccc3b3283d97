"""Tables of those who took part: what their columns say, and columns of people side by side."""

from __future__ import annotations

import pytest

from tests.corpus.attending import people_of, read

MARKDOWN = "text/markdown"


def table(*rows: str) -> str:
    width = rows[0].count("|") + 1
    lines = [f"| {row} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def test_a_table_below_the_table_of_facts_is_one_of_its_own() -> None:
    facts = table("Udvalg | Vejudvalget", "Sted | Rådhuset")
    people = table(
        "Medlem | Parti | Fremmøde | Bemærkning",
        "Ib Dam | V | Ja | Formand",
        "Bo Ladefoged | A | Ja | Mødt kl. 15.35",
        "Ea Friis | F | Nej | Uden afbud",
    )
    meeting = read(f"{facts}\n\n{people}", MARKDOWN)
    assert [(p.name, p.status, p.note) for p in meeting.people] == [
        ("Ib Dam", "present", "V; Formand"),
        ("Bo Ladefoged", "present", "A; Mødt kl. 15.35"),
        ("Ea Friis", "absent", "F; Uden afbud"),
    ]
    assert meeting.chair == "Ib Dam"


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("(X) kom kl. 18.40", "present"),
        ("(x)", "present"),
        ("√", "present"),
        ("Fysisk", "present"),
        ("kun punkt 3", "present"),
        ("Gæst (punkt 5)", "guest"),
        ("÷", "absent"),
        ("(afbud)", "absent"),
    ],
)
def test_a_mark_of_presence_may_be_framed_or_hold_more(mark: str, status: str) -> None:
    rows = table(
        "Navn | Funktion | Til stede (x)", f"Ib Dam | medlem | {mark}", "Bo Lind | chef | X"
    )
    assert people_of(rows, MARKDOWN) == [("Ib Dam", status), ("Bo Lind", "present")]


def test_a_remark_tells_who_stayed_away_where_no_column_does() -> None:
    rows = table("Navn | Bemærkning", "Ib Dam | Formand", "Ea Friis | Afbud, Bo Lind deltog")
    assert people_of(rows, MARKDOWN) == [("Ib Dam", "present"), ("Ea Friis", "absent")]


def test_a_cell_of_titles_may_hold_an_organisation_and_who_wrote_the_minutes() -> None:
    rows = table(
        "Navn | Titel | Til stede",
        "Ib Dam | Direktør, Bækby Kommune, formand | X",
        "Bo Lind | Chefkonsulent, Region Øst (referent) | X",
    )
    one, other = read(rows, MARKDOWN).people
    assert (one.role, one.organisation) == ("Direktør, Bækby Kommune, formand", None)
    assert (other.role, other.organisation) == ("Chefkonsulent", "Region Øst")
    assert other.status == "secretariat"


def test_a_label_with_its_own_name_says_nothing_of_the_table_below() -> None:
    rows = table("Navn | Titel | Til stede", "Ib Dam | Chef | X", "Ea Friis | Leder | -")
    assert people_of(f"Referent: Bo Lind\n\n{rows}", MARKDOWN) == [
        ("Bo Lind", "secretariat"),
        ("Ib Dam", "present"),
        ("Ea Friis", "absent"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        table("Deltagere | Afbud", "Ib Dam | Ea Friis", "Bo Lind | "),
        table("Til stede | Afbud", "Ib Dam<br>Bo Lind | Ea Friis"),
        table(
            "Fraværende: | Ea Friis",
            "Medlemmer: | Ib Dam <br> Ea Friis",
            "Stedfortræder: | Bo Lind",
        ),
        table("Bækby Kommune | PLO", "Ib Dam | Bo Lind", "Afbud: <br> Ea Friis | Afbud: <br> -"),
        table("A-siden | B-siden", "Ib Dam, leder | Bo Lind, TR", " | Ea Friis, AMR – afbud"),
        "Deltagere:   Afbud:\nIb Dam, formand   Ea Friis\nSuppleant Bo Lind",
    ],
)
def test_each_column_of_people_is_a_list_of_its_own(rows: str) -> None:
    media_type = MARKDOWN if "|--" in rows else "text/plain"
    assert dict(people_of(rows, media_type)) == {
        "Ib Dam": "present",
        "Bo Lind": "present",
        "Ea Friis": "absent",
    }


def test_what_heads_a_column_is_told_of_its_people_only() -> None:
    rows = table(
        "Ledelse | Region Øst | Elever",
        "Ib Dam (ID), centerchef | Bo Lind – overlæge | Liva 8.a",
        " | Vikar for BL: Ea Friis (EF) | Oskar 9.b",
    )
    assert [(p.name, p.role, p.organisation) for p in read(rows, MARKDOWN).people] == [
        ("Ib Dam", "centerchef", "Ledelse"),
        ("Bo Lind", "overlæge", "Region Øst"),
        ("Liva", None, "Elever"),
        ("Ea Friis", None, None),
        ("Oskar", None, "Elever"),
    ]


def test_a_row_may_tell_the_place_and_who_had_the_chair() -> None:
    rows = table("Dato: 5. maj 2021 | Kl. 12-14", "Lokale: Salen | Formand: Leder Ib Dam (ID)")
    meeting = read(rows, MARKDOWN)
    assert (meeting.place, meeting.chair) == ("Salen", "Ib Dam")
    assert [(p.name, p.role) for p in meeting.people] == [("Ib Dam", "Leder")]


def test_figures_of_municipalities_are_no_people() -> None:
    assert people_of(table("Bækby Kommune | Region Øst", "12 | 14", "Ialt | 26"), MARKDOWN) == []


def test_two_columns_may_tell_who_stayed_away() -> None:
    rows = table("Navn | Med afbud | Uden afbud", "Ib Dam | | ", "Bo Lind | X | ", "Ea Friis | | X")
    assert [status for _, status in people_of(rows, MARKDOWN)] == [
        "present",
        "absent",
        "absent",
    ]
