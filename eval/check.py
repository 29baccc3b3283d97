"""What can be wrong with a question set beyond its form: gold that is not in the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.errors import EvalError
from eval.matching import contains_string
from eval.metrics import says
from eval.questions import Question
from eval.sources import Sources, find_document, holds_quote


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one line."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def check_questions(questions: Sequence[Question], sources: Sources) -> list[Problem]:
    """What makes a set impossible to score against these minutes.

    Args:
        questions: a set that ``read_questions`` accepted.
        sources: the minutes, by path.

    Returns:
        In the order of the lines; empty for a good set.
    """
    return [
        Problem(question.line, message)
        for question in questions
        for message in (*_gold_problems(question, sources), *_string_problems(question))
    ]


def _gold_problems(question: Question, sources: Sources) -> list[str]:
    problems = []
    for gold in question.gold:
        source = find_document(sources, gold.doc)
        if source is None:
            problems.append(f"gold document '{gold.doc}' is not among the minutes")
        elif not holds_quote(source, gold.quote):
            problems.append(f"gold quote is not in '{gold.doc}': '{_short(gold.quote)}'")
    return problems


def _string_problems(question: Question) -> list[str]:
    """Groups of strings that no reply can meet, since each of them holds a forbidden one."""
    wanted = question.must_contain if question.answerable else question.correction_contains
    return [
        f"'must_not' forbids every string of {list(group)}"
        for group in wanted
        if all(any(contains_string(text, bad) for bad in question.must_not) for text in group)
    ]


def doubts(questions: Sequence[Question]) -> list[Problem]:
    """What looks like a slip without making the set unusable."""
    found = []
    for question in questions:
        if question.answerable and not question.gold:
            found.append(Problem(question.line, "answerable, but no gold: retrieval is not scored"))
        if question.answerable and not question.must_contain:
            found.append(Problem(question.line, "no 'must_contain': any reply counts as correct"))
        if (
            question.answerable
            and question.answer
            and not says(question.answer, question.must_contain)
        ):
            found.append(Problem(question.line, "'answer' does not hold its own 'must_contain'"))
        if question.answerable and any(
            contains_string(question.answer, claim) for claim in question.must_not
        ):
            found.append(Problem(question.line, "'answer' holds a string of 'must_not'"))
        if question.type == "followup" and not question.history:
            found.append(Problem(question.line, "a followup without history"))
    return found


def require_valid(questions: Sequence[Question], sources: Sources, name: str) -> None:
    """Refuse a set that cannot be scored.

    Raises:
        EvalError: with every problem, named by its line.
    """
    problems = check_questions(questions, sources)
    if problems:
        raise EvalError(f"{name} does not fit these minutes; correct the lines named.", problems)


def _short(text: str, length: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
