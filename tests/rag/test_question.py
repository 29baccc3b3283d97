"""What is read out of a question, whatever meetings there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from rag.answer import Turn
from rag.asking.conversation import about, leans, resolve
from rag.asking.names import Names
from rag.asking.question import Question, understand


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
        ("Hvad er der ved broen, som gør den så dyr?", "rationale"),
        ("Hvad fik bestyrelsen til at aflyse festen?", "rationale"),
        ("Hvad skyldes forsinkelsen?", "rationale"),
        ("Sluttede mødet med en sang?", "yesno"),
        ("Gælder reglen også haverne?", "yesno"),
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


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Hvad drøftede Klynge Midt på novembermødet?", ["2020-11-20"]),
        ("Hvad drøftede Klynge Midt i slutningen af 2020?", ["2020-11-20"]),
        ("Hvem var nye i Klynge Midt i foråret 2021?", ["2021-03-29"]),
        ("Hvad talte Klynge Syd om i februar 21?", ["2021-02-03"]),
        ("Hvem kom til Klynge Midts møde i marts '21?", ["2021-03-29"]),
        ("Hvad blev sagt på Klynge Midts første møde i 2021?", ["2021-03-29"]),
    ],
)
def test_a_meeting_is_named_by_the_time_of_year_as_it_is_spoken(
    text: str, dates: list[str], index: Index
) -> None:
    assert [index.meetings[path].date for path in read(text, index).meetings] == dates


def test_two_figures_after_a_month_are_a_year_in_danish_and_a_day_in_english(
    index: Index,
) -> None:
    danish = read("Hvad skete der i Klynge Syd i februar 21?", index)
    assert (danish.years, danish.month, danish.day) == ((2021,), 2, None)
    english = read("What was said at the meeting on February 21?", index)
    assert (english.years, english.month, english.day) == ((), 2, 21)


@pytest.mark.parametrize(
    "text",
    [
        "Hvad skulle Klynge Midt tage fat på, når man sås igen i marts 2021?",
        "Hvad blev sat på til næste møde i marts i Klynge Midt?",
        "Hvad gemte Klynge Midt, til de mødtes igen den 29. marts 2021?",
    ],
)
def test_a_meeting_yet_to_come_is_spoken_of_at_the_one_before(text: str, index: Index) -> None:
    question = read(text, index)
    assert [index.meetings[path].date for path in question.meetings] == ["2020-11-20"]
    assert not question.years


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


def test_a_follow_up_keeps_what_was_asked_about_and_not_what_was_asked() -> None:
    asked = [
        "Hvor meget søgte kommunen til demensplejehjemmet i Strandkær?",
        "Hvorfor blev det dyrere?",
        "Hvem byggede det?",
    ]
    history = [turn for text in asked for turn in (Turn("user", text), Turn("assistant", "Ja."))]
    whole = resolve("Hvornår er det færdigt?", history).whole
    assert whole.startswith("Hvornår er det færdigt?")
    assert "demensplejehjemmet i Strandkær" in whole
    assert "byggede" in whole
    assert "Hvor meget" not in whole
    assert "dyrere" not in whole


@given(st.text(max_size=200))
def test_what_a_question_is_about_are_words_of_it(text: str) -> None:
    assert about(text) in text


def test_nothing_is_followed_without_a_conversation() -> None:
    assert not resolve("Og hvad med 2024?", []).follows
