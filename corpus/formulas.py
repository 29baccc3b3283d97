"""The formulas in which Danish public bodies record what they decided, and what each means."""

from __future__ import annotations

import re

from corpus.meeting import Outcome
from corpus.wording import (
    AGREED,
    BODY,
    BY_OTHERS,
    CHANGED,
    DO,
    DOING,
    FILL,
    MAJORITY,
    NAME,
    NAMES,
    NOBODY,
    NOT_LATER,
    NOTING,
    NOUNS,
    PASSED_ON,
    PASSIVE,
    PUT_OFF,
    PUTTING_OFF,
    REST,
    SENDING,
    START,
    SUBJECT,
    TAKING_OFF,
    TO_VERB,
    TURNING_DOWN,
)

# Each formula has one of these in it, in small letters; what has none need not be tried.
SIGNS = re.compile(
    r"accept|aflys|afsat|afsl|afsæt|aftal|afvis|anbefal|bemynd|bemærkning|behandlet|beslu|"
    r"bevil|bortf|dagsorden|dispens|drøft|efterretning|ene[ds]|enig|falder|faldt|fejlopr|"
    r"flertal|forelæg|forkast|frig[ai]v|fulgt|følges|gebyr|genoptag|genvalg|gives|godkend|"
    r"henvi|hjem|honorar|ikke|imødek|indstil|ja\b|kontingent|leje|mandat|meddel|ne[jd]|ny|nå|"
    r"næste|orienter|send|skub|stem|tages|takst|tilbage|tilladelse|tilsagn|tilskud|tilslut|"
    r"tiltr|tr(?:ak|ukk|ække)|udg|udpeg|ud(?:sat|sk|sæt)|valgt|vedt|→|"
    rf"\b{DOING}|antag|genvalg|igen|konstitu|notam|noter|fortsæt|afslutt|sagde|siger|takke"
)

# In the order in which they are tried; the first whose words occur decides.
FORMULAS: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    (
        "withdrawn",
        (
            rf"{START}(?:punktet |sagen )?(?:udgik|udgår|(?:er )?udgået|aflyst|fejloprettet)\b"
            rf"(?! (?:\w+ )?ikke\b){REST}",
            rf"\b(?:{SUBJECT}|\w*oplæg\w*|emnet|temaet){FILL}{FILL} (?:udgik|udgår)\b(?! (?:\w+ )?ikke\b)",
            rf"{START}trukket(?: tilbage)?(?=[.,;]|$| (?:af|fra|da|på)\b)",
            r"\b(?:punktet|sagen) (?:blev |er )?taget af dagsordenen?\b",
            rf"{AGREED}{TAKING_OFF}",
            rf"\b(?:{SUBJECT}) (?:blev |er |bliver )?trukket(?: tilbage)?\b",
            r"\bmødet (?:blev|er) aflyst\b",
            r"\bpunktet (?:bortfalder|bortfaldt)\b",
            r"\btrak (?:forslaget|sagen|punktet|anmodningen|ansøgningen) tilbage\b",
            r"\b(?:trak|valgte at trække|besluttede at trække) sit (?:\w+)?forslag\b",
            rf"{START}(?:forslaget|punktet|sagen|\w*oplægget|indlægget)\b"
            r"(?:(?!\. (?-i:[A-ZÆØÅ]))[^\n]){0,140}? (?:udgik|udgår)\b"
            r"(?! (?:\w+ )?ikke\b)",
        ),
    ),
    (
        "postponed",
        (
            rf"{START}(?:(?:punktet |sagen )?{PUT_OFF}(?! ikke| fra\b)|overgår til næste|genoptages|"
            rf"ikke færdigbehandlet)\b{REST}",
            rf"\b{SUBJECT}(?:s behandling)?{FILL}(?: (?:blev|er|bliver))? "
            rf"(?:{PUT_OFF}|genoptages)\b(?! fra\b)",
            rf"{START}beslutning(?:en)? (?:(?:blev|er) )?{PUT_OFF}\b",
            rf"\b{PUT_OFF} til (?:[\w.]+ ){{0,4}}?\w*møde\w*",
            rf"{AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{PUTTING_OFF}",
            rf"{START}(?:punktet |sagen )?(?:blev )?ikke (?:(?:færdig)?behandlet|nået)\b{REST}",
        ),
    ),
    (
        "rejected",
        (
            r"\b(?:blev |er |blevet )?(?:forkastet|nedstemt)\b",
            rf"\b{SUBJECT} (?:blev |er )?(?:afvist|bortfaldet)\b",
            r"\b(?:forslag|spørgsmål|sag)\w*,? (?:(?:som|der|dermed|derfor|herefter|således) ){0,2}"
            r"(?:falder|faldt|bortfaldt|bortfalder)\b",
            # "Indstillingen bortfaldt hermed" says that something else was carried.
            r"\bindstillingen (?:falder|faldt|bortfaldt|bortfalder)\b(?! (?:her|der)\w+)",
            r"\b(?:falder|faldt|bortfaldt|bortfalder) (?:\w+ )?forslaget\b",
            r"\b(?:kan|kunne) ikke (?:imødekommes|godkendes|tiltrædes)\b(?! af\b)",
            rf"\b{BODY} (?:kan|kunne) ikke (?:imødekomme|godkende|tiltræde|tilslutte sig|støtte)\b",
            rf"\b{BODY} (?:ønsker|ønskede|vil|ville) ikke (?:at )?(?:gå videre|imødekomme|godkende|støtte)\b",
            r"\bindstilling\w*(?: \d[\d ,og]*)? (?:(?:blev|er) ikke fulgt|ikke fulgt|følges ikke)\b",
            rf"\b(?:blev|er|bliver) (?:(?!tidligere\b|endnu\b)\w+ )?ikke {CHANGED}\b(?! at\b)",
            rf"\b{SUBJECT} ikke {CHANGED}\b",
            rf"{START}(?:blev )?ikke {CHANGED}\b",
            rf"\b{SUBJECT}{FILL} {PASSIVE} ikke\b",
            r"\b(?:tages|toges|tog) [^.\n]{0,60}?\bikke til efterretning\b",
            r"\bikke (?:\w+ )?(?:tages|taget|tage) [^.\n]{0,60}?\btil efterretning\b",
            rf"{START}(?:afslag|afslås|afslået|afvist)\b{REST}",
            rf"\b{SUBJECT}{FILL} (?:blev |er )?(?:afslået|afslås|afvises)\b(?! ikke)",
            rf"\b{BODY} (?:gav|giver|meddelte|meddeler) afslag\b",
            rf"\b{BODY} (?:godkendte|vedtog|tiltrådte|imødekom) ikke\b",
            rf"{START}{BODY} (?:godkender|vedtager|tiltræder|imødekommer) ikke\b",
            r"\b(?:besluttede|besluttet|vedtog) ikke at (?:godkende|imødekomme|vedtage|støtte|indføre)\b",
            rf"{AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{TURNING_DOWN}",
            rf"\b{BODY} (?:(?:afviste|forkastede)\b|valgte at {TURNING_DOWN})",
            rf"{START}\w{{3,40}}(?:et|en|erne|ene) (?:blev |er )?(?:afvises|afvist|afslås|afslået)\b(?! ikke)",
            r"\b(?:besluttet|besluttede|enighed om|enige?t? om|enedes om|aftalt) ikke at "
            r"(?:gå|gøre|købe|deltage|støtte|indføre|bevilge)\b",
            # Who does not recommend a case says no to it.
            rf"{START}(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet)\b{REST}",
            rf"{START}anbefales ikke\b{REST}",
            rf"\b{SUBJECT}{FILL} (?:anbefales ikke|(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet))\b{REST}",
            rf"\b(?:flertal\w*|{BODY})(?: (?:\([^()\n]*\)|\w+)){{0,3}}? (?:anbefaler ikke|(?:kan|kunne) ikke "
            rf"anbefale),?(?: at)? (?:\w+ )?{SUBJECT}",
            rf"{START}(?:anbefales|indstilles|anbefalet) (?:afvist|afslået|forkastet)\b{REST}",
            r"\bder gives afslag\b",
            rf"\b{BODY} (?:siger|takker) nej\b{REST}",
            # "Udvalget sagde nej" in the minutes of a council tells of another body.
            rf"\b(?!udvalget){BODY} (?:sagde|takkede) nej\b{REST}",
            r"\bblev stemt ned\b",
            r"\bopnåede ikke (?:\w+ )?flertal\b",
            rf"\b{SUBJECT}{FILL} (?:fik ikke|var der ikke|kunne ikke (?:samle|opnå)|samlede ikke) (?:\w+ )?flertal\b",
        ),
    ),
    (
        "approved",
        (
            r"\btilbagesendes\b[^\n]{0,200}?\bvedtaget\b[^\n.]*",
            rf"\b{SUBJECT}(?: \d[\d ,og]*)?{FILL}(?: (?:blev|er|bliver|var (?:hermed|dermed)))?{FILL} "
            rf"{CHANGED}\b",
            rf"{START}(?:enstemmigt )?(?:{CHANGED}|godkendtes|vedtoges|tiltrådtes|tiltrædes|"
            rf"godkendes(?! (?:først )?(?:på|ved) (?:\w+ )?(?:næste|kommende|senere)))\b{REST}",
            # An active verb counts only with the meeting itself as its subject: other bodies'
            # decisions are often reported.
            rf"\b{BODY} (?:enstemmigt )?(?:godkendte|vedtog|tiltrådte|bevilgede|frigav|afsatte|"
            rf"besluttede|valgte|har (?:\w+ )?(?:besluttet|vedtaget|godkendt))\b{PASSED_ON}",
            rf"\b{BODY} [a-zæøå]+(?:ede|te) [^.\n]{{2,60}}? og (?:besluttede|godkendte|vedtog|tiltrådte)\b"
            rf"{PASSED_ON}",
            rf"\b{MAJORITY}\b[^.\n]{{0,60}}? (?:godkendte|vedtog|tiltrådte|besluttede)\b{PASSED_ON}",
            rf"\bdet (?:besluttedes|besluttes)\b{PASSED_ON}{REST}",
            rf"{START}(?:som indstillet|genvalg til|der (?:gives|meddeles) dispensation)\b{REST}",
            r"\b(?:indstilling|forslag)\w*(?: \d[\d ,og]*)? (?:(?:blev|er) fulgt|fulgt|følges)\b(?! ikke| op)",
            rf"{START}(?:\w*bevilling(?:en|erne)|\w*beløbet|midlerne) (?:gives|frigives|(?:er |blev )?frigivet)\b"
            rf"(?! ikke){REST}",
            rf"{START}\w*(?:kontingent|takst|gebyr|leje|honorar)(?:et|en|erne)? (?:fastsættes|fastsattes|fastholdes)\b"
            rf"(?! ikke){REST}",
            # "Udvalget godkender indstillingen.", "Høringssvaret godkendt med rettelser."
            rf"{START}{BODY} (?:enstemmigt )?(?:godkender|vedtager|tiltræder|imødekommer|"
            rf"bevilger|afsætter|beslutter)\b{PASSED_ON}{REST}",
            rf"{START}{BODY} [a-zæøå ]{{2,30}} og (?:godkender|vedtager|bevilger|afsætter|beslutter)\b"
            rf"{PASSED_ON}{REST}",
            rf"{START}\w{{3,40}}(?:et|en|erne|ene)s?(?: (?:pkt\.|punkt) [\d ,og-]+)? (?:enstemmigt )?"
            rf"(?:{CHANGED}|{PASSIVE})\b(?! (?:af|i|på|via|når|hvis|senere|først|ikke|at)\b){REST}",
            r"\ber (?:hermed |enstemmigt )?(?:godkendt|vedtaget|tiltrådt)(?=\.?$)",
            rf"{START}\w{{3,40}}(?:et|en|erne|ene) er (?:vedtaget|tiltrådt)\b(?! (?:af|i|på|ved)\b)",
            # Further down "er godkendt" may say that something passed an inspection.
            r"\A\w{3,40}(?:et|en|erne|ene) er godkendt(?=[.,;]|$| og\b)",
            r"\bvalgt med akklamation\b",
            # "Regnskab og budget godkendt."
            rf"{START}(?!anbefal|indstil|forvent|foresl|ønsk)[\w-]+{NOUNS} "
            r"(?:godkendt|vedtaget|tiltrådt)(?=[.,]|$| (?:med|enstemmigt|uden)\b)",
            rf"\b{BODY} (?:enstemmigt )?(?:tilsluttede|tilslutter) sig\b{REST}",
            rf"\b{BODY} (?:siger|sagde|takker|takkede) ja\b{REST}",
            rf"{START}(?:derfor |herefter )?(?:{BODY} {DOING}|{DOING} {BODY})\b(?! (?:ikke|ofte|altid|stadig|normalt|"
            rf"typisk|måske|muligvis|gerne|jo|allerede|hvis|når|øje)\b){REST}",
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
        ),
    ),
    (
        "referred",
        (
            rf"(?:{START}|\b{SUBJECT}{FILL} (?:blev |er )?)(?:fremsendes|oversendes|"
            r"sendes (?:videre|tilbage)|henvist|henvises|hjemvist|hjemvises|hjemsendes|hjemsendt|"
            r"tilbagesendes|videresendes|"
            r"oversendt|(?:sendt|sendes) (?:tilbage|retur)) "
            rf"til\b{REST}",
            r"\bbedes tilbagesendt\b",
            rf"{START}(?:fremsendes|oversendes|videresendes) med (?:\w+ )?(?:anbefaling|indstilling)\b",
            rf"{START}(?:anbefalet|anbefales|indstilles godkendt)\b(?! ikke| afslået| afvist){REST}",
            rf"\bindstilles til (?:\w+ )?godkendelse\b{REST}",
            rf"{START}(?:sagen )?forelægges (?:\w*{BODY}|økonomiudvalg\w*)\b{REST}",
            rf"{START}{BODY} (?:enstemmigt )?indstiller [^.\n]{{3,80}}? (?:godkendt|vedtaget|tiltrådt)\b",
            rf"\b{BODY}\b[^.\n]{{0,60}} oversender\b[^.\n]* til\b{REST}",
            rf"\b{SUBJECT} (?:blev |er )?(?:indstilles|indstillet) til \w*{BODY}\b",
            rf"\b{SUBJECT}{FILL} (?:anbefalet|anbefales)\b(?! ikke){REST}",
            r"\b(?:godkendt|tiltrådt|vedtaget) som (?:en )?anbefaling\b",
            r"\banbefaler over for\b",
            rf"{START}(?:[\w-]+ ){{0,3}}?[\w-]*(?:{BODY}|udvalget|gruppen|forum|klyngen) "
            rf"(?:enstemmigt )?indstiller\b(?: til|, at){REST}",
            rf"\b(?:flertal\w*|{BODY})\b[^\n.]{{0,60}} anbefaler\b(?! ikke)",
            r"\banbefaler\b(?! ikke)[^\n.]{0,30}? at (?:byråd|kommunalbestyrelse|regionsråd|"
            r"økonomiudvalg)\w*",
            rf"\b{BODY} (?:tiltrådte|godkendte)(?: at (?:anbefale|indstille)|"
            rf"[^.\n]{{0,60}} og (?:anbefal|indstill)(?:er|ede))\b{REST}",
            rf"{AGREED}{SENDING}{REST}",
            # Who only agrees to hear others has not decided; "besluttede at sende planen i høring"
            # is the decision itself.
            r"\b(?:enighed(?: i \w+)?|enige?t?|enedes) om at sende [^.\n]{0,80}? i høring\b",
            rf"\b(?:flertal\w*|mindretal\w*|{BODY})[^\n.]{{0,40}} kunne (?:enstemmigt )?tiltræde\b"
            rf"{REST}",
            r"\b(?:besluttet|aftalt) at (?:sende|bringe|rejse)\b[^\n.]*\b(?:til|i)\b[^\n.]*",
        ),
    ),
    (
        "noted",
        (
            rf"{AGREED}{NOTING}",
            r"\b(?:tag\w+|tog|toges) (?:(?!\bikke\b)[^.\n]){0,60}?til efterretning\b",
            r"\btil efterretning\b",
            r"\btag(?:et|es) ad notam\b",
            rf"\b{BODY} noterede sig\b(?! (?:et|en) (?:behov|ønske))",
            rf"{START}(?:efterretning|taget til orientering|orientering foretaget)\b{REST}",
            rf"\b(?:{BODY}|der) blev (?:yderligere )?orienteret\b",
            rf"{START}orienter(?:et|edes|ing givet)\b{REST}",
        ),
    ),
    (
        "approved",
        (
            rf"\b(?:det|der) blev (?:(?!ikke|tidligere)\w+ )?besluttet(?:(?=,? at\b){PASSED_ON},?|:){REST}",
            r"\bblev (?:enstemmigt )?(?:udpeget|valgt|genvalgt|nyvalgt)\b",
            rf"{START}(?:valgt|genvalgt|nyvalgt|udpeget) blev\b(?! ingen){REST}",
            rf"{START}til [\w ,]{{3,60}}? (?:valgtes|genvalgtes|udpegedes)\b{REST}",
            rf"{START}(?:ny|nye|nyt medlem) (?:i|af) {BODY}:{REST}",
            rf"{START}[\w .-]{{3,60}}? er (?:\w+ )?(?:valgt|genvalgt|nyvalgt) (?:til|som)\b{REST}",
            r"\((?:gen|ny)valgt\)",
            # "1. Ib Dam – genvalgt", "Revisor: Lis Bo genvalgt"
            rf"^\W{{0,6}}(?:\d{{1,2}}[.)] )?(?:[\w -]{{3,40}}: )?{NAMES}(?: ?[-–:,]| \([^()\n]*\))?"
            r"(?: enstemmigt)? ?(?:(?:gen|ny)?valgt(?! til at\b| ikke\b)\b|(?:gen|ny)valg(?=[.,;]?$))",
            rf"\bblev {NAMES} (?:enstemmigt )?(?:(?:gen|ny)?valgt|udpeget)\b",
            r"\b(?:alle|samtlige|begge)(?: \w+){0,3} (?:gen|ny)valgt\b",
            rf"{START}(?:(?:gen|ny)valgt?|valgt)(?: (?:som|til) [\w ]{{3,40}})?: {NAME}",
            rf"{START}(?:enstemmigt )?(?:gen|ny)valgt?(?=[.!]|$)",
            rf"{START}som [\w ,]{{3,60}}? (?:valgtes|genvalgtes|udpegedes)\b{REST}",
            rf"\b(?:{BODY}|har) konstituere(?:de|r|t) sig (?:som følger|således|med|uændret)\b{REST}",
        ),
    ),
    (
        "postponed",
        (
            rf"{START}(?:(?:punktet|sagen|emnet|det) )?tages (?:(?:op|på) igen\b|"
            rf"(?:op )?(?:på|til) (?:næste|et (?:kommende|senere)|det kommende) \w*møde\b){REST}",
            r"\b(?:punktet|sagen|emnet) tages op (?:igen )?på næste møde\b",
            r"\b(?:punktet|sagen|emnet|dette?) (?:blev|er) (?:desværre )?ikke nået\b",
            rf"\b{BODY} (?:kigger|ser|vender|tager|genoptager|drøfter) (?:[\w ]{{2,30}} )?igen "
            r"(?:på|i|til|om|efter|når)\b",
            rf"{START}(?:{BODY} )?(?:tager|vender tilbage til) (?:punktet|sagen|emnet) (?:op )?(?:på|til) "
            r"(?:\w+ )?(?:næste|kommende|senere) \w*møde\b",
            r"\b(?:drøftelsen|behandlingen|punktet|sagen) (?:fortsættes|fortsætter|færdigbehandles|afsluttes) "
            r"(?:på|ved) (?:\w+ ){0,2}?\w*møde\w*",
            r"\b(?:vi|udvalget|bestyrelsen) nåede ikke (?:punktet|sagen|emnet)\b",
        ),
    ),
    (
        "discussed",
        (
            r"\b(?:blev|er|bliver|blevet)(?: (?!ikke\b)\w+){0,2} drøftet\b",
            r"\b(?:drøftet|drøftedes|drøftede|drøftelse\w* blev)\b",
            rf"{START}(?:der var |{BODY} havde )?ingen bemærkninger\b{REST}",
            r"\bder var (?:en )?(?:god |bred )?drøftelse\b",
        ),
    ),
    (
        # What those who met agreed to do, where nothing else is said of the case.  What they
        # agreed to think ("enighed om, at sagen er vigtig") is no decision.
        "approved",
        (
            rf"\b(?:det|der) (?:blev|er) (?:\w+ )?aftalt(?: at {DO}|, at\b{NOT_LATER}){REST}",
            rf"\bdet aftaltes(?: at {DO}|, at\b{NOT_LATER}){REST}",
            rf"\bder (?:var|er|blev) (?:{NOBODY}\w+ )?enighed (?:i \w+ )?om at {DO}{REST}",
            rf"\b{BODY} (?:enedes|(?:var|er|blev) (?:{NOBODY}\w+ )?enige?t?) om at {DO}{REST}",
            rf"\b{BODY} aftalte(?: at {DO}|, at\b{NOT_LATER}){REST}",
            # "→ Rådet sender et brev": what an arrow points at is what comes of the talk.
            rf"(?:^|(?<=[.!?] ))→ {BODY} [a-zæøå]+er\b{REST}",
        ),
    ),
)
