"""What can be wrong with a question set beyond its form: gold that is not in the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.errors import EvalError
from eval.matching import contains_string, contains_word, item_key
from eval.metrics import says
from eval.questions import Question
from eval.sources import Sources, find_document, holds_quote


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one line."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"linje {self.line}: {self.message}"


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
            problems.append(f"dokumentet ”{gold.doc}” i ”gold” er ikke blandt referaterne")
        elif not holds_quote(source, gold.quote) and not source.withheld:
            problems.append(f"citatet i ”gold” står ikke i ”{gold.doc}”: {_short(gold.quote)}")
    return problems


def _string_problems(question: Question) -> list[str]:
    """Groups of strings that no reply can meet, since each of them holds a forbidden one."""
    wanted = question.must_contain if question.answerable else question.correction_contains
    return [
        f"”must_not” forbyder alt i {list(group)}"
        for group in wanted
        if all(any(contains_string(text, bad) for bad in question.must_not) for text in group)
    ]


def doubts(questions: Sequence[Question], sources: Sources) -> list[Problem]:
    """What looks like a slip without making the set unusable."""
    found = []
    for question in questions:
        for gold in question.gold:
            # Without it no citation can be right; but Word numbers items outside the text.
            source, label = find_document(sources, gold.doc), item_key(gold.item)
            if source and source.withheld and not holds_quote(source, gold.quote):
                message = f"citatet kan stå under et lukket punkt i ”{gold.doc}”"
                found.append(Problem(question.line, message))
            if source and label and not contains_word(source.text, label):
                found.append(
                    Problem(question.line, f"punkt ”{gold.item}” nævnes ikke i ”{gold.doc}”")
                )
        if question.answerable and not question.gold:
            found.append(
                Problem(question.line, "besvarligt, men uden ”gold”: søgningen måles ikke")
            )
        if question.answerable and not question.must_contain:
            found.append(
                Problem(question.line, "uden ”must_contain”: ethvert svar gælder som korrekt")
            )
        if (
            question.answerable
            and question.answer
            and not says(question.answer, question.must_contain)
        ):
            found.append(Problem(question.line, "”answer” opfylder ikke sit eget ”must_contain”"))
        if question.answerable and any(
            contains_string(question.answer, claim) for claim in question.must_not
        ):
            found.append(Problem(question.line, "”answer” indeholder noget af ”must_not”"))
        if question.type == "followup" and not question.history:
            found.append(Problem(question.line, "et opfølgende spørgsmål uden ”history”"))
    return found


def require_valid(questions: Sequence[Question], sources: Sources, name: str) -> None:
    """Refuse a set that cannot be scored.

    Raises:
        EvalError: with every problem, named by its line.
    """
    problems = check_questions(questions, sources)
    if problems:
        raise EvalError(f"{name} passer ikke til disse referater; ret de nævnte linjer.", problems)


def _short(text: str, length: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
