"""Which items whole minutes have, however their headings are written."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.layout.flat import unfolded
from corpus.lines import lines_of
from corpus.parse import parse_meeting
from tests.corpus.outlines import HEAD, items_of, outline


def test_a_dash_in_a_title_stays_where_the_bullet_before_it_goes() -> None:
    text = (
        "1. Velkomst\nHilsen blev givet.\n\n2. Planer\n\n> a) Veje\n\nGodkendt.\n\n> b) Stier\n\n"
        "Udsat.\n\n> Borde - og bænke\n\nGodkendt.\n"
    )
    titles = [title for _, title in outline(text, "text/markdown")]
    assert titles == ["Velkomst", "Planer", "Veje", "Stier", "Borde - og bænke"]


@pytest.mark.parametrize(
    ("first", "second", "third", "labels"),
    [
        ("Punkt nr. 1 - Velkomst", "Punkt nr. 2 - Vejplan", "Punkt nr. 3 - Eventuelt", "1 2 3"),
        ("Ad pkt. 1 Velkomst", "Ad pkt. 2 Vejplan", "Ad pkt. 3 Eventuelt", "1 2 3"),
        ("Ad punkt 1 – Velkomst", "Ad punkt 2 – Vejplan", "Ad punkt 3 – Eventuelt", "1 2 3"),
        ("I. Velkomst", "II. Vejplan", "III. Eventuelt", "I II III"),
        ("1. Velkomst\nSag nr. 23/98", "2. Vejplan\nSag nr. 23/7", "3. Eventuelt", "1 2 3"),
    ],
)
def test_headings_are_found_in_rarer_forms(
    first: str, second: str, third: str, labels: str
) -> None:
    text = f"{first}\nFormanden bød velkommen.\n\n{second}\nGodkendt.\n\n{third}\nIntet.\n"
    one, two, three = labels.split()
    assert outline(text) == [(one, "Velkomst"), (two, "Vejplan"), (three, "Eventuelt")]


def test_what_was_put_on_the_agenda_later_may_be_counted_by_itself() -> None:
    text = (
        "1. Velkomst\nBeslutning\nGodkendt.\n\n2. Eventuelt\nBeslutning\nIntet.\n\n{0} Køb af jord\n"
        "Beslutning\nGodkendt.\n\n{1} Leje af hal\nBeslutning\nUdsat.\n"
    )
    for one, two, labels in (
        ("TO1.", "TO2.", ["TO1", "TO2"]),
        ("Tillægspunkt 1:", "Tillægspunkt 2:", ["1", "2"]),
    ):
        items = items_of(text.format(one, two))
        assert [item.label for item in items] == ["1", "2", *labels]
        assert [item.title for item in items][2:] == ["Køb af jord", "Leje af hal"]
        assert [item.outcome for item in items] == ["approved", "empty", "approved", "postponed"]


@pytest.mark.parametrize(("mark", "media_type"), [("## ", "text/markdown"), ("", "text/plain")])
def test_economy_is_an_item_where_no_other_part_of_a_case_is_named(
    mark: str, media_type: str
) -> None:
    told = "{0}Velkomst\n\nFormanden kom.\n\n{0}Økonomi\n\nRegnskabet blev godkendt.\n\n{0}Evt.\n\nIntet.\n"
    assert [title for _, title in outline(told.format(mark), media_type)] == [
        "Velkomst",
        "Økonomi",
        "Evt.",
    ]


def test_economy_is_a_part_of_its_case_where_others_are_named() -> None:
    text = (
        "## 1. Vejplan\n\n## Sagsfremstilling\n\nPlanen er ny.\n\n## Økonomi\n\nDen er dyr.\n\n"
        "## Beslutning\n\nGodkendt.\n\n## 2. Eventuelt\n\nIntet.\n"
    )
    assert outline(text, "text/markdown") == [("1", "Vejplan"), ("2", "Eventuelt")]


def test_rows_may_hold_number_title_and_what_was_said() -> None:
    text = (
        "| 1. | Velkomst | Formanden bød velkommen. |\n|---|---|---|\n| 2. | Vejplan | Vedtaget |\n"
        "| 3. | Eventuelt | Intet. |\n"
    )
    items = items_of(text, "text/html")
    assert [(item.label, item.title, item.outcome) for item in items] == [
        ("1", "Velkomst", "none"),
        ("2", "Vejplan", "approved"),
        ("3", "Eventuelt", "empty"),
    ]


def test_rows_of_prices_are_no_items() -> None:
    text = (
        "1. Velkomst\nHilsen blev givet.\n\n2. Budget\n\n| 1. | Asfalt | 120.000 |\n|---|---|---|\n"
        "| 2. | Skilte | 9.000 |\n\n3. Eventuelt\nIntet.\n"
    )
    assert [label for label, _ in outline(text, "text/html")] == ["1", "2", "3"]


def test_a_title_in_capitals_may_run_over_two_lines() -> None:
    text = (
        "SAG NR. 1\nVELKOMST\nGODKENDT\n\nSAG NR. 2\nTILSKUD TIL\nBÆKBY IDRÆTSFORENING\n"
        "Udvalget bevilgede 5.000 kr.\n"
    )
    assert outline(text) == [("1", "VELKOMST"), ("2", "TILSKUD TIL BÆKBY IDRÆTSFORENING")]


@pytest.mark.parametrize(
    ("head", "item", "outcome"),
    [
        ("Deltagere: Ib Dam, Bo Lind\n", "1. Salg af bygningen\nBestyrelsen godkendte salget.", "approved"),
        ("", "1. Godkendelse af dagsorden\nGodkendt.", "approved"),
        ("", "7. Ny sti\nIb Dam fremlagde sagen.\nUdsat.", "postponed"),
    ],
)  # fmt: skip
def test_a_meeting_may_have_treated_one_thing_only(head: str, item: str, outcome: str) -> None:
    title = item.split("\n")[0].partition(". ")[2]
    meeting = parse_meeting(
        Source(
            "a.txt",
            "0",
            "text/plain",
            f"Referat fra møde i Vejudvalget 5. maj 2021\n{head}\n{item}",
        )
    )
    assert [(one.title, one.outcome) for one in meeting.items] == [(title, outcome)]
    assert meeting.kind == "minutes"
    assert len(meeting.people) == head.count(",") * 2


def test_a_lone_number_over_no_outcome_is_no_item() -> None:
    assert outline("Vi talte om huset.\n\n1. Huset er stort\nDet ligger ved vandet.\n") == []


def test_those_who_came_are_read_where_no_item_is_found() -> None:
    text = HEAD + "Deltagere:\nIb Dam\nBo Lind, kasserer\n\nVi talte om Jens Hagen og hans båd."
    meeting = parse_meeting(Source("a.txt", "0", "text/plain", text))
    assert meeting.items == ()
    assert [person.name for person in meeting.people] == ["Ib Dam", "Bo Lind"]


@pytest.mark.parametrize(
    "day", ["Dag 2", "Dag 2 – torsdag den 6. maj 2021", "2. mødedag:", "Anden dag"]
)
@pytest.mark.parametrize("mark", ["", "## "])
def test_the_name_of_the_second_day_is_in_no_item(day: str, mark: str) -> None:
    text = (
        f"{mark}Dag 1\n\n1. Status\nBeslutning: Godkendt.\n\n{mark}{day}\n\n"
        "2. Plan\nBeslutning: Udsat.\n"
    )
    items = items_of(text, "text/markdown")
    assert [item.title for item in items] == ["Status", "Plan"]
    assert items[0].span.end == (HEAD + text).index("Godkendt.") + len("Godkendt.")


def test_no_line_is_empty_that_is_cut_out_of_a_text_on_one_line() -> None:
    told = "Formanden bød velkommen og fortalte om året, der gik. " * 12
    text = f"Sagsfremstilling Tid: 5. maj 2021 Sted: Skolen 1. Velkomst {told}"
    pieces = unfolded(lines_of(Source("a.txt", "0", "text/plain", text)))
    assert [piece.text for piece in pieces][:3] == [
        "Sagsfremstilling",
        "Tid: 5. maj 2021",
        "Sted: Skolen",
    ]
