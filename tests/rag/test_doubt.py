"""Answers that may be none say so, and what no minutes name is told."""

from __future__ import annotations

import pytest

from rag import Answer, Assistant, to_record
from rag.asking.names import Names
from rag.asking.question import Question, understand
from rag.refusing import doubt
from rag.refusing.absent import absent_things


def understood(text: str, assistant: Assistant) -> Question:
    heads = assistant.index.heads
    return understand(text, heads, Names.of(heads))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Hvad gør klyngen ved manglen på tandlæger?", ["tandlæger"]),
        ("Hvad koster KRONJUVELERNE og helikopteren?", ["KRONJUVELERNE", "helikopteren"]),
        # It is there in another form, or within another word.
        ("Hvad siger handleplanens målgrupper?", []),
        ("Hvad skal genindlæggelsernes projektledere lave?", []),
        # Not a thing.
        ("Hvem bagatelliserede det?", []),
        ("What about the helicopters?", []),
    ],
)
def test_only_things_that_no_minutes_name_are_called_missing(
    question: str, named: list[str], assistant: Assistant
) -> None:
    assert absent_things(assistant.index, understood(question, assistant)) == named


def test_a_refusal_names_what_stands_nowhere(assistant: Assistant) -> None:
    answer = assistant.answer("Hvor mange helikoptere har Klynge Vest?")
    assert answer.abstained
    assert "”helikoptere”" in answer.text


@pytest.fixture
def never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "SURE", 1.1)


def in_doubt(answer: Answer) -> bool:
    assert to_record(answer)["doubtful"] == bool(answer.doubts)
    return answer.text.split("\n")[0] in answer.doubts


@pytest.mark.usefixtures("never_sure")
def test_an_unsure_answer_begins_with_a_word_of_doubt(assistant: Assistant) -> None:
    danish = assistant.answer("Hvor mange projektledere foreslås ansat i Klynge Vest?")
    english = assistant.answer("How many project managers are proposed in Cluster West?")
    assert in_doubt(danish)
    assert in_doubt(english)
    assert "usikkert" in danish.text
    assert "uncertain" in english.text


def test_a_sure_answer_has_none(assistant: Assistant) -> None:
    answer = assistant.answer("Hvor mange projektledere foreslås ansat i Klynge Vest?")
    assert not answer.abstained
    assert not in_doubt(answer)


@pytest.mark.usefixtures("never_sure")
@pytest.mark.parametrize(
    "question",
    [
        # From the list of people; put right; refused.
        "Hvem deltog i mødet i Klynge Midt den 24. maj 2023?",
        "Hvorfor blev handleplanen for Klynge Midt afvist?",
        "Hvor mange heste er der på rideskolen i Thisted?",
    ],
)
def test_what_the_minutes_list_and_what_is_put_right_is_not_doubted(
    question: str, assistant: Assistant
) -> None:
    assert not in_doubt(assistant.answer(question))


@pytest.mark.usefixtures("never_sure")
def test_each_doubtful_part_of_an_answer_says_so(assistant: Assistant) -> None:
    answer = assistant.answer(
        "Hvem deltog i mødet i Klynge Midt den 24. maj 2023, og hvor mange projektledere foreslås "
        "ansat i Klynge Vest?"
    )
    assert not in_doubt(answer)
    assert answer.doubts
    assert set(answer.doubts) <= set(answer.text.split("\n"))
