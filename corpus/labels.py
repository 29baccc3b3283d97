"""The labels of an attendance block, and what each says of the people after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.meeting import Status
from corpus.names import starts_with_name

_LABELS: tuple[tuple[Status, str], ...] = (
    (
        "absent",
        r"(?:meldt )?afbud(?: fra)?(?:\s*/\s*fraværende)?|fravær(?:ende)?(?: (?:med|uden) afbud)?|"
        r"ej mødt|(?:ikke )?udeblevet|ikke (?:frem)?mødte?|forhindret|ikke til ?stede|ej til ?stede",
    ),
    (
        "guest",
        r"gæst(?:er)?|(?:evt\.? )?(?:observers|observatører)?\s*/\s*gæster|inviterede|"
        r"oplægsholdere?|evt\.? gæster",
    ),
    (
        "secretariat",
        r"sekretariat(?:et)?|sekretær(?:er)?|referent(?:er)?|sekretariatsbetjening",
    ),
    (
        "present",
        r"(?:til ?stede |mødt )?som (?:stedfortræder|suppleant)(?:er)?|deltog(?=\s*:)|"
        r"til ?stede(?: var| er)?|deltagere|mødedeltagere|medlemmer|mødt(?:e)?|fremmødt?e|"
        r"(?:mødedeltagelse|deltagelse|deltagende|tilstedeværende)|"
        r"formandskab(?:et)?|formænd|mødeleder|formand|ordstyrer|dirigent|vært|faciliteret af|"
        r"administrativ(?:e)? (?:deltagelse|deltagere)|udvalgsformænd(?: med observatørstatus)?|"
        r"observatører|tværgående deltagere|øvrige deltagere|(?:forældre|medarbejder|elev|ledelses)"
        r"(?:valgte|repræsentanter|repræsentant)|suppleanter|stedfortrædere|"
        r"(?:øvrige |faste )?medlemmer til ?stede|"
        r"(?:ledelses|leder|medarbejder|arbejdsgiver|arbejdstager|a-|b-)siden?|"
        r"fra (?:administrationen|forvaltningen|bestyrelsen|skolen|ledelsen)"
        r"(?: deltog| deltager)?|(?:endvidere|desuden|derudover) (?:deltog|deltager)",
    ),
)
_LABEL = re.compile(
    "|".join(f"(?P<{status}>{pattern})" for status, pattern in _LABELS), re.IGNORECASE
)
CHAIR_LABEL = re.compile(r"(?:mødeleder|ordstyrer|dirigent|formand)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an attendance block, such as "Afbud:", and where its value begins."""

    text: str
    status: Status
    value: int


def read_label(text: str, start: int = 0) -> Label | None:
    """The label at ``start``; None when the word is part of a sentence."""
    match = _LABEL.match(text, start)
    if match is None:
        return None
    rest = re.match(r"\s*(:?)\s*", text[match.end() : match.end() + 20])
    assert rest is not None  # matches the empty text too
    if not rest.group() and match.end() < len(text):
        return None
    value = match.end() + rest.end()
    if value < len(text) and not rest.group(1) and not starts_with_name(text[value:]):
        return None
    status = next(status for status, _ in _LABELS if match.group(status))
    return Label(match.group(), status, value)


def opens_attendance(text: str) -> bool:
    """Whether a line starts the list of those who took part or stayed away."""
    return read_label(text.strip("|* ")[:200]) is not None
