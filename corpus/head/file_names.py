"""Whose minutes the name of a file says they are: "Roklubben Fjord 2021-05-05.txt"."""

from __future__ import annotations

import re

from corpus.dates import find_dates, without_months

DOCUMENT_WORD = re.compile(
    r"\b(?:foreløbigt? |godkendt |åbent |lukket |udskriv )?"
    r"(?:dagsorde?ne?r og referater|(?:konklusions|beslutnings|møde)?referat|beslutningsprotokol|"
    r"dagsorden(?: m\. referat| med referat| og referat)?|tillægsdagsorden|beslutninger|udskrift|"
    r"konklusioner|indkaldelse(?= til (?:\w+ )?\w*(?:forsamling|møde)))\b(?:\s*(?:for|fra|af|til|:))?\s*"
    r"(?:(?:\d+\.\s*(?:n\.\s*)?møde|mødet?|mødet? nr\.?:? ?\d+|(?:ekstra)?ordinært møde)"
    r"(?:\s+(?:i|for|af)\s+|$))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b")
_STEM = 5  # letters
_WORD = re.compile(r"(?<!\w)[A-ZÆØÅ](?:[\wæøåé]{2,}|[A-ZÆØÅ])(?!\w)")
_BODY_NOUN = re.compile(
    r"(?:udvalg|råd|bestyrelse|forening|klub|laug|gruppe|forum|nævn|præsidi|ting|forsamling|klynge)\w*\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:\w*(?:møde|referat|dagsorden|protokol)\w*|scan\w*|doc\w*|dok\w*|img|bilag|punkt|udkast|endelig|final|kopi|"
    r"rev|revideret|version|(?:ekstra)?ordinær\w*|uden|dato|nr|underskrevet|til|uge|sag|microsoft|word|forår|"
    r"sommer|efterår|vinter|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|januar|februar|marts|april|"
    r"maj|juni|juli|august|september|oktober|november|december)",
    re.IGNORECASE,
)


def named_in(file_name: str) -> str | None:
    """Whose minutes a name says they are; None where it only counts or dates them.

    Without a word for a body it must be a name with the day of the meeting beside it, as those
    write it who keep many.

    Args:
        file_name: without its suffix.
    """
    spaced = file_name.replace("_", " ")
    own = _YEARS.sub("", re.sub(r"\s+", " ", without_date(DOCUMENT_WORD.sub("", spaced))).strip())
    own = re.sub(r"^\d+\b|\b\d{1,3}$", "", own.strip()).strip(" ,.–-#()")
    named = [word for word in _WORD.findall(own) if not _NO_NAME.fullmatch(word)]
    if not named or not own[:1].isupper() or _NO_NAME.fullmatch(own.split()[0]):
        return None
    return own if _BODY_NOUN.search(own) or find_dates(spaced) else None


def says_more(line: str, own: str) -> bool:
    """Whether a line of the head is rather the name of a body than that of its file is.

    "Havnens Venner" is, "Logbog", "4. samling" and a line of commands are not.
    """
    if not line[:1].isalpha() or " " not in line:
        return False
    words = {word.casefold()[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", own)}
    found = re.findall(r"[^\W\d_]{4,}", line)
    return any(word.casefold()[:_STEM] in words for word in found) or all(
        word[:1].isupper() for word in line.split()
    )


def without_date(text: str) -> str:
    """A line without the dates and times in it."""
    for date in reversed(find_dates(text)):
        text = text[: date.start] + text[date.end :]
    text = without_months(text)
    text = re.sub(r"\b(?:[Kk]l\.?|[Kk]lokken)\s*[\d.:]+(?:\s*(?:[-–]|til)\s*[\d.:]+)?", "", text)
    text = re.sub(r"\s\d{1,2}[.:]\d\d(?::\d\d)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?\s*$", "", text)
    return re.sub(r"\s+", " ", re.sub(r"\b(?:den|d\.)\s*$", "", text.strip())).strip(" ,-–:")
