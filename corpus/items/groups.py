"""Titles of groups of agenda items, which belong to no item themselves: "ÅBNE SAGER"."""

from __future__ import annotations

import re

from corpus.dates import find_dates

_GROUP = re.compile(
    r"(?:åbne?|lukkede?)\s+(?:beslutnings|orienterings|drøftelses)?(?:sager?|punkt|punkter|"
    r"dagsorden|"
    r"dagsordenspunkter|referat)|(?:beslutnings|orienterings|drøftelses)(?:punkter|sager)"
    r"(?::?\s*\(.{0,40}\))?|punkter til (?:drøftelse|beslutning|orientering)|sager til \w+|"
    r"til (?:efterretning|beslutning|drøftelse|orientering)\s*[-–]\s*for (?:åbne|lukkede) døre|"
    r"(?:åbne|lukkede) beslutningssager|disse sager behandles for lukkede døre|"
    r"(?:[A-Z][.)] )?(?:sager|punkter) til (?:behandling|drøftelse|orientering|beslutning)\b.*|"
    r"(?:mødets |den )?(?:åbent?|åbne|lukke(?:t|de)|fortrolige?|(?:(?:ikke|ej)[- ])?offentligt?e?) "
    r"(?:møde|del|session|dagsorden|punkter|sager)(?: (?:af|på) (?:mødet|dagsordenen))?"
    r"(?:,? (?:fra )?kl\.? ?\d[\d.:]*(?: ?[-–] ?\d[\d.:]*)?)?|lukket referat|"
    r"(?:punkter|sager)(?: behandlet)? (?:på|til|i) (?:åbent|lukket) møde|"
    r"(?:(?:resten af )?(?:mødet|disse|følgende|sager|punkter)(?: [\wæøå]+){0,4} )?"
    r"for (?:åbne|lukkede) døre|"
    r"(?-i:[A-H][.)] [A-ZÆØÅ][A-ZÆØÅ ,/-]{4,})",
    re.IGNORECASE,
)
# What was added after the agenda was sent out is numbered from one again.
_ADDED = re.compile(
    r"(?:tillægs|ekstra|supplerende )(?:dagsorden|punkter|sager)|tillæg til dagsordenen?",
    re.IGNORECASE,
)
# "Dag 2 – tirsdag den 27. august", "2. mødedag": what follows was treated on another day.
_DAY = re.compile(
    r"(?:dag \d|(?:\d\.|første|anden|tredje) (?:møde|seminar)?dag)\b(?P<when>.*)", re.IGNORECASE
)


def is_day_title(text: str) -> bool:
    """Whether a line only names a day of a meeting that took several."""
    match = _DAY.fullmatch(text.strip(" :.*")) if len(text) < 80 else None
    return match is not None and (not match["when"].strip() or bool(find_dates(match["when"])))


def is_group_title(text: str) -> bool:
    """Whether a line only names a group of agenda items."""
    bare = re.sub(r"\s+", " ", text).strip(" :.*")
    return len(bare) < 80 and bool(_GROUP.fullmatch(bare))


def starts_anew(text: str) -> bool:
    """Whether the numbers of the items below a line may begin with one again."""
    bare = text.strip(" :.*")
    return (
        is_group_title(text)
        or is_day_title(text)
        or (len(bare) < 80 and bool(_ADDED.fullmatch(bare)))
    )
