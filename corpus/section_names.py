"""Names of sections in Danish minutes, and the kinds they stand for."""

from __future__ import annotations

import re

from corpus.meeting import SectionKind

# Sources of the names: the minutes of regions, municipalities, clusters and associations.
_NAMES: dict[SectionKind, tuple[str, ...]] = {
    "background": (
        "resume",
        "resumé",
        "sagsresume",
        "sagsresumé",
        "sammendrag",
        "sagstema",
        "præsentation",
        "oplæg",
        "sagsfremstilling",
        "supplerende sagsfremstilling",
        "sagsbeskrivelse",
        "baggrund",
        "sagens baggrund",
        "problemstilling",
        "løsning",
        "redegørelse",
        "retsgrundlag",
        "emne",
        "opgave",
        "proces",
        "dagsordenstekst",
    ),
    "economy": (
        "økonomi",
        "økonomiske konsekvenser",
        "økonomiske konsekvenser og finansiering",
        "økonomi og finansiering",
        "økonomi og organisatoriske konsekvenser",
        "økonomiske og personalemæssige konsekvenser",
        "bevillingsmæssige konsekvenser",
        "finansiering",
    ),
    "recommendation": (
        "indstilling",
        "indstillinger",
        "administrationens indstilling",
        "forvaltningens indstilling",
        "direktionens indstilling",
        "sekretariatets indstilling",
        "formandens indstilling",
        "forslag",
        "forslag til beslutning",
        "beslutningsforslag",
        "det indstilles",
        "anbefaling",
    ),
    "minutes": (
        "referat",
        "beslutning",
        "beslutninger",
        "konklusion",
        "konklusioner",
        "udvalgets beslutning",
        "rådets beslutning",
        "byrådets beslutning",
        "bestyrelsens beslutning",
        "politisk behandling",
        "konklusion på drøftelsen",
        "drøftelse",
        "besluttet",
        "det blev besluttet",
        "behandling",
        "mødereferat",
    ),
    "history": (
        "sagsforløb",
        "tidligere behandling",
        "punktet behandlet tidligere",
        "høring og sagsgang",
        "beslutningen træffes af",
        "sagen afgøres af",
        "sagen afgøres i",
        "tidligere beslutninger",
        "sagens tidligere behandling",
    ),
    "attachments": (
        "bilag",
        "bilagsfortegnelse",
        "se alle bilag",
        "bilag til punktet",
        "vedhæftede bilag",
        "vedlagte bilag",
        "bilag til sagen",
    ),
    "other": (
        "høring",
        "handicapaspekter",
        "protokolbemærkning",
        "protokolbemærkninger",
        "tovholder",
        "to do",
        "opfølgning",
        "næste skridt",
        "personale",
        "andre konsekvenser",
        "politisk handlerum",
        "videre proces",
        "kommunikation",
        "borgmesterens afdelings påtegning",
        "miljømæssige konsekvenser",
        "sundhedsmæssige konsekvenser",
        "lovgrundlag",
        "klimakonsekvenser",
        "inddragelse",
    ),
}
SECTION_NAMES: dict[str, SectionKind] = {
    name: kind for kind, names in _NAMES.items() for name in names
}


def section_name(text: str) -> SectionKind | None:
    """Kind of a line that is nothing but the name of a section; None for any other line."""
    bare = re.sub(r"\s+", " ", text.strip(" \t:.–-*")).casefold()
    return SECTION_NAMES.get(bare)


def is_section_name(text: str) -> bool:
    """Whether a line is nothing but the name of a section."""
    return section_name(text) is not None
