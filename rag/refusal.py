"""A refusal: why a question is not answered, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "empty",
    "too_long",
    "private",
    "instruction",
    "opinion",
    "off_topic",
    "no_such_cluster",
    "no_such_meeting",
    "no_such_item",
    "no_evidence",
    "no_value",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered, and what is said; Danish and English."""

    reason: Reason
    danish: str
    english: str
