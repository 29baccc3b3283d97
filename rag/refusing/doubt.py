"""What is said before an answer that may be none.

Between an answer and a refusal lies evidence that is on the topic and perhaps not to the point.
Such an answer is given, and says that it is uncertain.
"""

from __future__ import annotations

from typing import Literal

# What is told without doubt is twice as likely to answer as not, by the gate's own probability,
# which is fitted to questions of which about a quarter has no answer.
SURE = 2 / 3
_DOUBT = {
    "da": "Det er usikkert, om dette svarer på spørgsmålet:",
    "en": "It is uncertain whether this answers the question:",
}


def is_sure(confidence: float) -> bool:
    """Whether an answer needs no word of doubt.

    Args:
        confidence: as `rag.refusing.gate.confidence_of` gives it.
    """
    return confidence >= SURE


def doubt(language: Literal["da", "en"]) -> str:
    """The line before an answer that may be none."""
    return _DOUBT[language]
