"""Titles of groups of agenda items, which belong to no item themselves: "ÅBNE SAGER"."""

from __future__ import annotations

import re

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


def is_group_title(text: str) -> bool:
    """Whether a line only names a group of agenda items."""
    bare = re.sub(r"\s+", " ", text).strip(" :.*")
    return len(bare) < 80 and bool(_GROUP.fullmatch(bare))


def starts_anew(text: str) -> bool:
    """Whether the numbers of the items below a line may begin with one again."""
    bare = text.strip(" :.*")
    return is_group_title(text) or (len(bare) < 80 and bool(_ADDED.fullmatch(bare)))
