"""The formulas with which a case is approved, somebody chosen, or something agreed on."""

from __future__ import annotations

from corpus.outcomes.wording import (
    BACKED,
    BODY,
    BY_OTHERS,
    CHANGED,
    DO,
    FILL,
    FIRM,
    MAJORITY,
    NAME,
    NAMES,
    NOBODY,
    NOT_LATER,
    NOUNS,
    OBJECT,
    PARTIES,
    PASSED_ON,
    PASSIVE,
    REST,
    SO,
    START,
    SUBJECT,
    THUS,
    TO_VERB,
)

APPROVED = (
    r"\btilbagesendes\b[^\n]{0,200}?\bvedtaget\b[^\n.]*",
    rf"\b{SUBJECT}(?: \d[\d ,og]*)?{FILL}(?: (?:blev|er|bliver|var (?:hermed|dermed)))?{FILL} "
    rf"{CHANGED}\b",
    rf"{START}(?:enstemmigt )?(?:{CHANGED}|godkendtes|vedtoges|tiltrådtes|tiltrædes|"
    rf"godkendes(?! (?:først )?(?:på|ved) (?:\w+ )?(?:næste|kommende|senere)))\b{REST}",
    # An active verb counts only with the meeting itself as its subject: other bodies'
    # decisions are often reported.
    rf"\b{BODY} (?:enstemmigt )?(?:godkendte|vedtog|tiltrådte|bevilgede|frigav|afsatte|fastsatte|fordelte|"
    rf"tildelte|besluttede|valgte|har (?:\w+ )?(?:besluttet|vedtaget|godkendt))\b{PASSED_ON}",
    rf"\b{BODY} (?:enstemmigt )?(?:nedsatte (?:en|et) [\w-]*(?:udvalg|gruppe)|bemyndigede)\b{PASSED_ON}"
    rf"(?![^.\n]*\b(?:19|20)\d\d\b|[^.\n]*\b(?:sidste år|i sin tid)\b){REST}",
    rf"\b{BODY} [a-zæøå]+(?:ede|te) (?:[^.\n]{{2,60}}? )?og (?:besluttede|godkendte|vedtog|tiltrådte)\b"
    rf"(?! i (?:19|20)\d\d| den \d){PASSED_ON}",
    rf"\b{MAJORITY}\b[^.\n]{{0,60}}? (?:godkendte|vedtog|tiltrådte|besluttede|fastsatte|godkender|vedtager|tiltræder|"
    rf"beslutter)\b{PASSED_ON}",
    rf"{START}{PARTIES} (?:godkender|godkendte|tiltræder|tiltrådte|vedtager|vedtog)\b{REST}",
    rf"\bdet (?:besluttedes|besluttes)\b{PASSED_ON}{REST}",
    rf"{START}(?:som indstillet|der (?:gives|meddeles) dispensation)\b{REST}",
    rf"\b(?:indstilling|forslag)\w*(?: \d[\d ,og]*)?{FILL} (?:(?:blev|er) fulgt|fulgt|følges)\b(?! ikke| op)",
    rf"{START}(?:\w*bevilling(?:en|erne)|\w*beløbet|midlerne) (?:gives|frigives|(?:er |blev )?frigivet)\b"
    rf"(?! ikke){REST}",
    rf"{START}\w*(?:kontingent|takst|gebyr|leje|honorar)(?:et|en|erne)? "
    rf"(?:fastsættes|fastsattes|fastholdes|(?:fortsætter|forbliver) uændret(?=[.;]|$))\b(?! ikke){REST}",
    rf"{START}(?:begge|alle)(?: (?:dele|forslag|ansøgninger|indstillinger))? (?:er|blev) {CHANGED}\b",
    r"\bder var (?:et )?(?:(?:enstemmigt|klart|stort|bredt) )?flertal for "
    r"(?:det|dette|forslaget|indstillingen)(?=[.;]|$)",
    # "Udvalget godkender indstillingen.", "Høringssvaret godkendt med rettelser."
    rf"{START}{BODY} (?:enstemmigt )?(?:godkender|vedtager|tiltræder|imødekommer|"
    rf"bevilger|afsætter|beslutter)\b{PASSED_ON}{REST}",
    rf"{START}{BODY} [a-zæøå ]{{2,30}} og (?:godkender|vedtager|bevilger|afsætter|beslutter)\b"
    rf"{PASSED_ON}{REST}",
    rf"{START}\w{{3,40}}(?:et|en|erne|ene)s?(?: (?:pkt\.|punkt) [\d ,og-]+)? (?:enstemmigt )?"
    rf"(?:{CHANGED}|{PASSIVE})\b(?! (?:af|i|på|via|når|hvis|senere|først|ikke|at)\b){REST}",
    rf"\ber {THUS}(?:godkendt|vedtaget|tiltrådt)(?=\.?$)",
    rf"\b{BODY} (?:er|var) (?:enstemmigt )?enige?t? i (?:indstillingen|forslaget)\b",
    rf"\b{BODY} (?:fastholder|fastholdt) (?:\w+ )?(?:afgørelsen|beslutningen)\b",
    rf"\b{BODY} (?:peger|pegede) på (?:alternativ|forslag|løsning|model|scenarie|variant)\w*(?= \w)",
    r"\A\W*som [\w-]+s indstilling(?=\W*$)",
    # "Vedtægterne ændres som foreslået."
    rf"{START}(?:(?!ikke\b)[^\s,;.:]+(?:\.\d+)*(?:(?<=kr)\.)? ){{1,8}}som (?:foreslået|indstillet)(?=[.,:;]|$)",
    rf"{START}\w{{3,40}}(?:et|en|erne|ene) er (?:vedtaget|tiltrådt)\b(?! (?:af|i|på|ved)\b)",
    # Further down "er godkendt" may say that something passed an inspection.
    r"\A\w{3,40}(?:et|en|erne|ene) er godkendt(?=[.,;]|$| og\b)",
    r"\bvalgt med (?:akklamation|ap+laus\w*|klapsalver)\b",
    # "Regnskab og budget godkendt."
    rf"{START}(?!anbefal|indstil|forvent|foresl|ønsk)[\w-]+{NOUNS} "
    r"(?:godkendt|vedtaget|tiltrådt)(?=[.,]|$| (?:med|enstemmigt|uden)\b)",
    rf"\b{BODY} (?:enstemmigt )?(?:tilsluttede|tilslutter) sig\b{REST}",
    rf"\b{BODY} (?:siger|sagde|takker|takkede) ja\b{REST}",
    # With these words a body acts; what else it does may be what it does every day.
    rf"{START}(?!vi\b){BODY} (?:(?:udpeger|nedsætter) {OBJECT}|"
    rf"(?:meddeler|giver) (?:dispensation|samtykke|tilladelse|tilskud)\b){REST}",
    # "Efter en kort drøftelse godkendtes budgettet."
    rf"{START}{SO}?(?:godkendtes|vedtoges|tiltrådtes) (?:{SUBJECT}|[\w-]{{3,40}}(?:et|en|erne|ene))\b{REST}",
    rf"{START}{SO}(?:godkendte|vedtog|tiltrådte|besluttede|bevilgede|valgte) {BODY}\b{PASSED_ON}{REST}",
    rf"{START}{SO}(?:er|blev|var){FILL} {CHANGED}\b(?! af\b)",
    rf"\bdet (?:godkendes|vedtages|tiltrædes|godkendtes|vedtoges|tiltrådtes){PASSED_ON},? at\b{REST}",
    rf"{START}\w*tilbud\w*{TO_VERB} (?:blev |er )?(?:antages|antaget)\b(?! ikke)",
    rf"{START}{BODY} (?:antog|antager)\b(?! ikke|,? at\b){REST}",
    rf"\bvi har (?:\w+ )?(?:besluttet|vedtaget|godkendt)\b{PASSED_ON}",
    rf"\btruffet beslutning om at\b{PASSED_ON}{REST}",
    rf"\bder (?:bevilges|bevilgedes|blev bevil(?:li)?get)\b{BY_OTHERS}{REST}",
    rf"{START}der (?:er bevil(?:li)?get|(?:ydes|gives) (?:et )?tilskud)\b{BY_OTHERS}{REST}",
    rf"{START}(?:(?!at\b|om\b|som\b|ikke\b)[^\s,;.]+(?:\.\d+)*(?:(?<=kr)\.)? ){{1,6}}?(?:blev|får) "
    rf"(?:enstemmigt )?bevil(?:li)?get\b{BY_OTHERS}{REST}",
    rf"\bder (?:gives|meddeles) (?:tilladelse|tilsagn)\b{REST}",
    r"\balle (?:\w+ ){0,2}stemte for\b",
    rf"\b(?:bemyndiges|bemyndigedes|blev bemyndiget|fik (?:mandat|bemyndigelse)) til\b{REST}",
    rf"\bblev{FILL} (?:godkendt|vedtaget|tiltrådt|accepteret)\b{PASSED_ON}",
)
CHOSEN = (
    rf"\b(?:det|der) blev (?:(?!ikke|tidligere)\w+ )?besluttet(?:(?=,? at\b){PASSED_ON},?|:){REST}",
    r"\bblev (?:enstemmigt )?(?:udpeget|valgt|genvalgt|nyvalgt)\b",
    rf"{START}(?:valgt|genvalgt|nyvalgt|udpeget) blev\b(?! ingen){REST}",
    rf"{START}til [\w ,]{{3,60}}? (?:valgtes|genvalgtes|udpegedes)\b{REST}",
    rf"{START}(?:ny|nye|nyt medlem) (?:i|af) {BODY}:{REST}",
    rf"{START}[\w .-]{{3,60}}? er (?:\w+ )?(?:valgt|genvalgt|nyvalgt) (?:til|som)\b{REST}",
    rf"{START}{NAMES} er (?:enstemmigt )?(?:gen|ny)?valgt(?=[.,;]|$)",
    r"\((?:gen|ny)valgt\)",
    # "1. Ib Dam – genvalgt", "Revisor: Lis Bo genvalgt"
    rf"^\W{{0,6}}(?:\d{{1,2}}[.)] )?(?:[\w -]{{3,40}}: )?{NAMES}(?: ?[-–:,]| \([^()\n]*\))?"
    r"(?: enstemmigt)? ?(?:(?:gen|ny)?valgt(?! til at\b| ikke\b)\b|(?:gen|ny)valg(?=[.,;]?$))",
    rf"\bblev {NAMES} (?:enstemmigt )?(?:(?:gen|ny)?valgt|udpeget)\b",
    rf"\b{BODY} udpegede\b{REST}",
    # "Ib Dam valgtes", "Formanden genvalgtes"
    rf"{START}(?:{NAMES}(?: \([^()\n]*\))?(?: enstemmigt)? (?:valgtes|udpegedes)|"
    rf"[^.\n]{{3,60}}? (?:gen|ny)valgtes)\b(?! ikke){REST}",
    r"\bmodtog (?:gen|ny)valg\b",
    r"\b(?:alle|samtlige|begge)(?: \w+){0,3} (?:gen|ny)valgt\b",
    rf"{START}(?:(?:gen|ny)valgt?|valgt)(?: (?:som|til) [\w ]{{3,40}})?: {NAME}",
    rf"{START}(?:enstemmigt )?(?:gen|ny)valgt?(?=[.!]|$| til\b)",
    rf"{START}som [\w ,]{{3,60}}? (?:valgtes|genvalgtes|udpegedes)\b{REST}",
    rf"\b(?:{BODY}|har) konstituere(?:de|r|t) sig (?:som følger|således|med|uændret)\b{REST}",
)
AGREED_ON = (
    rf"\b(?:det|der) (?:blev|er) (?:\w+ )?aftalt(?: at {DO}|, at\b{NOT_LATER}){REST}",
    rf"\bdet aftaltes(?: at {DO}|, at\b{NOT_LATER}){REST}",
    rf"\bder (?:var|er|blev) (?:{NOBODY}\w+ )?enighed (?:i \w+ )?om at {DO}{REST}",
    rf"\b{BODY} (?:enedes|(?:var|er|blev) (?:{NOBODY}\w+ )?enige?t?) om at {DO}{REST}",
    rf"{START}{SO}?blev {BODY} (?:{NOBODY}\w+ )?enige?t? om at {DO}{REST}",
    rf"\b{BODY} aftalte(?: at {DO}|, at\b{NOT_LATER}){REST}",
    # "Der var bred opbakning til planen": to think about it ("til at drøfte den") is no decision.
    rf"\bder (?:var|blev udtrykt) (?:{NOBODY}\w+ ){{0,2}}opbakning{FIRM} til "
    rf"(?:at (?!arbejde videre){DO}|{BACKED}){REST}",
    rf"\b{BODY} (?:bakkede|bakker) (?:enstemmigt )?op{FIRM} om (?:at (?!arbejde videre){DO}|{BACKED}){REST}",
    # "Vi prøver det i et halvt år."
    rf"{START}{BODY} (?:prøver|afprøver)\b[^.\n]{{1,60}}? i (?:et|en|\w+) (?:halvt |helt )?(?:år|måned|uge|periode)",
    # "→ Rådet sender et brev": what an arrow points at is what comes of the talk.
    rf"(?:^|(?<=[.!?] ))→ {BODY} [a-zæøå]+er\b{REST}",
)
