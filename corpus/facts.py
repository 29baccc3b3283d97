"""Facts of a meeting that stand at its head: title, body, cluster, date, time, place, chair."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import WEEKDAYS, DateMatch, find_dates, find_times, years_in
from corpus.lines import BULLET, Line

# The four clusters of North Jutland before and after 2022 ("Politisk Klynge Midt" became
# "Sundhedsklynge Midt, politisk niveau"), with their municipalities as rn.dk lists them.
CLUSTERS: dict[str, tuple[str, ...]] = {
    "Nord": ("Hjørring", "Brønderslev", "Frederikshavn", "Læsø"),
    "Midt": ("Aalborg", "Jammerbugt"),
    "Syd": ("Vesthimmerland", "Rebild", "Mariagerfjord"),
    "Vest": ("Morsø", "Thisted"),
}
_CLUSTER = re.compile(
    r"(?P<political>politiske?\s+)?(?P<word>sundhedsklynge[rn]?|klynge(?:møde)?)\s+"
    r"(?P<name>[A-ZÆØÅa-zæøå][\wæøå]+)",
    re.IGNORECASE,
)
_POLITICAL = re.compile(r"\bpolitisk\w*\b", re.IGNORECASE)
_LEVELS = (
    ("political", _POLITICAL),
    ("strategic", re.compile(r"\bfaglig\w*[ -/]+strategisk\w*\b", re.IGNORECASE)),
    ("administrative", re.compile(r"\b(?:direktør|chef)(?:forum|niveau|gruppe)\w*\b", re.IGNORECASE)),
)
_DOCUMENT_WORD = re.compile(
    r"\b(?:foreløbigt |godkendt |åbent |lukket )?(?:referat|beslutningsprotokol|dagsorden(?: m\. "
    r"referat| og referat)?|mødereferat|tillægsdagsorden|beslutninger|udskrift|konklusioner)\b"
    r"(?:\s*(?:for|fra|af|til|:))?\s*(?:\d+\.\s*(?:n\.\s*)?møde\s+i\s+|mødet\s+i\s+)?",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:\*\*)?(?P<name>tidspunkt|mødetidspunkt|tid|dato|mødedato|starttidspunkt|sted|mødested|"
    r"lokale|mødelokale|mødeleder|ordstyrer|formand|møde|mødenavn|udvalg|emne|slut|sluttidspunkt|"
    r"sluttidspunkt for møde|møde slut)\b\s*(?P<colon>:)?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\b(?:microsoft )?teams\b|\bzoom\b|\bskype\b|\bvirtuel\w*|\bonline\b|\btelefonmøde\b|"
    r"\b(?:i|på) (?=[A-ZÆØÅ]).*(?:rum|sal|lokale|center|hus|gård|rådhus)\w*|\bmødelokale\b|"
    r"\blokale \S+|\brådhus\w*|\bregionshus\w*|\bkonferencelokale|\budvalgsværelse)",
    re.IGNORECASE,
)
_VIRTUAL_PROSE = re.compile(
    r"\b(?:afhold\w+|mødtes|foregik|gennemført\w*)\s+(?:\w+\s+){0,2}?(?P<place>virtuelt|online|"
    r"(?:via|på|over) (?:microsoft )?teams)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:[A-ZÆØÅ][\wæøåé.-]*(?:\s*,\s*|\s+(?:og|for|i|af|til)\s+|\s+|-))*?"
    r"(?:[A-ZÆØÅ]?[\wæøå-]*(?:udvalg(?:et)?|rådet|råd|byråd|bestyrelse|kommunalbestyrelse(?:n)?|"
    r"borgerrepræsentation(?:en)?|styregruppe|koordinationsgruppe|projektgruppe|arbejdsgruppe|"
    r"forum|komité|nævn|generalforsamling|magistrat(?:en)?))\b",
)
# Words about the time that the text itself looks forward to, within the year of the meeting.
_AHEAD = re.compile(
    r"\b(?:andet halvår|2\. halvår|efterår\w*|udgangen|ultimo|medio|primo|næste møde|sommeren|vinteren)"
    r"\s+(?:af\s+|i\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of the document tells; ``used`` are the lines that told it."""

    title: str
    body: str | None
    cluster: str | None
    level: str | None
    date: str | None
    date_evidence: str | None
    start: str | None
    end: str | None
    place: str | None
    chair: str | None
    used: frozenset[int]
    warnings: tuple[str, ...]


def read_facts(head: Sequence[Line], text: str, path: str) -> Facts:
    """Facts from the lines before the first item.

    Args:
        head: lines before the first item, without page furniture.
        text: the whole clean text, for a year or a place that only the prose gives.
        path: of the file, whose name may hold a date.
    """
    used: set[int] = set()
    fields = _fields(head, used)
    title_line = _title_line(head)
    title = title_line.text if title_line else path.rsplit("/", 1)[-1]
    if title_line:
        used.add(title_line.number)
    body, cluster, level = _body(head, title, fields)
    date, evidence, warnings = _date(head, text, path, fields, used)
    start, end = _times(head, fields, date)
    place = fields.get("sted") or _place(head, used)
    if place is None:
        prose = _VIRTUAL_PROSE.search(text[: 6000])
        place = prose.group("place") if prose else None
    return Facts(
        title=title,
        body=body,
        cluster=cluster,
        level=level,
        date=date,
        date_evidence=evidence,
        start=start,
        end=end,
        place=place.strip(" .") if place else None,
        chair=None,
        used=frozenset(used),
        warnings=tuple(warnings),
    )


_SAME_FIELD = {
    "tidspunkt": "tid",
    "mødetidspunkt": "tid",
    "starttidspunkt": "tid",
    "dato": "dato",
    "mødedato": "dato",
    "mødested": "sted",
    "lokale": "sted",
    "mødelokale": "sted",
    "mødenavn": "møde",
    "udvalg": "møde",
    "slut": "slut",
    "møde slut": "slut",
    "sluttidspunkt": "slut",
    "sluttidspunkt for møde": "slut",
}


def _fields(head: Sequence[Line], used: set[int]) -> dict[str, str]:
    """Labelled values: "Sted: ...", and in a table of labels also "Sted ..."."""
    found: dict[str, str] = {}
    for position, line in enumerate(head):
        cells = [cell.strip() for cell in line.text.strip("|").split("|")]
        text = " ".join(cells[:2]) if line.text.startswith("|") else line.text
        match = _FIELD.match(text)
        if match is None or BULLET.match(line.text):
            continue
        name = match.group("name").casefold()
        name = _SAME_FIELD.get(name, name)
        value = match.group("value").strip(" :|")
        if name in ("mødeleder", "ordstyrer", "formand"):
            continue  # people, read with the attendance
        plausible = bool(match.group("colon")) or (
            name in ("tid", "dato") and (bool(find_dates(value)) or any(find_times(value)))
        ) or (name in ("sted", "møde") and value[:1].isupper() and len(value) > 3)
        if not value and match.group("colon") and position + 1 < len(head):
            value = head[position + 1].text
            used.add(head[position + 1].number)
        if value and (plausible or match.group("colon")) and name not in found:
            found[name] = value
            used.add(line.number)
    return found


def _title_line(head: Sequence[Line]) -> Line | None:
    """The line that names the document: its first heading, or the first that names a meeting."""
    early = [line for line in head[:14] if not BULLET.match(line.text)]
    for wanted in (
        lambda line: bool(_DOCUMENT_WORD.search(line.text)) and len(line.text) > 16,
        lambda line: bool(_CLUSTER.search(line.text) or _BODY.search(line.text)),
        lambda line: "møde" in line.text.casefold() and len(line.text) > 8,
    ):
        for line in early:
            if wanted(line):
                return line
    return early[0] if early else None


def _body(
    head: Sequence[Line], title: str, fields: dict[str, str]
) -> tuple[str | None, str | None, str | None]:
    texts = [title, fields.get("møde", ""), *(line.text for line in head[:14])]
    level = next(
        (name for name, pattern in _LEVELS if any(pattern.search(text) for text in texts[:6])), None
    )
    for text in texts:
        match = _CLUSTER.search(text)
        if match and (match.group("name").capitalize() in CLUSTERS or match.group("name")[0].isupper()):
            name = match.group("name").capitalize()
            old = match.group("word").casefold().startswith("klynge")
            return (f"Politisk Klynge {name}" if old else f"Sundhedsklynge {name}"), name, level
    for text in texts:
        bare = _without_date(_DOCUMENT_WORD.sub("", text))
        match = _BODY.search(bare)
        if match:
            return match.group().strip(" ,-"), None, level
    for text in texts[:2]:
        bare = _without_date(_DOCUMENT_WORD.sub("", text)).strip(" :,.-–#")
        if len(bare) > 3:
            return bare, None, level
    return None, None, level


def _without_date(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = text[: date.start] + text[date.end :]
    text = re.sub(r"\bkl\.?\s*[\d.:]+(?:\s*[-–]\s*[\d.:]+)?", "", text)
    return re.sub(r"\s+", " ", re.sub(r"\b(?:den|d\.)\s*$", "", text.strip())).strip(" ,-–:")


def _date(
    head: Sequence[Line], text: str, path: str, fields: dict[str, str], used: set[int]
) -> tuple[str | None, str | None, list[str]]:
    warnings: list[str] = []
    candidates: list[DateMatch] = []
    for value in (fields.get("dato"), fields.get("tid")):
        candidates.extend(find_dates(value or ""))
    for line in head[:24]:
        if (found := find_dates(line.text)) and not re.match(
            r"(?:referatdato|rev\.? ?dato|udskrevet|sidst)", line.text, re.I
        ):
            candidates.extend(found)
            used.add(line.number)
    named = find_dates(re.sub(r"[_ ]+", " ", path.rsplit("/", 1)[-1]))
    chosen = next((d for d in candidates if d.year), None) or (candidates[0] if candidates else None)
    # A line that prints the meeting's own day without a year comes before a stray full date.
    if candidates and candidates[0].year is None:
        chosen = candidates[0]
    if chosen is None:
        if named and named[0].iso:
            return named[0].iso, f"inferred: filnavnet ({named[0].iso})", warnings
        return None, None, ["Mødets dato står ikke i filen."]
    if chosen.year:
        date, evidence = chosen.iso, "stated"
        if not chosen.weekday_fits:
            day = datetime.date.fromisoformat(str(date)).weekday()
            warnings.append(
                f"Der står {WEEKDAYS[chosen.weekday or 0]}, men {date} er en {WEEKDAYS[day]}."
            )
    else:
        date, evidence = _inferred(chosen, text, named)
        if date is None:
            warnings.append(f"Årstallet for {chosen.day}.{chosen.month}. kan ikke udledes af filen.")
    if date and named and named[0].iso and named[0].iso != date:
        warnings.append(f"Filnavnet siger {named[0].iso}, men i teksten står {date}.")
    return date, evidence, warnings


def _inferred(
    date: DateMatch, text: str, named: Sequence[DateMatch]
) -> tuple[str | None, str | None]:
    """A year for a date without one: from its weekday and the years that the text speaks of."""
    years = Counter(year for year in years_in(text) if 1990 <= year <= 2100)
    ahead = Counter(int(match.group("year")) for match in _AHEAD.finditer(text))
    possible = [year for year in sorted(years) if _exists(year, date)]
    reasons: list[str] = []
    if date.weekday is not None:
        fitting = [
            year
            for year in possible
            if datetime.date(year, date.month, date.day).weekday() == date.weekday
        ]
        if fitting:
            possible = fitting
            reasons.append(
                f"{WEEKDAYS[date.weekday]} den {date.day}.{date.month}. passer af årene i teksten "
                f"på {', '.join(map(str, fitting))}"
            )
    if not possible:
        if named and named[0].iso and (named[0].month, named[0].day) == (date.month, date.day):
            return named[0].iso, f"inferred: filnavnet ({named[0].iso})"
        return None, None
    if len(possible) > 1:
        weights = {year: 3 * ahead[year] + years[year] for year in possible}
        best = max(possible, key=lambda year: (weights[year], year))
        if ahead[best]:
            phrase = next(m.group() for m in _AHEAD.finditer(text) if int(m.group("year")) == best)
            reasons.append(f"teksten ser frem til ”{re.sub(chr(92) + 's+', ' ', phrase)}”")
        else:
            reasons.append(f"{best} er det årstal, teksten nævner oftest")
    else:
        best = possible[0]
        if not reasons:
            reasons.append(f"{best} er det eneste årstal i teksten")
    return f"{best:04d}-{date.month:02d}-{date.day:02d}", f"inferred: {'; '.join(reasons)}"


def _exists(year: int, date: DateMatch) -> bool:
    try:
        datetime.date(year, date.month, date.day)
    except ValueError:
        return False
    return True


def _times(
    head: Sequence[Line], fields: dict[str, str], date: str | None
) -> tuple[str | None, str | None]:
    end = next((e or s for s, e in find_times(f"kl. {fields['slut']}")), None) if "slut" in fields else None
    texts = [fields.get("tid", "")] + [line.text for line in head[:24]]
    for text in texts:
        if not re.search(r"\d", text):
            continue
        dates = find_dates(text)
        bare = _blank(text, dates)
        if text is not texts[0] and not dates and not re.search(r"\b(?:kl|tid|start)", text, re.I):
            continue
        for start, stop in find_times(f"tid: {bare}" if text is texts[0] else bare):
            return start, stop or end
    return None, end


def _blank(text: str, dates: Sequence[DateMatch]) -> str:
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _place(head: Sequence[Line], used: set[int]) -> str | None:
    for line in head[:12]:
        if line.number in used and not find_dates(line.text):
            continue
        bare = _without_date(_blank(line.text, find_dates(line.text)))
        match = _PLACE.search(bare)
        if match and len(bare) < 90 and "," not in bare[: match.start()][:-2]:
            used.add(line.number)
            return re.sub(r"^(?:i|på)\s+", "", bare[match.start() :] if find_dates(line.text) else bare)
    return None
