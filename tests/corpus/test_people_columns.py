"""Tables and columns that name people without saying that they came, or say it at their foot."""

from __future__ import annotations

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.attending import ITEMS, people_of, read

GROUPS = (
    ["Kommuner", "Region, hospital, praksis og patienter"],
    ["Ib Dam, borgmester, Bækby (formand)", "Bo Lind, regionsrådsmedlem (næstformand)"],
    ["Ea Friis, udvalgsformand, Nørby", "Per Holm, praktiserende læge, PLO"],
)
NAMES = ["Ib Dam", "Bo Lind", "Ea Friis", "Per Holm"]


def table(*rows: list[str]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def test_a_table_of_people_below_groups_lists_those_who_came() -> None:
    apologies = table(["Afbud", "Sekretariat"], ["Tue Vad, læge", "Lis Toft, konsulent"])
    meeting = read(f"{table(*GROUPS)}\n\n{apologies}", "text/markdown")
    assert [(person.name, person.status) for person in meeting.people] == [
        *((name, "present") for name in NAMES),
        ("Tue Vad", "absent"),
        ("Lis Toft", "secretariat"),
    ]
    assert meeting.chair == "Ib Dam"
    assert meeting.people[1].organisation == "Region, hospital, praksis og patienter"


def test_so_does_one_without_a_head_or_without_lines() -> None:
    alone = "\n".join("| " + " | ".join(row) + " |" for row in GROUPS[1:])
    wide = "\n".join(f"{one:<50}{other}" for one, other in GROUPS)
    for people in (people_of(alone, "text/markdown"), people_of(wide)):
        assert dict(people) == dict.fromkeys(NAMES, "present")


def test_words_broken_in_a_column_are_joined() -> None:
    lines = [
        ("Deltagere:", "Afbud:"),
        ("Ib Dam, formand for Sundheds-", "Bo Lind, Patientinddragelses-"),
        ("og Kulturudvalget", "udvalget"),
    ]
    meeting = read("\n".join(f"{one:<45}{other}" for one, other in lines))
    told = [f"{person.role} {person.organisation}" for person in meeting.people]
    assert told == [
        "formand for Sundheds- og Kulturudvalget None",
        "None Patientinddragelsesudvalget",
    ]


def test_a_label_may_stand_at_the_foot_of_its_list() -> None:
    assert people_of(
        "Ib Dam (A)\nBo Lind (V)\nTilstede:   Ea Friis (C)\n\nPer Holm (B)\nAfbud:   Tue Vad"
    ) == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea Friis", "present"),
        ("Per Holm", "absent"),
        ("Tue Vad", "absent"),
    ]


def test_an_apology_below_those_who_came_is_of_one_alone() -> None:
    assert people_of("Til stede:   Ib Dam (A)\nBo Lind (V)\n\nEa Friis (C)\nAfbud:   Tue Vad") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea Friis", "present"),
        ("Tue Vad", "absent"),
    ]


def test_a_table_below_the_last_item_tells_who_came() -> None:
    rows = table(
        ["Navn", "Funktion", "Deltog"], ["Ib Dam", "Formand", "Ja"], ["Bo Lind", "Medlem", "Nej"]
    )
    head = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 12"
    text = f"{head}{ITEMS}\n{rows}\n"
    meeting = parse_meeting(Source("møde.md", "0", "text/markdown", text))
    assert [(p.name, p.status) for p in meeting.people] == [
        ("Ib Dam", "present"),
        ("Bo Lind", "absent"),
    ]
    assert meeting.items[-1].sections[0].span.end < text.index("| Navn")


def test_two_on_a_line_are_two() -> None:
    assert [
        name for name, _ in people_of("Deltagere:\nDirektør Ib Dam / Vicedirektør Bo Lind")
    ] == [
        "Ib Dam",
        "Bo Lind",
    ]
    assert [name for name, _ in people_of("Deltagere:\nIb Dam og Lise (Røde Kors)\nBo Lind")] == [
        "Ib Dam",
        "Lise",
        "Bo Lind",
    ]
    assert people_of("Afbud: Ib Holm Dam og Nohr, 7.a") == [
        ("Ib Holm Dam", "absent"),
        ("Nohr", "absent"),
    ]


def test_crosses_below_labels_tell_who_came() -> None:
    lines = [("Mødedeltagere", "Til stede", "Afbud"), ("Ib Dam", "x", ""), ("Bo Lind", "", "x")]
    wide = "\n".join(f"{who:<20}{came:<12}{away}".rstrip() for who, came, away in lines)
    assert people_of(wide) == [("Ib Dam", "present"), ("Bo Lind", "absent")]


def test_columns_of_others_are_no_list_of_those_who_came() -> None:
    lines = [("Kandidater", "Stillere"), ("Ib Dam, formand", "Bo Lind, kasserer")]
    lines += [("Ea Friis, medlem", "Per Holm, medlem")]
    assert people_of("\n".join(f"{one:<30}{other}" for one, other in lines)) == []
