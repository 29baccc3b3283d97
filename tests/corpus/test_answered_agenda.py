"""Minutes that repeat their agenda as quotations and answer it line by line."""

from __future__ import annotations

from corpus import Meeting, Source
from corpus.layout.display import display_text
from corpus.parse import parse_meeting

HEAD = "# Brugergruppen 5. maj 2026\n\n## Dagsorden\n"
AGENDA = "#### 1. Formalia\n- 1.1 Referat\n\n#### 2. Temaer\n- 2.1 Drift\n- 2.2 Budget\n\n"


def read(answers: str) -> Meeting:
    text = f"{HEAD}{AGENDA}## Mødereferat\n\n{answers}"
    return parse_meeting(Source("møde.md", "0", "text/markdown", text))


def told(meeting: Meeting) -> list[tuple[str | None, dict[str, str]]]:
    """Of each item its label and its texts by the kind of their sections."""
    return [
        (item.label, {part.kind: display_text(meeting.source, part.span) for part in item.sections})
        for item in meeting.items
    ]


def test_answers_below_inner_numbers_alone_are_the_items() -> None:
    meeting = read(
        "> - 1.1 Referat\nReferat fra mødet den 1. april er godkendt.\n\n"
        "> - 2.1 Drift\n>   - Serveren flyttes i juni.\n\nIb flytter den selv.\n\n"
        "> - 2.2 Budget\n\nBudgettet blev godkendt.\n"
    )
    assert meeting.kind == "minutes"
    assert told(meeting) == [
        ("1.1", {"minutes": "Referat fra mødet den 1. april er godkendt."}),
        ("2.1", {"background": "- Serveren flyttes i juni.", "minutes": "Ib flytter den selv."}),
        ("2.2", {"minutes": "Budgettet blev godkendt."}),
    ]
    assert [item.outcome for item in meeting.items] == ["approved", "none", "approved"]


def test_an_indented_quotation_is_read_without_its_marks_and_opens_no_item() -> None:
    meeting = read(
        "> #### 2. Temaer\n> - 2.1 Drift\n  > - Serveren flyttes.\nIb flytter den.\n"
        "  > - Hvem tager vagten?\nEa tager den.\n\n> - 2.2 Budget\n\nBudgettet blev godkendt.\n"
    )
    assert [label for label, _ in told(meeting)] == ["2", "2.1", "2.2"]
    drift = "\n".join(told(meeting)[1][1].values())
    assert "Ea tager den." in drift
    assert ">" not in drift


def test_a_link_to_a_proposal_does_not_make_a_proposal_of_what_follows() -> None:
    meeting = read(
        "> - 1.1 Referat\n\nGodkendt.\n\n> - 2.1 Drift\n\nForslaget er vedtaget.\n"
        "Beslutningsforslag: https://eksempel.dk/forslag-1\n\nIb flytter serveren.\n"
    )
    assert list(told(meeting)[1][1]) == ["minutes"]
