"""Names of sections in Danish minutes, and the kinds they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.lettering import unspaced
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
        "fremstilling",
        "sagens baggrund",
        "sagens kerne",
        "problemstilling",
        "løsning",
        "redegørelse",
        "retsgrundlag",
        "emne",
        "opgave",
        "proces",
        "dagsordenstekst",
        "indhold",
        "punktets indhold",
        "formål",
        "beskrivelse",
        "indledning",
        "redegørelse for sagen",
        "beslutningstema",
        "tema",
        "sagens indhold",
        "beskrivelse af sagen",
        "sagens oplysninger",
        "vurdering",
        "forvaltningens vurdering",
        "administrationens vurdering",
        "faglig vurdering",
        "retligt grundlag",
    ),
    "economy": (
        "økonomi",
        "økonomiske overvejelser",
        "økonomi og personale",
        "økonomiske konsekvenser",
        "økonomiske konsekvenser og finansiering",
        "økonomi og finansiering",
        "økonomisk vurdering",
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
        # Copenhagen's name for it; what was decided stands under "Beslutning" at the end.
        "indstilling og beslutning",
        "forslag",
        "forslag til beslutning",
        "beslutningsforslag",
        "det indstilles",
        "det indstilles derfor",
        "det foreslås",
        "anbefaling",
        "anbefalinger",
        "forvaltningen indstiller",
        "forvaltningen foreslår",
        "administrationen foreslår",
        "direktøren indstiller",
        "direktøren indstiller, at",
        "formandskabet indstiller",
        "borgmesteren foreslår",
        "administrationen indstiller",
        "direktionen indstiller",
        "borgmesteren indstiller",
        "magistraten indstiller",
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
        "opsamling",
        "protokol",
        "vedtagelse",
        "beslutninger og aftaler",
        "input fra mødet",
        "udvalgets behandling",
        "beslutning i udvalget",
        "beslutning fra mødet",
        "beslutning på mødet",
        "drøftelse på mødet",
        "referat fra mødet",
    ),
    "history": (
        "sagsforløb",
        "punkttype",
        "tidligere behandling",
        "punktet behandlet tidligere",
        "høring og sagsgang",
        "beslutningen træffes af",
        "sagen afgøres af",
        "sagen afgøres i",
        "tidligere beslutning",
        "tidligere beslutninger",
        "tidligere politisk behandling",
        "sagens tidligere behandling",
        "sagsgang",
        "sagens gang",
        "sagens forløb",
        "behandlingsforløb",
        "beslutningskompetence",
        "kompetence",
        "behandles i",
        "historik",
    ),
    "attachments": (
        "bilag",
        "bilagsfortegnelse",
        "se alle bilag",
        "bilag til punktet",
        "vedhæftede bilag",
        "vedlagte bilag",
        "bilag til sagen",
        "bilagsliste",
        "bilagsoversigt",
        "bilag til dagsordenspunktet",
        "relaterede dokumenter",
        "relaterede bilag",
    ),
    "other": (
        "ændringsforslag",
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
        "inddragelse og høring",
        "konsekvenser",
        "øvrige konsekvenser",
        "personalemæssige konsekvenser",
        "juridiske konsekvenser",
        "retlige konsekvenser",
        "tværgående konsekvenser",
        "risikovurdering",
        "tidsplan",
        "ansvarlig",
        "deadline",
        "sagsbehandler",
        "journalnummer",
        "kommunikation og presse",
        "beskæftigelseseffekt",
        "bæredygtighed",
    ),
}
SECTION_NAMES: dict[str, SectionKind] = {
    name: kind for kind, names in _NAMES.items() for name in names
}


_MAY_BE_ITEM = frozenset(("tidsplan", "kommunikation", "personale"))
_LONGEST = 90
_JOINED = re.compile(r"\s*/\s*|\s+og\s+|\s*&\s*")


def section_name(text: str) -> SectionKind | None:
    """Kind of a line that is nothing but the name of a section; None for any other line."""
    return _named(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _named(text: str) -> SectionKind | None:
    bare = re.sub(r"\s+", " ", unspaced(text).strip(" \t:.–-*|")).casefold()
    kind = SECTION_NAMES.get(bare)
    if kind is None and 0 < len(bare) < 50:
        # "Referat/beslutning", "Indhold og indstilling": what happened outweighs the rest.
        kinds = [SECTION_NAMES.get(part) for part in _JOINED.split(bare)]
        if all(kinds):
            first = [name for name in ("minutes", "background") if name in kinds]
            case = all(name in ("background", "economy", "other") for name in kinds)
            kind = first[0] if first and (case or first[0] == "minutes") else kinds[-1]
    return kind


def is_section_name(text: str) -> bool:
    """Whether a line is nothing but the name of a section."""
    return section_name(text) is not None


def may_be_item(text: str) -> bool:
    """Whether the name of a section is also the usual title of an item: "Økonomi"."""
    return section_name(text) == "economy" or text.strip(" :").casefold() in _MAY_BE_ITEM


def divides_cases(texts: Iterable[str]) -> bool:
    """Whether lines name parts of a case besides what may be the title of an item."""
    return any(is_section_name(text) and not may_be_item(text) for text in texts)
