"""Decisions of other bodies and other days in an item: they are history, and so is who was away."""

from __future__ import annotations

import pytest

from tests.corpus.test_sections import read, sections_of


def test_the_decision_of_this_body_on_this_day_is_the_minutes() -> None:
    text = (
        "Beslutning i Økonomiudvalget den 28-04-2021\nAnbefales.\n\n"
        "Beslutning i Vejudvalget den 14-04-2021\nUdsat.\n\n"
        "Beslutning i Vejudvalget den 05-05-2021\nGodkendt."
    )
    assert sections_of(text) == [
        ("history", "Beslutning i Økonomiudvalget den 28-04-2021\nAnbefales."),
        ("history", "Beslutning i Vejudvalget den 14-04-2021\nUdsat."),
        ("minutes", "Godkendt."),
    ]
    assert read(text).items[1].outcome == "approved"


def test_a_decision_without_a_date_is_that_of_this_meeting() -> None:
    text = (
        "Økonomiudvalgets beslutning den 28. april 2021:\nAnbefalet.\n\nUdvalgets "
        "beslutning\nUdsat."
    )
    assert sections_of(text) == [
        ("history", "Økonomiudvalgets beslutning den 28. april 2021:\nAnbefalet."),
        ("minutes", "Udsat."),
    ]


def test_a_decision_may_stand_on_the_line_of_its_heading() -> None:
    text = (
        "Økonomiudvalget, 28. april 2021, pkt. 4: Anbefales.\n"
        "Beslutning Vejudvalget 2018-2021 den 05-05-2021: Godkendt.\nIkke til stede: Ib Dam"
    )
    assert sections_of(text) == [
        ("history", "Økonomiudvalget, 28. april 2021, pkt. 4: Anbefales."),
        ("minutes", "Godkendt."),
        ("other", "Ikke til stede: Ib Dam"),
    ]


def test_a_decision_after_one_of_another_body_on_its_line_is_that_of_this_meeting() -> None:
    text = (
        "Sagsfremstilling: Planen er ny.\n\nØkonomiudvalget, 3. maj 2021: Anbefales.\n\n"
        "Beslutning: Planen blev godkendt."
    )
    assert sections_of(text)[1:] == [
        ("history", "Økonomiudvalget, 3. maj 2021: Anbefales."),
        ("minutes", "Planen blev godkendt."),
    ]
    assert read(text).items[1].outcome == "approved"


def test_the_body_may_be_called_by_a_longer_or_shorter_name() -> None:
    text = "Vejudvalgets beslutning i mødet den 5. maj 2021\nGodkendt."
    assert sections_of(text) == [("minutes", "Godkendt.")]


def test_who_was_away_when_it_was_treated_before_was_not_away_today() -> None:
    assert sections_of(
        "Sagsfremstilling\nPlanen er lang.\n\nBeslutning fra Vejudvalget, 12. februar 2021, pkt. 5:\n"
        "Udsat.\n\nFraværende: Aase Thy\n\nBeslutning\nGodkendt.\n\nFraværende: Ib Dam"
    ) == [
        ("background", "Planen er lang."),
        (
            "history",
            "Beslutning fra Vejudvalget, 12. februar 2021, pkt. 5:\nUdsat.\nFraværende: Aase Thy",
        ),
        ("minutes", "Godkendt."),
        ("other", "Fraværende: Ib Dam"),
    ]


@pytest.mark.parametrize("name", ["Tidligere beslutning", "Tidligere politisk behandling:"])
def test_an_earlier_decision_stands_below_its_name(name: str) -> None:
    assert sections_of(
        f"Økonomi\nDer er penge.\n\n{name}\nØkonomiudvalget, 4. maj 2021: Anbefales.\n\n"
        "Beslutning\nGodkendt."
    ) == [
        ("economy", "Der er penge."),
        ("history", "Økonomiudvalget, 4. maj 2021: Anbefales."),
        ("minutes", "Godkendt."),
    ]


def test_an_amendment_and_the_vote_on_it_are_no_part_of_the_proposal() -> None:
    item = read(
        "Indstilling\nForvaltningen indstiller, at planen godkendes.\n\nÆndringsforslag\n"
        "Ib Dam stillede ændringsforslag. Ændringsforslaget faldt.\n\nBeslutning\nVedtaget."
    ).items[1]
    assert [section.kind for section in item.sections] == ["recommendation", "other", "minutes"]
    assert item.outcome == "approved"


@pytest.mark.parametrize("away", ["", " Ingen", "\nIngen.", "\nIb Dam (V), Ea Lund"])
def test_the_decision_goes_on_after_those_who_were_away_even_if_nobody_was(away: str) -> None:
    text = f"Beslutning i Vejudvalget den 05-05-2021:\nFraværende:{away}\nVejplanen blev godkendt."
    assert sections_of(text) == [
        ("other", f"Fraværende:{away}"),
        ("minutes", "Vejplanen blev godkendt."),
    ]
    assert read(text).items[1].outcome == "approved"


def test_below_an_empty_label_a_sentence_that_begins_with_a_name_is_the_decision() -> None:
    text = "Beslutning\nFraværende:\nIb Dam orienterede om planen.\nTaget til efterretning."
    assert sections_of(text) == [
        ("other", "Fraværende:"),
        ("minutes", "Ib Dam orienterede om planen. Taget til efterretning."),
    ]
