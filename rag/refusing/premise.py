"""Reasons to refuse that the question itself gives, before any evidence is weighed."""

from __future__ import annotations

import re

from index import Index, words
from rag.asking.question import Question
from rag.refusal import Refusal
from rag.refusing.coverage import not_covered

MAX_QUESTION = 2000

# A contact detail of somebody, not mail or telephones as a topic.
_PRIVATE = re.compile(
    r"\b(?:hans|hendes|deres|din|\w+s) (?:private? )?(?:e-?\s?mail\w*|mail\w*|telefon\w*|mobil\w*|tlf|"
    r"adresse|privatadresse\w*|cpr\w*|personnummer\w*|foedselsdag|phone|email|address)\b|"
    r"\b(?:mailadresse\w*|e-?mailadresse\w*|telefonnum\w*|mobilnum\w*|privatadresse\w*|"
    r"hjemmeadresse\w*|cpr-?num\w*|personnummer\w*|kontaktoplysning\w*|kontaktinfo\w*|phone number|"
    r"home address|contact (?:details|information)|email address)\b|"
    r"\bhvem (?:kan|skal|boer) jeg (?:kontakte|ringe til|skrive til|henvende)\b|"
    r"\bhvor bor (?:han|hun|[a-z]+ [a-z]+)\W*$|\b(?:mail|email) (?:til|for|of|to) [a-z]+ [a-z]+"
)
_INSTRUCTION = re.compile(
    r"\b(?:ignorer|ignore|glem|forget|disregard)\b.{0,60}\b(?:instruk\w*|instruct\w*|regler|rules|"
    r"prompt|tidligere|previous|ovenfor|alt)\b|\bsystem ?prompt\w*|\bdin(?:e)? (?:prompt|instruk\w*)|"
    r"\byour (?:prompt|instructions)|\bdu er nu\b|\byou are now\b|^\W*svar kun\b|\banswer only\b|"
    r"\blad som om\b|\bpretend (?:to|you)\b|\bjailbreak|^\W*(?:lad os )?(?:lav|spil|start) .*rollespil|"
    r"^\W*(?:kan du )?skriv\w* (?:et |en )?(?:digt|vers|sang|roman|stil|tale|kode|python\w*|program|"
    r"ansoegning|pressemeddelelse|laeserbrev)|\bwrite (?:a |me )?(?:a )?(?:poem|song|story|code|essay)|"
    r"^\W*(?:kan du )?oversaet\b|^\W*translate\b"
)
_OPINION = re.compile(
    r"^\W*(?:boer|burde|should)\b|\bhvad (?:synes|mener|taenker) du\b|\bdin mening\b|"
    r"\bwhat do you think\b|\bin your opinion\b|\bhvem er (?:den )?(?:bedste|dygtigste|vaerste|"
    r"daarligste)\b|\ber det (?:en )?(?:god|daarlig|klog|dum)t? (?:ide|beslutning|loesning)?\W*$|"
    r"\bvar det (?:dumt|klogt|forkert|en fejl|en (?:god|daarlig) (?:ide|beslutning|loesning))\b|"
    r"\bhvem (?:skal|boer) jeg stemme\b|\bskal jeg stemme\b|\bhvad ville du\b|\bsynes du\b|"
    r"\bkan du anbefale\b|\b(?:hvad|hvordan) (?:skal|boer|kan) jeg\b|\bwhat should i\b|"
    r"\bmener du (?:at|selv)\b|\bvurder(?:er)? du\b"
)
# Minutes tell what was, not what the day or tomorrow brings or how a thing is done.
_NOW = re.compile(
    r"\bhvordan \w+ jeg\b|\bhow do i\b|"
    r"\bi (?:morgen|aften|weekenden)\b|\bhvad er klokken\b|\bvejret\b|\bregnvejr\b|\btomorrow\b|"
    r"\btonight\b|\bweather\b"
)


def refusal(question: Question, index: Index) -> Refusal | None:
    """A reason to refuse before searching; None when there is none."""
    if not words(question.text):
        return Refusal(
            "empty",
            "Skriv et spørgsmål til referaterne, for eksempel hvad der blev besluttet om en sag.",
            "Please ask a question about the minutes, such as what was decided on a case.",
        )
    if len(question.text) > MAX_QUESTION:
        return Refusal(
            "too_long",
            f"Spørgsmålet er for langt; skriv det på højst {MAX_QUESTION} tegn.",
            f"The question is too long; please use at most {MAX_QUESTION} characters.",
        )
    if _PRIVATE.search(question.folded):
        return Refusal(
            "private",
            "Private oplysninger og kontaktoplysninger oplyses ikke. Spørg gerne om, hvad en person "
            "sagde, eller hvilken rolle vedkommende havde.",
            "Private and contact details are not given. You may ask what a person said or did.",
        )
    if _INSTRUCTION.search(question.folded):
        return Refusal(
            "instruction",
            "Her kan du kun få svar, der står i referaterne. Spørg for eksempel, hvad der blev "
            "besluttet på et møde.",
            "Only questions about what the minutes say are answered here.",
        )
    if _OPINION.search(question.folded):
        return Refusal(
            "opinion",
            "Der gives ingen vurderinger her, kun det, der står i referaterne. Spørg gerne, hvad "
            "mødet sagde eller besluttede om sagen.",
            "No opinions are given here, only what the minutes say.",
        )
    if _NOW.search(question.folded):
        return Refusal(
            "off_topic",
            "Det kan referater ikke svare på. Spørg for eksempel, hvad der blev drøftet eller "
            "besluttet på et møde.",
            "Minutes cannot tell that. You may ask what was discussed or decided at a meeting.",
        )
    return not_covered(question, index)
