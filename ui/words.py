"""The words of the pages beside the chat, in Danish and in English; see ``ui.texts`` for the chat."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from corpus import Outcome, Status
from ui.texts import Language

# A line a word: Danish, English.
_WORDS: Mapping[str, tuple[str, str]] = {
    # Frame
    "pages": ("Sider", "Pages"),
    "ask": ("Spørg", "Ask"),
    "meetings": ("Møder", "Meetings"),
    "decisions": ("Beslutninger", "Decisions"),
    "topics": ("Emner", "Topics"),
    "basis": ("Om grundlaget", "About the basis"),
    "skip": ("Gå til indholdet", "Skip to the content"),
    "copy_link": ("Kopiér link", "Copy link"),
    "not_found": ("Siden findes ikke", "There is no such page"),
    # Lists
    "show": ("Vis", "Show"),
    "reset": ("Nulstil", "Reset"),
    "all": ("Alle", "All"),
    "words_in": ("Ord i mødet eller dagsordenen", "Words in the meeting or its agenda"),
    "year": ("År", "Year"),
    "body": ("Klynge eller udvalg", "Cluster or body"),
    "nothing": (
        "Intet passer på det valgte. Vælg færre ting, eller nulstil.",
        "Nothing fits what was chosen. Choose less, or reset.",
    ),
    "previous": ("Forrige", "Previous"),
    "next": ("Næste", "Next"),
    "page_of": ("Side {page} af {pages}", "Page {page} of {pages}"),
    "more_pages": ("Flere sider", "More pages"),
    "counted_meetings": ("{count} møder", "{count} meetings"),
    "one_meeting": ("1 møde", "1 meeting"),
    "counted_items": ("{count} punkter", "{count} items"),
    "one_item": ("1 punkt", "1 item"),
    # One meeting
    "time": ("Tid", "Time"),
    "place": ("Sted", "Place"),
    "chair": ("Mødeleder", "Chair"),
    "file": ("Fil", "File"),
    "people": ("Deltagere", "People"),
    "agenda": ("Dagsorden og udfald", "Agenda and outcomes"),
    "whole": ("Hele referatet", "The whole minutes"),
    "ask_meeting": ("Spørg om dette møde", "Ask about this meeting"),
    "ask_item": ("Spørg om punktet", "Ask about the item"),
    "no_items": (
        "Der blev ikke fundet punkter i referatet.",
        "No agenda items were found in the minutes.",
    ),
    "no_people": (
        "Der blev ikke fundet deltagere i referatet.",
        "No people were found in the minutes.",
    ),
    "doubts": ("Tvivlsomt ved læsningen", "Doubtful in the reading"),
    "proposal_only": ("Kun indstilling", "Proposal only"),
    "gone": ("Referatet findes ikke", "There are no such minutes"),
    "gone_why": (
        "Linket peger på et referat, der ikke er i grundlaget. Det kan være fjernet eller have "
        "fået et andet navn.",
        "The link points to minutes that are not in the basis. They may have been removed or "
        "renamed.",
    ),
    "changed": (
        "Referatet er ændret, siden linket blev lavet, så stedet er ikke markeret.",
        "The minutes have changed since the link was made, so the place is not marked.",
    ),
    "no_place": (
        "Stedet i linket findes ikke i dette referat. Her er hele referatet.",
        "The place in the link is not in these minutes. Here are the whole minutes.",
    ),
    "marked_place": ("Gå til det markerede sted", "Go to the marked place"),
    # Register of decisions
    "date": ("Dato", "Date"),
    "meeting": ("Møde", "Meeting"),
    "item": ("Punkt", "Item"),
    "outcome": ("Udfald", "Outcome"),
    "title": ("Titel", "Title"),
    "amount": ("Beløb", "Amount"),
    "basis_of_amount": ("Beløbet er", "The amount is"),
    "decided": ("besluttet", "decided"),
    "wording": ("Ordlyd", "Wording"),
    "link": ("Link", "Link"),
    "proposed": ("indstillet", "proposed"),
    "sought": ("Ord i punkt eller ordlyd", "Words in item or wording"),
    "counted_decisions": ("{count} afgørelser", "{count} decisions"),
    "one_decision": ("1 afgørelse", "1 decision"),
    "decisions_lead": (
        "Hvad der kom ud af punkterne, læst af ordene i referaterne. Et forslag (indstilling) er "
        "ikke en afgørelse og står her ikke.",
        "What came of the items, read from the words of the minutes. A proposal is not a decision "
        "and is not listed.",
    ),
    "download": ("Hent som", "Download as"),
    "sort_by": ("Sortér efter {column}", "Sort by {column}"),
    "with_amount": ("Kun med beløb", "Only with an amount"),
    # Topic over time
    "topic": ("Emne", "Topic"),
    "topic_lead": (
        "Skriv et emne, og se hvornår det har været på møderne.",
        "Write a topic, and see when it came up at the meetings.",
    ),
    "topic_example": ("f.eks. genindlæggelser", "e.g. genindlæggelser"),
    "topic_none": (
        "Ordene ”{topic}” står ikke i referaterne. Prøv med færre eller andre ord.",
        "The words “{topic}” are not in the minutes. Try fewer or other words.",
    ),
    "topic_picture": (
        "Tidslinje: {topic}. {count} steder på {meetings} møder fra {first} til {last}. De samme "
        "steder står i listen under billedet.",
        "Timeline: {topic}. {count} places at {meetings} meetings from {first} to {last}. The "
        "same places are in the list below the picture.",
    ),
    "topic_more": (
        "Kun de {count} nærmeste steder er vist.",
        "Only the {count} nearest places are shown.",
    ),
    # The basis and its upkeep
    "basis_lead": (
        "Svarene bygger alene på filerne her. Er noget læst forkert, står det som tvivlsomt, hvis "
        "det blev opdaget.",
        "The answers rest on these files alone. What was read wrongly is listed as doubtful if it "
        "was noticed.",
    ),
    "passages": ("Afsnit i søgningen", "Passages searched"),
    "made": ("Bygget", "Built"),
    "generation": ("Udgave", "Generation"),
    "model": ("Sprogmodel til søgning", "Model for search"),
    "indexed": ("Det, der er læst", "What was read"),
    "not_read": ("Filer, der ikke kunne læses", "Files that could not be read"),
    "agenda_items": ("Punkter", "Items"),
    "no_report": ("Der er ingen måling endnu.", "There is no measurement yet."),
    "log_in": ("Log ind som administrator", "Log in as administrator"),
    "log_out": ("Log ud", "Log out"),
    "password": ("Adgangskode", "Password"),
    "wrong_password": ("Adgangskoden passer ikke.", "The password is wrong."),
    "too_many_tries": (
        "Der er prøvet for mange gange. Vent et minut, og prøv igen.",
        "There were too many tries. Wait a minute, and try again.",
    ),
    "not_allowed": (
        "Det må kun en administrator, der er logget ind. Log ind, og prøv igen.",
        "Only an administrator who is logged in may do that. Log in, and try again.",
    ),
    "other_site": ("Log ind fra siden selv.", "Log in from the page itself."),
    "upkeep": ("Vedligehold", "Upkeep"),
    "upload": ("Læg referater her, eller vælg filer", "Drop minutes here, or choose files"),
    "upload_note": (
        "Tekst, Markdown, PDF, Word og HTML, højst {limit} MB pr. fil. De vises, før de tilføjes.",
        "Text, Markdown, PDF, Word and HTML, at most {limit} MB a file. They are shown before they "
        "are added.",
    ),
    "upload_read": ("Læs filerne", "Read the files"),
    "add": ("Tilføj", "Add"),
    "discard": ("Kassér", "Discard"),
    "added": ("”{name}” er tilføjet, og grundlaget bygges.", "“{name}” was added; building."),
    "removed": ("”{name}” er fjernet, og grundlaget bygges.", "“{name}” was removed; building."),
    "remove": ("Fjern", "Remove"),
    "remove_sure": ("Filen slettes fra mappen.", "The file is deleted from the folder."),
    "remove_yes": ("Ja, slet filen", "Yes, delete the file"),
    "build": ("Byg grundlaget igen", "Build again"),
    "building": ("Grundlaget bygges:", "Building:"),
    "already_building": ("Grundlaget bygges allerede.", "It is being built already."),
    "built": (
        "Bygget. {added} nye, {changed} ændrede, {removed} fjernede, {problems} kunne ikke læses.",
        "Built. {added} new, {changed} changed, {removed} removed, {problems} could not be read.",
    ),
    # A page of a PDF
    "image_changed": (
        "Filen er ændret eller flyttet, siden den blev læst, så siden kan ikke vises.",
        "The file was changed or moved since it was read, so the page cannot be shown.",
    ),
    "image_failed": (
        "Siden kan ikke vises som billede. Teksten står her på siden.",
        "The page cannot be shown as an image. Its text is on this page.",
    ),
    "kind_decision": ("Afgørelse", "Decision"),
    "kind_proposal": ("Indstilling", "Proposal"),
    "kind_mention": ("Omtale", "Mention"),
    "ask_topic": ("Spørg om emnet", "Ask about the topic"),
    "ask_topic_question": ("Hvad er der besluttet om {topic}?", "What was decided about {topic}?"),
}
_OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    "approved": ("Godkendt", "Approved"),
    "noted": ("Taget til efterretning", "Noted"),
    "discussed": ("Drøftet", "Discussed"),
    "postponed": ("Udsat", "Postponed"),
    "referred": ("Sendt videre", "Referred"),
    "rejected": ("Afvist", "Rejected"),
    "withdrawn": ("Taget af dagsordenen", "Withdrawn"),
    "empty": ("Intet til referat", "Nothing recorded"),
    "none": ("Udfald ikke nævnt", "Outcome not stated"),
}
_STATUSES: Mapping[Status, tuple[str, str]] = {
    "present": ("Til stede", "Present"),
    "absent": ("Afbud eller fraværende", "Absent"),
    "guest": ("Gæster", "Guests"),
    "secretariat": ("Sekretariat", "Secretariat"),
}


class Words(SimpleNamespace):
    """The words of one language as attributes, with ``outcomes`` and ``statuses`` by their key."""


def _of(place: int) -> Words:
    return Words(
        **{name: pair[place] for name, pair in _WORDS.items()},
        outcomes={key: pair[place] for key, pair in _OUTCOMES.items()},
        statuses={key: pair[place] for key, pair in _STATUSES.items()},
    )


WORDS: Mapping[Language, Words] = {"da": _of(0), "en": _of(1)}
