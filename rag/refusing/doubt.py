"""What is said before an answer that may be none.

Between an answer and a refusal lies evidence that is on the topic and perhaps not to the point.
Such an answer is given, and says that it is uncertain.
"""

from __future__ import annotations

from index import Index
from rag.asking.question import Question
from rag.refusing.absent import absent_words

# The gate's probability is calibrated on questions of which about a quarter has no answer. Below
# this, one in three or more of the questions that are answered has none.
SURE = 0.7


def is_sure(confidence: float) -> bool:
    """Whether an answer needs no word of doubt.

    Args:
        confidence: as `rag.refusing.gate.confidence_of` gives it.
    """
    return confidence >= SURE


def doubt(index: Index, question: Question) -> str:
    """The line before an answer that may be none, with what no minutes name, if anything.

    Args:
        index: that was searched.
        question: as understood.
    """
    if question.language == "en":
        return "It is uncertain whether this answers the question:"
    if absent := absent_words(index, question):
        return f"{absent} står ikke i referaterne, så svaret er usikkert:"
    return "Det er usikkert, om dette svarer på spørgsmålet:"
