"""The words of the pages beside the chat; see ``ui.texts`` for the chat."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import Outcome, Status
from ui.language import Both, Language, Spoken


class Words(Spoken):
    """What the pages say; words with braces are filled in where they are used."""

    # Frame
    pages = Both("Sider", "Pages")
    ask = Both("Spørg", "Ask")
    meetings = Both("Møder", "Meetings")
    decisions = Both("Beslutninger", "Decisions")
    topics = Both("Emner", "Topics")
    basis = Both("Om grundlaget", "About the basis")
    skip = Both("Gå til indholdet", "Skip to the content")
    not_found = Both("Siden findes ikke", "There is no such page")
    # Lists
    show = Both("Vis", "Show")
    reset = Both("Nulstil", "Reset")
    all = Both("Alle", "All")
    words_in = Both("Ord i mødet eller dagsordenen", "Words in the meeting or its agenda")
    year = Both("År", "Year")
    body = Both("Klynge eller udvalg", "Cluster or body")
    nothing = Both(
        "Intet passer til det valgte. Fjern et af valgene, eller nulstil.",
        "Nothing fits what was chosen. Take one of the choices away, or reset.",
    )
    previous = Both("Forrige", "Previous")
    next = Both("Næste", "Next")
    page_of = Both("Side {page} af {pages}", "Page {page} of {pages}")
    more_pages = Both("Flere sider", "More pages")
    counted_meetings = Both("{count} møder", "{count} meetings")
    one_meeting = Both("1 møde", "1 meeting")
    counted_items = Both("{count} punkter", "{count} items")
    one_item = Both("1 punkt", "1 item")
    # One meeting
    time = Both("Tid", "Time")
    place = Both("Sted", "Place")
    chair = Both("Mødeleder", "Chair")
    file = Both("Fil", "File")
    people = Both("Deltagere", "People")
    agenda = Both("Dagsorden og udfald", "Agenda and outcomes")
    whole = Both("Hele referatet", "The whole minutes")
    ask_meeting = Both("Spørg om dette møde", "Ask about this meeting")
    ask_item = Both("Spørg om punktet", "Ask about the item")
    no_items = Both(
        "Der blev ikke fundet punkter i referatet.", "No agenda items were found in the minutes."
    )
    no_people = Both(
        "Der blev ikke fundet deltagere i referatet.", "No people were found in the minutes."
    )
    doubts = Both("Tvivlsomt ved læsningen", "Doubtful in the reading")
    proposal_only = Both("Kun indstilling", "Proposal only")
    gone = Both("Referatet findes ikke", "There are no such minutes")
    gone_why = Both(
        (
            "Linket peger på et referat, der ikke er i grundlaget. Det kan være fjernet eller have "
            "fået et andet navn."
        ),
        (
            "The link points to minutes that are not in the basis. They may have been removed or "
            "renamed."
        ),
    )
    changed = Both(
        "Referatet er ændret, siden linket blev lavet, så stedet er ikke markeret.",
        "The minutes have changed since the link was made, so the place is not marked.",
    )
    no_place = Both(
        "Stedet i linket findes ikke i dette referat. Her er hele referatet.",
        "The place in the link is not in these minutes. Here are the whole minutes.",
    )
    marked_place = Both("Gå til det markerede sted", "Go to the marked place")
    # Register of decisions
    date = Both("Dato", "Date")
    meeting = Both("Møde", "Meeting")
    item = Both("Punkt", "Item")
    outcome = Both("Udfald", "Outcome")
    closed = Both("Lukket punkt", "Closed item")
    in_parts = Both("Afgjort i flere dele", "Decided part by part")
    title = Both("Titel", "Title")
    amount = Both("Beløb", "Amount")
    basis_of_amount = Both("Beløbet er", "The amount is")
    decided = Both("besluttet", "decided")
    wording = Both("Ordlyd", "Wording")
    link = Both("Link", "Link")
    proposed = Both("indstillet", "proposed")
    sought = Both("Ord i punkt eller ordlyd", "Words in item or wording")
    counted_decisions = Both("{count} afgørelser", "{count} decisions")
    one_decision = Both("1 afgørelse", "1 decision")
    decisions_lead = Both(
        (
            "Hvad der kom ud af punkterne, læst af ordene i referaterne. Et forslag (indstilling) "
            "er ikke en afgørelse og står her ikke."
        ),
        (
            "What came of the items, read from the words of the minutes. A proposal is not a "
            "decision and is not listed."
        ),
    )
    download = Both("Hent som", "Download as")
    sort_by = Both("Sortér efter {column}", "Sort by {column}")
    with_amount = Both("Kun med beløb", "Only with an amount")
    # Topic over time
    topic = Both("Emne", "Topic")
    topic_lead = Both(
        "Skriv et emne, og se hvornår det har været på møderne.",
        "Write a topic, and see when it came up at the meetings.",
    )
    topic_example = Both("f.eks. genindlæggelser", "e.g. genindlæggelser")
    topic_none = Both(
        "Ordene ”{topic}” står ikke i referaterne. Prøv med færre eller andre ord.",
        "The words “{topic}” are not in the minutes. Try fewer or other words.",
    )
    topic_picture = Both(
        (
            "Tidslinje: {topic}. {count} steder på {meetings} møder fra {first} til {last}. De "
            "samme steder står i listen under billedet."
        ),
        (
            "Timeline: {topic}. {count} places at {meetings} meetings from {first} to {last}. The "
            "same places are in the list below the picture."
        ),
    )
    topic_more = Both(
        "Kun de {count} nærmeste steder er vist.", "Only the {count} nearest places are shown."
    )
    # The basis and its upkeep
    basis_lead = Both(
        (
            "Svarene bygger alene på filerne her. Det, der kan være læst forkert, står som "
            "tvivlsomt."
        ),
        (
            "The answers rest on these files alone. What may have been read wrongly is listed as "
            "doubtful."
        ),
    )
    passages = Both("Afsnit i søgningen", "Passages searched")
    made = Both("Bygget", "Built")
    generation = Both("Udgave", "Generation")
    model = Both("Sprogmodel til søgning", "Model for search")
    indexed = Both("Det, der er læst", "What was read")
    not_read = Both("Filer, der ikke kunne læses", "Files that could not be read")
    agenda_items = Both("Punkter", "Items")
    no_report = Both("Der er ingen måling endnu.", "There is no measurement yet.")
    log_in = Both("Log ind som administrator", "Log in as administrator")
    log_out = Both("Log ud", "Log out")
    password = Both("Adgangskode", "Password")
    wrong_password = Both("Adgangskoden passer ikke.", "The password is wrong.")
    too_many_tries = Both(
        "Der er prøvet for mange gange. Vent et minut, og prøv igen.",
        "There were too many tries. Wait a minute, and try again.",
    )
    not_allowed = Both(
        "Det må kun en administrator, der er logget ind. Log ind, og prøv igen.",
        "Only an administrator who is logged in may do that. Log in, and try again.",
    )
    other_site = Both("Log ind fra siden selv.", "Log in from the page itself.")
    upkeep = Both("Vedligehold", "Upkeep")
    upload = Both("Læg referater her, eller vælg filer", "Drop minutes here, or choose files")
    upload_note = Both(
        "Tekst, Markdown, PDF, Word og HTML, højst {limit} MB pr. fil. De vises, før de tilføjes.",
        (
            "Text, Markdown, PDF, Word and HTML, at most {limit} MB a file. They are shown before "
            "they are added."
        ),
    )
    upload_read = Both("Læs filerne", "Read the files")
    too_many_files = Both(
        "Der er ikke modtaget noget. Vælg højst {most} filer ad gangen.",
        "Nothing was taken. Choose at most {most} files at a time.",
    )
    add = Both("Tilføj", "Add")
    discard = Both("Kassér", "Discard")
    added = Both("”{name}” er tilføjet, og grundlaget bygges.", "“{name}” was added; building.")
    removed = Both("”{name}” er fjernet, og grundlaget bygges.", "“{name}” was removed; building.")
    remove = Both("Fjern", "Remove")
    remove_sure = Both("Filen slettes fra mappen.", "The file is deleted from the folder.")
    remove_yes = Both("Ja, slet filen", "Yes, delete the file")
    at_time = Both("{date} kl. {time:%H.%M}", "{date} at {time:%H:%M}")
    build = Both("Byg grundlaget igen", "Build again")
    building = Both("Grundlaget bygges:", "Building:")
    already_building = Both("Grundlaget bygges allerede.", "It is being built already.")
    built = Both(
        "Bygget. Nye: {added}, ændrede: {changed}, fjernede: {removed}, ikke læst: {problems}.",
        "Built. New: {added}, changed: {changed}, removed: {removed}, not read: {problems}.",
    )
    read_one = Both("1 fil er læst.", "1 file was read.")
    read_files = Both("{count} filer er læst.", "{count} files were read.")
    read_next = Both("Se efter, og tilføj nedenfor.", "Look it over, and add below.")
    chosen_files = Both("Valgt:", "Chosen:")
    build_failed = Both(
        "Grundlaget kunne ikke bygges; det gamle bruges stadig.",
        "It could not be built; the old one still serves.",
    )
    # A page of a PDF
    image_changed = Both(
        "Filen er ændret eller flyttet, siden den blev læst, så siden kan ikke vises.",
        "The file was changed or moved since it was read, so the page cannot be shown.",
    )
    image_failed = Both(
        "Siden kan ikke vises som billede. Teksten står her på siden.",
        "The page cannot be shown as an image. Its text is on this page.",
    )
    kind_decision = Both("Afgørelse", "Decision")
    kind_proposal = Both("Indstilling", "Proposal")
    kind_mention = Both("Omtale", "Mention")
    ask_topic = Both("Spørg om emnet", "Ask about the topic")
    ask_topic_question = Both(
        "Hvad er der besluttet om {topic}?", "What was decided about {topic}?"
    )
    outcomes: Both[Mapping[Outcome, str]] = Both(
        {
            "approved": "Godkendt",
            "noted": "Taget til efterretning",
            "discussed": "Drøftet",
            "postponed": "Udsat",
            "referred": "Sendt videre",
            "rejected": "Afvist",
            "withdrawn": "Taget af dagsordenen",
            "empty": "Intet til referat",
            "none": "Udfald ikke nævnt",
        },
        {
            "approved": "Approved",
            "noted": "Noted",
            "discussed": "Discussed",
            "postponed": "Postponed",
            "referred": "Referred",
            "rejected": "Rejected",
            "withdrawn": "Withdrawn",
            "empty": "Nothing recorded",
            "none": "Outcome not stated",
        },
    )
    statuses: Both[Mapping[Status, str]] = Both(
        {
            "present": "Til stede",
            "absent": "Afbud eller fraværende",
            "guest": "Gæster",
            "secretariat": "Sekretariat",
        },
        {
            "present": "Present",
            "absent": "Absent",
            "guest": "Guests",
            "secretariat": "Secretariat",
        },
    )


WORDS: Mapping[Language, Words] = {"da": Words("da"), "en": Words("en")}
