"""Answers that may be none say so, and what no minutes name is told."""

from __future__ import annotations

import pytest

from rag import Answer, Assistant, to_record
from rag.asking.names import Names
from rag.asking.question import Question, understand
from rag.refusing import doubt
from rag.refusing.absent import absent_things

_WHO = "Hvem deltog i mødet i Klynge Midt den 24. maj 2023?"
_HOW_MANY = "Hvor mange projektledere foreslås ansat i Klynge Vest?"


def understood(text: str, assistant: Assistant) -> Question:
    heads = assistant.index.heads
    return understand(text, heads, Names.of(heads))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Hvad gør klyngen ved manglen på specialtandlæger blandt helikopterpiloter?", "piloter"),
        ("Hvor mange helikoptere har Klynge Vest?", "helikoptere"),
        ("Hvad mener Vest om kronjuvelerne?", "kronjuvelerne"),
        # It is there in another form, within another word, or in another spelling.
        ("Hvad siges der om handleplanens målgruppe?", ""),
        ("Hvad siges der om genindlæggelsernes omfang?", ""),
        ("Hvad siges der om genindlagelserne?", ""),
        # No thing, or not what is asked about.
        ("Hvad siges der om årsagerne?", ""),
        ("Hvem betaler?", ""),
        ("Hvordan bagatelliserede mødet det?", ""),
        ("What is said about helicopters?", ""),
    ],
)
def test_only_things_that_no_minutes_name_are_called_missing(
    question: str, named: str, assistant: Assistant
) -> None:
    found = absent_things(assistant.index, understood(question, assistant))
    assert bool(found) == bool(named)
    assert all(word.endswith(named) for word in found)


@pytest.mark.parametrize(
    "question",
    ["Hvor mange helikoptere har Klynge Vest?", "Hvad siger Klynge Vest om kronjuvelerne?"],
)
def test_a_refusal_names_what_stands_nowhere(question: str, assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert answer.abstained
    assert "er ikke fundet" in answer.text
    assert "er nævnt" not in answer.text


@pytest.fixture
def never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "SURE", 1.1)


def lines_in_doubt(answer: Answer) -> list[int]:
    """The numbers of the lines that tell of doubt; what the record and the rest say agrees."""
    assert to_record(answer)["doubtful"] == bool(answer.doubts)
    lines = answer.text.split("\n")
    assert set(answer.doubts) <= set(lines)
    assert answer.said.split("\n") == [line for line in lines if line not in answer.doubts]
    return [number for number, line in enumerate(lines) if line in answer.doubts]


@pytest.mark.usefixtures("never_sure")
@pytest.mark.parametrize(
    ("question", "word"),
    [
        (_HOW_MANY, "usikkert"),
        ("How many project managers are proposed in Cluster West?", "uncertain"),
    ],
)
def test_an_unsure_answer_begins_with_a_word_of_doubt(
    question: str, word: str, assistant: Assistant
) -> None:
    answer = assistant.answer(question)
    assert lines_in_doubt(answer) == [0]
    assert word in answer.text.split("\n")[0]


def test_a_sure_answer_has_none(assistant: Assistant) -> None:
    answer = assistant.answer(_HOW_MANY)
    assert not answer.abstained
    assert lines_in_doubt(answer) == []


@pytest.mark.usefixtures("never_sure")
@pytest.mark.parametrize(
    ("question", "says", "abstained"),
    [
        (_WHO, "Jes Lunde", False),
        (
            "Hvorfor afviste Klynge Vest projektet om forebyggelige genindlæggelser?",
            "ikke afvist",
            False,
        ),
        ("Hvor mange heste er der på rideskolen i Thisted?", "fremgår ikke", True),
    ],
)
def test_lists_of_people_corrections_and_refusals_are_not_doubted(
    question: str, says: str, abstained: bool, assistant: Assistant
) -> None:
    answer = assistant.answer(question)
    assert answer.abstained == abstained
    assert says in answer.text
    assert lines_in_doubt(answer) == []


@pytest.mark.usefixtures("never_sure")
def test_doubt_about_a_part_names_the_part_and_stands_before_it(assistant: Assistant) -> None:
    answer = assistant.answer(f"{_WHO[:-1]}, og {_HOW_MANY[0].lower()}{_HOW_MANY[1:]}")
    (number,) = lines_in_doubt(answer)
    lines = answer.text.split("\n")
    assert "projektledere" in lines[number]
    assert 0 < number < len(lines) - 1
    assert "Jes Lunde" in "\n".join(lines[:number])


@pytest.mark.usefixtures("never_sure")
def test_each_doubtful_part_has_its_own_word_and_something_under_it(assistant: Assistant) -> None:
    answer = assistant.answer(
        f"{_HOW_MANY[:-1]}, og hvor mange IPS-forløb er der iværksat i Klynge Midt?"
    )
    numbers = lines_in_doubt(answer)
    assert len(numbers) == len(answer.doubts) == 2
    assert numbers[1] - numbers[0] > 1
    assert numbers[1] < len(answer.text.split("\n")) - 1


@pytest.mark.usefixtures("never_sure")
def test_a_part_that_is_told_already_leaves_no_word_behind(assistant: Assistant) -> None:
    answer = assistant.answer(f"{_HOW_MANY} {_HOW_MANY}")
    assert len(lines_in_doubt(answer)) <= 1
    assert answer.text.split("\n")[-1] not in answer.doubts
