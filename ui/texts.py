"""Every word of the chat; those of the pages beside it are in ``ui.words``."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import SectionKind
from ui.language import Both, Language, Spoken

_MONTHS: Mapping[Language, str] = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": ("January February March April May June July August September October November December"),
}


class Texts(Spoken):
    """What the chat says; words with braces are filled in where they are used."""

    title = Both("Spørg referaterne", "Ask the minutes")
    meeting = Both("møde", "meeting")
    meetings = Both("møder", "meetings")
    covered = Both("Det dækker referaterne", "What the minutes cover")
    no_meetings = Both("Der er ingen referater endnu.", "There are no minutes yet.")
    welcome = Both(
        (
            "Stil et spørgsmål om, hvad der blev sagt og besluttet på møderne. Hvert svar bygger på "
            "steder i referaterne, som du kan slå op."
        ),
        (
            "Ask what was said and decided at the meetings. Every answer rests on passages of the "
            "minutes that you can look up. The minutes are in Danish."
        ),
    )
    try_one = Both("Prøv for eksempel", "Try for example")
    question = Both("Dit spørgsmål", "Your question")
    placeholder = Both("Hvad vil du vide?", "What would you like to know?")
    ask = Both("Spørg", "Ask")
    stop = Both("Stop", "Stop")
    new = Both("Ny samtale", "New conversation")
    other_language = Both("English", "Dansk")
    searching = Both("Søger i referaterne …", "Searching the minutes …")
    empty = Both("(tomt spørgsmål)", "(empty question)")
    answer = Both("Svar", "Answer")
    answered = Both(
        "Svaret er klar. Antal kilder: {count}.", "The answer is ready. Number of sources: {count}."
    )
    answered_doubtfully = Both(
        "Et usikkert svar er kommet. Antal kilder: {count}.",
        "An uncertain answer is here. Sources: {count}.",
    )
    refused = Both("Intet svar i referaterne", "No answer in the minutes")
    sources = Both("Kilder", "Sources")
    source = Both("Kilde", "Source")
    nearest = Both("Nærmeste steder – ikke et svar", "Nearest passages – not an answer")
    understood = Both("Forstået som:", "Understood as:")
    narrowed = Both("Søgningen er rettet mod", "The search was aimed at")
    remove = Both("Fjern afgrænsningen og spørg igen: {chip}", "Remove and ask again: {chip}")
    change = Both("Skift det, og spørg igen", "Change it, and ask again")
    change_to = Both("Skift til", "Change to")
    copy = Both("Kopiér svar og kilder", "Copy answer and sources")
    copied = Both("Kopieret", "Copied")
    copy_question = Both("Spørgsmål", "Question")
    to_answer = Both("Tilbage til svaret", "Back to the answer")
    to_source = Both("Gå til kilde {number}", "Go to source {number}")
    open_minutes = Both("Vis i referatet", "Show in the minutes")
    close = Both("Luk", "Close")
    item = Both("Punkt", "Item")
    page = Both("side", "page")
    inferred = Both("årstal udledt", "year inferred")
    inferred_date = Both("Datoen er udledt:", "The date is inferred:")
    undated = Both("uden dato", "undated")
    from_date = Both("fra", "from")
    to_date = Both("til", "to")
    cluster = Both("Klynge", "Cluster")
    period = Both("Periode", "Period")
    section = Both("Afsnit", "Section")
    too_long = Both(
        (
            "Spørgsmålet er på {count} tegn. Skriv det med højst {limit} tegn; det, du skrev, står "
            "stadig i feltet."
        ),
        (
            "The question has {count} characters. Use at most {limit}; what you wrote is still in "
            "the box."
        ),
    )
    took_too_long = Both(
        "Det tog for lang tid at finde et svar. Prøv igen, eller stil et kortere spørgsmål.",
        "Finding an answer took too long. Try again, or ask a shorter question.",
    )
    failed = Both(
        "Der opstod en fejl, og spørgsmålet blev ikke besvaret. Prøv igen.",
        "Something went wrong and the question was not answered. Try again.",
    )
    stopped = Both(
        "Stoppet. Dit spørgsmål står stadig i feltet.",
        "Stopped. Your question is still in the box.",
    )
    changed = Both(
        "Referatet er blevet ændret siden svaret. Stil spørgsmålet igen for at se stedet.",
        "The minutes have changed since the answer. Ask again to see the passage.",
    )
    loading_failed = Both(
        "Referatet kunne ikke hentes. Prøv igen.", "The minutes could not be fetched. Try again."
    )
    copy_link = Both("Kopiér link", "Copy link")
    copy_markdown = Both("Kopiér som Markdown", "Copy as Markdown")
    save_word = Both("Hent som Word", "Save as Word")
    try_again = Both("Spørg igen", "Ask again")
    edit = Both("Ret spørgsmålet", "Edit the question")
    editing = Both(
        "Ret spørgsmålet i feltet, og spørg igen.", "Edit the question in the box, and ask again."
    )
    cancel = Both("Fortryd", "Cancel")
    about = Both("Spørgsmålene handler nu om {chip}", "The questions are now about {chip}")
    about_all = Both("Spørg om alle møder", "Ask about all meetings")
    about_item = Both(" under punkt {item}", " under item {item}")
    no_such_meeting = Both(
        "Mødet i linket er ikke i grundlaget. Der spørges i alle møder.",
        "The meeting in the link is not in the basis. All meetings are asked.",
    )
    no_such_item = Both(
        "Punktet i linket findes ikke. Der spørges i hele mødet.",
        "The item in the link does not exist. The whole meeting is asked.",
    )
    no_such_marker = Both(
        "Kilden i linket findes ikke i dette svar. Kilderne kan være blevet andre.",
        "The source in the link is not in this answer. The sources may have changed.",
    )
    busy = Both(
        "Der er mange, der spørger lige nu. Prøv igen om lidt.",
        "Many people are asking right now. Try again in a moment.",
    )
    good = Both("Godt svar", "Good answer")
    bad = Both("Dårligt svar", "Bad answer")
    remark = Both("Bemærkning (kan udelades)", "Remark (optional)")
    send = Both("Send", "Send")
    thanks = Both("Tak. Det er gemt på denne maskine.", "Thank you. It is kept on this machine.")
    closed_item = Both(
        "Punktet er lukket. Dets tekst vises ikke og indgår ikke i svar.",
        "This item is closed. Its text is neither shown nor used in answers.",
    )
    page_image = Both("Vis siden som billede", "Show the page as an image")
    page_image_alt = Both(
        "Side {page} i filen; de citerede linjer er markeret.",
        "Page {page} of the file; the quoted lines are marked.",
    )
    report = Both("Seneste måling af svarene", "Latest measurement of the answers")
    failed_vote = Both(
        "Tilbagemeldingen kunne ikke gemmes. Prøv igen om lidt.",
        "The feedback could not be kept. Try again in a moment.",
    )
    building = Both(
        "Nye referater læses ind ({step}: {done} af {total}). De er snart med i svarene.",
        "New minutes are being read in ({step}: {done} of {total}). They are in the answers soon.",
    )
    about_examples = Both(
        ("Hvad blev besluttet{item}?", "Hvad blev indstillet{item}?", "Hvem deltog?"),
        ("What was decided{item}?", "What was recommended{item}?", "Who attended?"),
    )
    # A build tells its steps in Danish, and one of them in a word of the trade.
    steps: Both[Mapping[str, str]] = Both(
        {"indlejrer": "gør afsnit søgbare"},
        {
            "læser": "reading",
            "deler op": "dividing",
            "indlejrer": "making passages searchable",
            "skriver": "writing",
            "kontrollerer": "verifying",
        },
    )
    sections: Both[Mapping[SectionKind, str]] = Both(
        {
            "header": "Møde og deltagere",
            "background": "Sagsfremstilling",
            "economy": "Økonomi",
            "recommendation": "Indstilling (forslag)",
            "minutes": "Referat/beslutning",
            "history": "Tidligere behandling",
            "attachments": "Bilag",
            "other": "Øvrigt",
        },
        {
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

    def date(self, iso: str) -> str:
        """``2023-05-10``, or ``2023-05``, as a reader writes it."""
        if len(iso) == len("2023-05"):
            return self.month(iso)
        dot = "." if self.language == "da" else ""
        return f"{int(iso[8:])}{dot} {self.month(iso)}"

    def month(self, iso: str) -> str:
        """``2023-05-10`` as month and year."""
        return f"{_MONTHS[self.language].split()[int(iso[5:7]) - 1]} {iso[:4]}"


DANISH, ENGLISH = Texts("da"), Texts("en")
TEXTS: Mapping[Language, Texts] = {"da": DANISH, "en": ENGLISH}
