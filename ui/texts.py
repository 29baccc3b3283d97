"""Every word of the page, in Danish and in English; the minutes themselves are never translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus import SectionKind

Language = Literal["da", "en"]

_DANISH_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december"
)
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)
_MONTHS: Mapping[Language, list[str]] = {
    "da": _DANISH_MONTHS.split(),
    "en": _ENGLISH_MONTHS.split(),
}


@dataclass(frozen=True)
class Texts:
    """The words of one language; fields with braces are filled in where they are used."""

    language: Language
    title: str
    meeting: str
    meetings: str
    covered: str
    no_meetings: str
    welcome: str
    try_one: str
    question: str
    placeholder: str
    ask: str
    stop: str
    new: str
    other_language: str
    searching: str
    empty: str
    answer: str
    answered: str
    refused: str
    sources: str
    source: str
    nearest: str
    understood: str
    narrowed: str
    remove: str
    copy: str
    copied: str
    copy_question: str
    to_answer: str
    to_source: str
    open_minutes: str
    close: str
    item: str
    page: str
    inferred: str
    inferred_date: str
    undated: str
    from_date: str
    to_date: str
    cluster: str
    period: str
    section: str
    too_long: str
    took_too_long: str
    failed: str
    stopped: str
    changed: str
    loading_failed: str
    copy_link: str
    copy_markdown: str
    save_word: str
    try_again: str
    edit: str
    editing: str
    cancel: str
    about: str
    about_all: str
    about_item: str
    about_examples: tuple[str, ...]
    no_such_meeting: str
    no_such_item: str
    no_such_marker: str
    busy: str
    good: str
    bad: str
    remark: str
    send: str
    thanks: str
    page_image: str
    page_image_alt: str
    report: str
    failed_vote: str
    building: str
    steps: Mapping[str, str]
    sections: Mapping[SectionKind, str]

    def date(self, iso: str) -> str:
        """``2023-05-10`` as a reader writes it."""
        year, month, day = (int(part) for part in iso.split("-"))
        dot = "." if self.language == "da" else ""
        return f"{day}{dot} {_MONTHS[self.language][month - 1]} {year}"

    def month(self, iso: str) -> str:
        """``2023-05-10`` as month and year."""
        return f"{_MONTHS[self.language][int(iso[5:7]) - 1]} {iso[:4]}"


DANISH = Texts(
    language="da",
    title="Spørg referaterne",
    meeting="møde",
    meetings="møder",
    covered="Det dækker referaterne",
    no_meetings="Der er ingen referater endnu.",
    welcome=(
        "Stil et spørgsmål om, hvad der blev sagt og besluttet på møderne. Hvert svar bygger på "
        "steder i referaterne, som du kan slå op."
    ),
    try_one="Prøv for eksempel",
    question="Dit spørgsmål",
    placeholder="Hvad vil du vide?",
    ask="Spørg",
    stop="Stop",
    new="Ny samtale",
    other_language="English",
    searching="Søger i referaterne …",
    empty="(tomt spørgsmål)",
    answer="Svar",
    answered="Svaret er klar. Antal kilder: {count}.",
    refused="Intet svar i referaterne",
    sources="Kilder",
    source="Kilde",
    nearest="Nærmeste steder – ikke et svar",
    understood="Forstået som:",
    narrowed="Søgningen er rettet mod",
    remove="Fjern afgrænsningen og spørg igen: {chip}",
    copy="Kopiér svar og kilder",
    copied="Kopieret",
    copy_question="Spørgsmål",
    to_answer="Tilbage til svaret",
    to_source="Gå til kilde {number}",
    open_minutes="Vis i referatet",
    close="Luk",
    item="Punkt",
    page="side",
    inferred="årstal udledt",
    inferred_date="Datoen er udledt:",
    undated="uden dato",
    from_date="fra",
    to_date="til",
    cluster="Klynge",
    period="Periode",
    section="Afsnit",
    too_long=(
        "Spørgsmålet er på {count} tegn. Skriv det med højst {limit} tegn; det, du skrev, står "
        "stadig i feltet."
    ),
    took_too_long=(
        "Det tog for lang tid at finde et svar. Prøv igen, eller stil et kortere spørgsmål."
    ),
    failed="Der opstod en fejl, og spørgsmålet blev ikke besvaret. Prøv igen.",
    stopped="Stoppet. Dit spørgsmål står stadig i feltet.",
    changed="Referatet er blevet ændret siden svaret. Stil spørgsmålet igen for at se stedet.",
    loading_failed="Referatet kunne ikke hentes. Prøv igen.",
    copy_link="Kopiér link",
    copy_markdown="Kopiér som Markdown",
    save_word="Hent som Word",
    try_again="Spørg igen",
    edit="Ret spørgsmålet",
    editing="Ret spørgsmålet i feltet, og spørg igen.",
    cancel="Fortryd",
    about="Spørgsmålene handler nu om {chip}",
    about_all="Spørg om alle møder",
    about_item=" under punkt {item}",
    about_examples=("Hvad blev besluttet{item}?", "Hvad blev indstillet{item}?", "Hvem deltog?"),
    no_such_meeting="Mødet i linket er ikke i grundlaget. Der spørges i alle møder.",
    no_such_item="Punktet i linket findes ikke. Der spørges i hele mødet.",
    no_such_marker="Kilden i linket findes ikke i dette svar. Kilderne kan være blevet andre.",
    busy="Der er mange, der spørger lige nu. Prøv igen om lidt.",
    good="Godt svar",
    bad="Dårligt svar",
    remark="Bemærkning (kan udelades)",
    send="Send",
    thanks="Tak. Det er gemt på denne maskine.",
    page_image="Vis siden som billede",
    page_image_alt="Side {page} i filen; de citerede linjer er markeret.",
    report="Seneste måling af svarene",
    failed_vote="Tilbagemeldingen kunne ikke gemmes. Prøv igen om lidt.",
    building="Nye referater læses ind ({step}: {done} af {total}). De er snart med i svarene.",
    steps={name: name for name in ("læser", "deler op", "indlejrer", "skriver", "kontrollerer")},
    sections={
        "header": "Møde og deltagere",
        "background": "Sagsfremstilling",
        "economy": "Økonomi",
        "recommendation": "Indstilling (forslag)",
        "minutes": "Referat/beslutning",
        "history": "Tidligere behandling",
        "attachments": "Bilag",
        "other": "Øvrigt",
    },
)

ENGLISH = Texts(
    language="en",
    title="Ask the minutes",
    meeting="meeting",
    meetings="meetings",
    covered="What the minutes cover",
    no_meetings="There are no minutes yet.",
    welcome=(
        "Ask what was said and decided at the meetings. Every answer rests on passages of the "
        "minutes that you can look up. The minutes are in Danish."
    ),
    try_one="Try for example",
    question="Your question",
    placeholder="What would you like to know?",
    ask="Ask",
    stop="Stop",
    new="New conversation",
    other_language="Dansk",
    searching="Searching the minutes …",
    empty="(empty question)",
    answer="Answer",
    answered="The answer is ready. Number of sources: {count}.",
    refused="No answer in the minutes",
    sources="Sources",
    source="Source",
    nearest="Nearest passages – not an answer",
    understood="Understood as:",
    narrowed="The search was aimed at",
    remove="Remove and ask again: {chip}",
    copy="Copy answer and sources",
    copied="Copied",
    copy_question="Question",
    to_answer="Back to the answer",
    to_source="Go to source {number}",
    open_minutes="Show in the minutes",
    close="Close",
    item="Item",
    page="page",
    inferred="year inferred",
    inferred_date="The date is inferred:",
    undated="undated",
    from_date="from",
    to_date="to",
    cluster="Cluster",
    period="Period",
    section="Section",
    too_long=(
        "The question has {count} characters. Use at most {limit}; what you wrote is still in the "
        "box."
    ),
    took_too_long="Finding an answer took too long. Try again, or ask a shorter question.",
    failed="Something went wrong and the question was not answered. Try again.",
    stopped="Stopped. Your question is still in the box.",
    changed="The minutes have changed since the answer. Ask again to see the passage.",
    loading_failed="The minutes could not be fetched. Try again.",
    copy_link="Copy link",
    copy_markdown="Copy as Markdown",
    save_word="Save as Word",
    try_again="Ask again",
    edit="Edit the question",
    editing="Edit the question in the box, and ask again.",
    cancel="Cancel",
    about="The questions are now about {chip}",
    about_all="Ask about all meetings",
    about_item=" under item {item}",
    about_examples=("What was decided{item}?", "What was recommended{item}?", "Who attended?"),
    no_such_meeting="The meeting in the link is not in the basis. All meetings are asked.",
    no_such_item="The item in the link does not exist. The whole meeting is asked.",
    no_such_marker="The source in the link is not in this answer. The sources may have changed.",
    busy="Many people are asking right now. Try again in a moment.",
    good="Good answer",
    bad="Bad answer",
    remark="Remark (optional)",
    send="Send",
    thanks="Thank you. It is kept on this machine.",
    page_image="Show the page as an image",
    page_image_alt="Page {page} of the file; the quoted lines are marked.",
    report="Latest measurement of the answers",
    failed_vote="The feedback could not be kept. Try again in a moment.",
    building="New minutes are being read in ({step}: {done} of {total}). They are in the answers soon.",
    steps={
        "læser": "reading",
        "deler op": "dividing",
        "indlejrer": "embedding",
        "skriver": "writing",
        "kontrollerer": "verifying",
    },
    sections={
        "header": "Meeting and people",
        "background": "Background",
        "economy": "Finances",
        "recommendation": "Recommendation (proposal)",
        "minutes": "Minutes/decision",
        "history": "Earlier handling",
        "attachments": "Attachments",
        "other": "Other",
    },
)

TEXTS: Mapping[Language, Texts] = {"da": DANISH, "en": ENGLISH}
