"""What is read out of a question, whatever meetings there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from rag.answer import Turn
from rag.conversation import leans, resolve
from rag.names import Names
from rag.question import Question, understand


def read(text: str, index: Index) -> Question:
    return understand(text, index.meetings, Names.of(index.heads))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvor mange penge blev der bevilget?", "money"),
        ("Hvad koster det?", "money"),
        ("Hvor mange borgere er med?", "number"),
        ("Hvornår skal det være færdigt?", "date"),
        ("Hvem havde meldt afbud?", "attendance"),
        ("Hvorfor valgte man det?", "rationale"),
        ("Hvad blev der besluttet om skolen?", "decision"),
        ("What was decided about the school?", "decision"),
        ("Opsummer mødet", "summary"),
        ("Hvor mange referater har du?", "catalogue"),
        ("Citér indstillingen ordret", "quote"),
        ("Hvilke bilag hører til?", "list"),
        ("Hvordan har prisen på broen udviklet sig?", "timeline"),
        ("Hvad har broen kostet år for år?", "timeline"),
        ("Hvordan er det gået med broen?", "timeline"),
    ],
)
def test_the_kind_of_answer_is_told_by_how_the_question_is_asked(
    text: str, kind: str, index: Index
) -> None:
    assert read(text, index).kind == kind


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("Hvad besluttede Klynge Vest?", ("Vest",)),
        ("på Klynge Midts møde", ("Midt",)),
        ("og i klynge syd??", ("Syd",)),
        ("What did Cluster West decide?", ("Vest",)),
        ("Hvad med Klynge Nord?", ("Nord",)),
        ("Hvad blev der drøftet?", ()),
    ],
)
def test_clusters_are_met_in_any_spelling(
    text: str, clusters: tuple[str, ...], index: Index
) -> None:
    assert read(text, index).clusters == clusters


def test_a_date_names_its_meeting(index: Index) -> None:
    question = read("Hvad skete der på mødet den 29. marts 2021?", index)
    assert [index.meetings[path].date for path in question.meetings] == ["2021-03-29"]


def test_the_latest_meeting_of_a_cluster_is_the_newest_by_date(index: Index) -> None:
    question = read("Hvad skete der på det seneste møde i Klynge Midt?", index)
    dates = [m.date for m in index.meetings.values() if m.cluster == "Midt"]
    assert [index.meetings[path].date for path in question.meetings] == [max(map(str, dates))]


def test_an_item_is_named_by_its_number_but_a_count_is_no_item(index: Index) -> None:
    assert read("Hvad blev sagt under punkt 3?", index).item == "3"
    assert read("Hvor mange punkter var der?", index).item is None


def test_english_is_told_from_danish(index: Index) -> None:
    assert read("Who was absent from the meeting?", index).language == "en"
    assert read("Hvem var fraværende?", index).language == "da"


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    understand(text, {}, Names.of({}))
    leans(text)


def test_a_follow_up_leans_on_the_question_before_and_a_new_topic_does_not() -> None:
    history = [
        Turn("user", "Hvad besluttede Klynge Vest om skolen?"),
        Turn("assistant", "Indstillingen blev godkendt."),
    ]
    followed = resolve("Og hvad med 2024?", history)
    assert followed.follows
    assert "Klynge Vest" in followed.whole
    assert not resolve("Nå, noget helt andet: hvem er formand for havnen?", history).follows
    assert not resolve("Hvem deltog i mødet i Klynge Syd i februar 2021?", history).follows


def test_nothing_is_followed_without_a_conversation() -> None:
    assert not resolve("Og hvad med 2024?", []).follows
