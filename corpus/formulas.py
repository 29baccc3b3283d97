"""The formulas in which Danish public bodies record what they decided, and what each means."""

from __future__ import annotations

import re

from corpus.meeting import Outcome

_BODY = (
    r"(?:udvalget|rådet|forum(?:met)?|klyngen|bestyrelsen|byrådet|kommunalbestyrelsen|regionsrådet|"
    r"borgerrepræsentationen|magistraten|styregruppen|koordinationsgruppen|"
    r"projektgruppen|gruppen|mødet|menighedsrådet|skolebestyrelsen|forsamlingen|"
    r"generalforsamlingen|medlemmerne|deltagerne|mr|hmu|lmu|hb|vi)"
)
_SUBJECT = (
    r"(?:indstilling\w*|\w*forslag\w*|(?:dagsorden)?punkt(?:et|erne)?\b(?! \d)|sag(?:en|erne)?|"
    r"anmodning\w*|"
    r"ansøgning\w*|\w*dagsorden\w*|\w*referat\w*|behandling\w*)"
)
_CHANGED = (
    r"(?:godkendt|vedtaget|tiltrådt|besluttet|imødekommet|bevilget|bevilliget|accepteret)"
    r"(?! som (?:en )?anbefaling)"
)
_WORD = r"(?:[\w,/-]|\.(?! (?-i:[A-ZÆØÅ])))+"  # a point within it ends no sentence
# Up to four words between subject and verb, none of which turns the meaning.
_FILL = (
    r"(?: (?!ikke\b|anbefal|indstill|forvent|foresl|ønsk|bedes|søges|tidligere\b|kan\b|kunne\b|"
    rf"bør\b|skal\b|var\b|er\b|blev\b){_WORD}){{0,4}}?"
)
# The same without a verb or a second clause: "Regnskab og budget godkendt".
_NOUNS = _FILL.replace(_WORD, r"(?!bliver\b|har\b|havde\b|bedt\b|at\b)[\w/-]+")
_PUT_OFF = r"(?:udsat|udsættes|udskydes|udskudt|skubbes|skubbet)"
# To the end of the sentence; "50.000 kr. til" has points within it.
_REST = r"(?:[^\n.]|(?<=\d)\.(?=\d)|(?<=\bkr)\.(?= (?-i:[a-zæøå])))*"
_PASSIVE = r"(?:godkendes|godkendtes|vedtages|vedtoges|tiltrædes|tiltrådtes|imødekommes)"
_MAJORITY = r"(?:flertal\w*|enigt \w+)"
# To do something with a case without deciding it, or to decide against it.
_PUTTING_OFF = r"(?:udsætte|udskyde|udsættes|udskydes)\b"
_TURNING_DOWN = r"(?:(?:afvise|forkaste|afslå|nedstemme)s?\b|(?:sige nej|give afslag)\b)"
_SENDING = (
    r"(?:(?:anbefale|indstille|oversende|videresende|tilbagesende|fremsende|hjemvise|henvise|løfte)s?\b|"
    r"sende (?![^.\n]{0,80} høring(?:ssvar)?\b)(?!brev|svar|høringssvar|mail|invitation|indbydelse)"
    r"[\w-]+(?:et|en|erne|ene|det|dem)\b"
    r"(?=[^.\n]{0,80}? (?:til|i|videre|tilbage|retur)\b))"
)
_NOTING = r"tage [^.\n]{0,60}?til efterretning\b"
_TAKING_OFF = r"(?:tage|trække) [^.\n]{0,40}?(?:af dagsordenen?|tilbage)\b"
_UNDECIDED = rf"(?:{_PUTTING_OFF}|{_TURNING_DOWN}|{_SENDING}|{_NOTING}|{_TAKING_OFF})"
_PASSED_ON = (
    rf"(?! ikke|,?[\w ]{{0,20}} (?:at (?:{_UNDECIDED}|"
    r"(?:\w+ ){1,3}?(?:udsættes|udskydes|afvises|forkastes|afslås|genoptages)\b)|ikke at\b)|"
    r"[^.\n]{0,60} og (?:anbefal|indstill)(?:er|ede)\b)"
)
# "besluttede at", "enighed om, at".
_AGREED = (
    r"\b(?:besluttede|besluttet|besluttes|besluttedes|enighed (?:i \w+ )?om|enige?t? om|enedes om|vedtog|aftalt|"
    r"aftaltes|vedtaget),? (?:(?!ikke\b)\w+ )?at "
)
# Money that somebody else gave.
_BY_OTHERS = r"(?![^\n]{0,80}? (?:fra|af) (?:\w+ )?\w*(?:fond|minister|styrelse|staten\b|EU\b))"
# At the start of a line, perhaps after "Ad 1-2)", or of a sentence.
_START = r"(?:^[^\w\n]{0,60}(?:ad \d[\d, og–-]{0,20}[.:)]*\s*)?|(?<=[.!?:] ))"

# To do something, which is more than to look at it again.
_DO = (
    rf"(?!{_UNDECIDED}|sende [^.\n]{{0,80}}? i høring\b|(?:følge|se|afvente|drøfte|overveje|undersøge)\b)"
    r"(?:[a-zæøå]+e|få|gå|stå)\b"
)
_NOBODY = r"(?!ikke\b|ingen\b)"
_NOT_LATER = r"(?! (?:punktet|sagen|emnet) (?:tages|udsættes|udskydes|genoptages)\b)"

# Each formula has one of these in it, in small letters; what has none need not be tried.
SIGNS = re.compile(
    r"accept|aflys|afsat|afsl|afsæt|aftal|afvis|anbefal|bemynd|bemærkning|behandlet|beslu|"
    r"bevil|bortf|dagsorden|dispens|drøft|efterretning|ene[ds]|enig|falder|faldt|fejlopr|"
    r"flertal|forelæg|forkast|frig[ai]v|fulgt|følges|gebyr|genoptag|genvalg|gives|godkend|"
    r"henvi|hjem|honorar|ikke|imødek|indstil|ja\b|kontingent|leje|mandat|meddel|ne[jd]|ny|nå|"
    r"næste|orienter|send|skub|stem|tages|takst|tilbage|tilladelse|tilsagn|tilskud|tilslut|"
    r"tiltr|tr(?:ak|ukk|ække)|udg|udpeg|ud(?:sat|sk|sæt)|valgt|vedt|→"
)

# In the order in which they are tried; the first whose words occur decides.
FORMULAS: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    (
        "withdrawn",
        (
            rf"{_START}(?:punktet |sagen )?(?:udgik|udgår|(?:er )?udgået|aflyst|fejloprettet)\b"
            rf"(?! (?:\w+ )?ikke\b){_REST}",
            rf"\b(?:{_SUBJECT}|\w*oplæg\w*|emnet|temaet){_FILL}{_FILL} (?:udgik|udgår)\b(?! (?:\w+ )?ikke\b)",
            rf"{_START}trukket(?: tilbage)?(?=[.,;]|$| (?:af|fra|da|på)\b)",
            r"\b(?:punktet|sagen) (?:blev |er )?taget af dagsordenen?\b",
            rf"{_AGREED}{_TAKING_OFF}",
            rf"\b(?:{_SUBJECT}) (?:blev |er |bliver )?trukket(?: tilbage)?\b",
            r"\bmødet (?:blev|er) aflyst\b",
            r"\bpunktet (?:bortfalder|bortfaldt)\b",
            r"\btrak (?:forslaget|sagen|punktet|anmodningen|ansøgningen) tilbage\b",
            r"\b(?:trak|valgte at trække|besluttede at trække) sit (?:\w+)?forslag\b",
            rf"{_START}(?:forslaget|punktet|sagen|\w*oplægget|indlægget)\b"
            r"(?:(?!\. (?-i:[A-ZÆØÅ]))[^\n]){0,140}? (?:udgik|udgår)\b"
            r"(?! (?:\w+ )?ikke\b)",
        ),
    ),
    (
        "postponed",
        (
            rf"{_START}(?:(?:punktet |sagen )?{_PUT_OFF}(?! ikke| fra\b)|overgår til næste|genoptages|"
            rf"ikke færdigbehandlet)\b{_REST}",
            rf"\b{_SUBJECT}(?:s behandling)?{_FILL}(?: (?:blev|er|bliver))? "
            rf"(?:{_PUT_OFF}|genoptages)\b(?! fra\b)",
            rf"{_START}beslutning(?:en)? (?:(?:blev|er) )?{_PUT_OFF}\b",
            rf"\b{_PUT_OFF} til (?:[\w.]+ ){{0,4}}?\w*møde\w*",
            rf"{_AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{_PUTTING_OFF}",
            rf"{_START}(?:punktet |sagen )?(?:blev )?ikke (?:(?:færdig)?behandlet|nået)\b{_REST}",
        ),
    ),
    (
        "rejected",
        (
            r"\b(?:blev |er |blevet )?(?:forkastet|nedstemt)\b",
            rf"\b{_SUBJECT} (?:blev |er )?(?:afvist|bortfaldet)\b",
            r"\b(?:forslag|spørgsmål|sag)\w*,? (?:(?:som|der|dermed|derfor|herefter|således) ){0,2}"
            r"(?:falder|faldt|bortfaldt|bortfalder)\b",
            # "Indstillingen bortfaldt hermed" says that something else was carried.
            r"\bindstillingen (?:falder|faldt|bortfaldt|bortfalder)\b(?! (?:her|der)\w+)",
            r"\b(?:falder|faldt|bortfaldt|bortfalder) (?:\w+ )?forslaget\b",
            r"\b(?:kan|kunne) ikke (?:imødekommes|godkendes|tiltrædes)\b",
            rf"\b{_BODY} (?:kan|kunne) ikke (?:imødekomme|godkende|tiltræde|tilslutte sig|støtte)\b",
            rf"\b{_BODY} (?:ønsker|ønskede|vil|ville) ikke (?:at )?(?:gå videre|imødekomme|godkende|støtte)\b",
            r"\bindstilling\w*(?: \d[\d ,og]*)? (?:(?:blev|er) ikke fulgt|ikke fulgt|følges ikke)\b",
            rf"\b(?:blev|er|bliver) ikke {_CHANGED}\b(?! at\b)",
            rf"\b{_SUBJECT} ikke {_CHANGED}\b",
            rf"{_START}(?:blev )?ikke {_CHANGED}\b",
            rf"\b{_SUBJECT}{_FILL} {_PASSIVE} ikke\b",
            r"\b(?:tages|toges|tog) [^.\n]{0,60}?\bikke til efterretning\b",
            r"\bikke (?:\w+ )?(?:tages|taget|tage) [^.\n]{0,60}?\btil efterretning\b",
            rf"{_START}(?:afslag|afslås|afslået|afvist)\b{_REST}",
            rf"\b{_SUBJECT}{_FILL} (?:blev |er )?(?:afslået|afslås|afvises)\b(?! ikke)",
            rf"\b{_BODY} (?:gav|giver|meddelte|meddeler) afslag\b",
            rf"\b{_BODY} (?:godkendte|vedtog|tiltrådte|imødekom) ikke\b",
            rf"{_START}{_BODY} (?:godkender|vedtager|tiltræder|imødekommer) ikke\b",
            r"\b(?:besluttede|besluttet|vedtog) ikke at (?:godkende|imødekomme|vedtage|støtte|indføre)\b",
            rf"{_AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{_TURNING_DOWN}",
            rf"\b{_BODY} (?:(?:afviste|forkastede)\b|valgte at {_TURNING_DOWN})",
            rf"{_START}\w{{3,40}}(?:et|en|erne|ene) (?:blev |er )?(?:afvises|afvist|afslås|afslået)\b(?! ikke)",
            r"\b(?:besluttet|besluttede|enighed om|enige?t? om|enedes om|aftalt) ikke at "
            r"(?:gå|gøre|købe|deltage|støtte|indføre|bevilge)\b",
            # Who does not recommend a case says no to it.
            rf"{_START}(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet)\b{_REST}",
            rf"{_START}anbefales ikke\b{_REST}",
            rf"\b{_SUBJECT}{_FILL} (?:anbefales ikke|(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet))\b{_REST}",
            rf"\b(?:flertal\w*|{_BODY})(?: (?:\([^()\n]*\)|\w+)){{0,3}}? (?:anbefaler ikke|(?:kan|kunne) ikke "
            rf"anbefale),?(?: at)? (?:\w+ )?{_SUBJECT}",
            rf"{_START}(?:anbefales|indstilles|anbefalet) (?:afvist|afslået|forkastet)\b{_REST}",
            r"\bder gives afslag\b",
            r"\bblev stemt ned\b",
            r"\bopnåede ikke (?:\w+ )?flertal\b",
        ),
    ),
    (
        "approved",
        (
            r"\btilbagesendes\b[^\n]{0,200}?\bvedtaget\b[^\n.]*",
            rf"\b{_SUBJECT}(?: \d[\d ,og]*)?{_FILL}(?: (?:blev|er|bliver|var (?:hermed|dermed)))?{_FILL} "
            rf"{_CHANGED}\b",
            rf"{_START}(?:enstemmigt )?(?:{_CHANGED}|godkendtes|vedtoges|tiltrådtes|tiltrædes|"
            rf"godkendes(?! (?:først )?(?:på|ved) (?:\w+ )?(?:næste|kommende|senere)))\b{_REST}",
            # An active verb counts only with the meeting itself as its subject: other bodies'
            # decisions are often reported.
            rf"\b{_BODY} (?:enstemmigt )?(?:godkendte|vedtog|tiltrådte|bevilgede|frigav|afsatte|"
            rf"besluttede|valgte|har (?:\w+ )?(?:besluttet|vedtaget|godkendt))\b{_PASSED_ON}",
            rf"\b{_BODY} [a-zæøå]+(?:ede|te) [^.\n]{{2,60}}? og (?:besluttede|godkendte|vedtog|tiltrådte)\b"
            rf"{_PASSED_ON}",
            rf"\b{_MAJORITY}\b[^.\n]{{0,60}}? (?:godkendte|vedtog|tiltrådte|besluttede)\b{_PASSED_ON}",
            rf"\bdet (?:besluttedes|besluttes)\b{_PASSED_ON}{_REST}",
            rf"{_START}(?:som indstillet|genvalg til|der (?:gives|meddeles) dispensation)\b{_REST}",
            r"\bindstilling\w*(?: \d[\d ,og]*)? (?:(?:blev|er) fulgt|fulgt|følges)\b(?! ikke| op)",
            rf"{_START}(?:\w*bevilling(?:en|erne)|\w*beløbet|midlerne) (?:gives|frigives|(?:er |blev )?frigivet)\b"
            rf"(?! ikke){_REST}",
            rf"{_START}\w*(?:kontingent|takst|gebyr|leje|honorar)(?:et|en|erne)? (?:fastsættes|fastsattes|fastholdes)\b"
            rf"(?! ikke){_REST}",
            # "Udvalget godkender indstillingen.", "Høringssvaret godkendt med rettelser."
            rf"{_START}{_BODY} (?:enstemmigt )?(?:godkender|vedtager|tiltræder|imødekommer|"
            rf"bevilger|afsætter|beslutter)\b{_PASSED_ON}{_REST}",
            rf"{_START}{_BODY} [a-zæøå ]{{2,30}} og (?:godkender|vedtager|bevilger|afsætter|beslutter)\b"
            rf"{_PASSED_ON}{_REST}",
            rf"{_START}\w{{3,40}}(?:et|en|erne|ene)s?(?: (?:pkt\.|punkt) [\d ,og-]+)? (?:enstemmigt )?"
            rf"(?:{_CHANGED}|{_PASSIVE})\b(?! (?:af|i|på|via|når|hvis|senere|først|ikke|at)\b){_REST}",
            r"\ber (?:hermed |enstemmigt )?(?:godkendt|vedtaget|tiltrådt)(?=\.?$)",
            rf"{_START}\w{{3,40}}(?:et|en|erne|ene) er (?:vedtaget|tiltrådt)\b(?! (?:af|i|på|ved)\b)",
            # Further down "er godkendt" may say that something passed an inspection.
            r"\A\w{3,40}(?:et|en|erne|ene) er godkendt(?=[.,;]|$| og\b)",
            r"\bvalgt med akklamation\b",
            # "Regnskab og budget godkendt."
            rf"{_START}(?!anbefal|indstil|forvent|foresl|ønsk)[\w-]+{_NOUNS} "
            r"(?:godkendt|vedtaget|tiltrådt)(?=[.,]|$| (?:med|enstemmigt|uden)\b)",
            rf"\b{_BODY} (?:enstemmigt )?(?:tilsluttede|tilslutter) sig\b{_REST}",
            rf"\b{_BODY} (?:siger|sagde) ja\b{_REST}",
            rf"\bvi har (?:\w+ )?(?:besluttet|vedtaget|godkendt)\b{_PASSED_ON}",
            rf"\btruffet beslutning om at\b{_PASSED_ON}{_REST}",
            rf"\bder (?:bevilges|bevilgedes|blev bevil(?:li)?get)\b{_BY_OTHERS}{_REST}",
            rf"{_START}der (?:er bevil(?:li)?get|(?:ydes|gives) (?:et )?tilskud)\b{_BY_OTHERS}{_REST}",
            rf"{_START}(?:(?!at\b|om\b|som\b|ikke\b)[^\s,;.]+(?:\.\d+)*(?:(?<=kr)\.)? ){{1,6}}?(?:blev|får) "
            rf"(?:enstemmigt )?bevil(?:li)?get\b{_BY_OTHERS}{_REST}",
            rf"\bder (?:gives|meddeles) (?:tilladelse|tilsagn)\b{_REST}",
            r"\balle (?:\w+ ){0,2}stemte for\b",
            rf"\b(?:bemyndiges|bemyndigedes|blev bemyndiget|fik (?:mandat|bemyndigelse)) til\b{_REST}",
            rf"\bblev{_FILL} (?:godkendt|vedtaget|tiltrådt|accepteret)\b{_PASSED_ON}",
        ),
    ),
    (
        "referred",
        (
            rf"(?:{_START}|\b{_SUBJECT}{_FILL} (?:blev |er )?)(?:fremsendes|oversendes|"
            r"sendes (?:videre|tilbage)|henvist|henvises|hjemvist|hjemvises|hjemsendes|hjemsendt|"
            r"tilbagesendes|videresendes|"
            r"oversendt|(?:sendt|sendes) (?:tilbage|retur)) "
            rf"til\b{_REST}",
            r"\bbedes tilbagesendt\b",
            rf"{_START}(?:anbefalet|anbefales|indstilles godkendt)\b(?! ikke| afslået| afvist){_REST}",
            rf"\bindstilles til (?:\w+ )?godkendelse\b{_REST}",
            rf"{_START}(?:sagen )?forelægges (?:\w*{_BODY}|økonomiudvalg\w*)\b{_REST}",
            rf"{_START}{_BODY} (?:enstemmigt )?indstiller [^.\n]{{3,80}}? (?:godkendt|vedtaget|tiltrådt)\b",
            rf"\b{_BODY}\b[^.\n]{{0,60}} oversender\b[^.\n]* til\b{_REST}",
            rf"\b{_SUBJECT} (?:blev |er )?(?:indstilles|indstillet) til \w*{_BODY}\b",
            rf"\b{_SUBJECT}{_FILL} (?:anbefalet|anbefales)\b(?! ikke){_REST}",
            r"\b(?:godkendt|tiltrådt|vedtaget) som (?:en )?anbefaling\b",
            r"\banbefaler over for\b",
            rf"{_START}(?:[\w-]+ ){{0,3}}?[\w-]*(?:{_BODY}|udvalget|gruppen|forum|klyngen) "
            rf"(?:enstemmigt )?indstiller\b(?: til|, at){_REST}",
            rf"\b(?:flertal\w*|{_BODY})\b[^\n.]{{0,60}} anbefaler\b(?! ikke)",
            r"\banbefaler\b(?! ikke)[^\n.]{0,30}? at (?:byråd|kommunalbestyrelse|regionsråd|"
            r"økonomiudvalg)\w*",
            rf"\b{_BODY} (?:tiltrådte|godkendte)(?: at (?:anbefale|indstille)|"
            rf"[^.\n]{{0,60}} og (?:anbefal|indstill)(?:er|ede))\b{_REST}",
            rf"{_AGREED}{_SENDING}{_REST}",
            # Who only agrees to hear others has not decided; "besluttede at sende planen i høring"
            # is the decision itself.
            r"\b(?:enighed(?: i \w+)?|enige?t?|enedes) om at sende [^.\n]{0,80}? i høring\b",
            rf"\b(?:flertal\w*|mindretal\w*|{_BODY})[^\n.]{{0,40}} kunne (?:enstemmigt )?tiltræde\b"
            rf"{_REST}",
            r"\b(?:besluttet|aftalt) at (?:sende|bringe|rejse)\b[^\n.]*\b(?:til|i)\b[^\n.]*",
        ),
    ),
    (
        "noted",
        (
            rf"{_AGREED}{_NOTING}",
            r"\b(?:tag\w+|tog|toges) (?:(?!\bikke\b)[^.\n]){0,60}?til efterretning\b",
            r"\btil efterretning\b",
            rf"{_START}(?:efterretning|taget til orientering|orientering foretaget)\b{_REST}",
            rf"\b(?:{_BODY}|der) blev (?:yderligere )?orienteret\b",
            rf"{_START}orienter(?:et|edes|ing givet)\b{_REST}",
        ),
    ),
    (
        "approved",
        (
            rf"\b(?:det|der) blev (?:(?!ikke|tidligere)\w+ )?besluttet(?:(?=,? at\b){_PASSED_ON},?|:){_REST}",
            r"\bblev (?:enstemmigt )?(?:udpeget|valgt|genvalgt|nyvalgt)\b",
            rf"{_START}(?:valgt|genvalgt|nyvalgt|udpeget) blev\b(?! ingen){_REST}",
            rf"{_START}til [\w ,]{{3,60}}? (?:valgtes|genvalgtes|udpegedes)\b{_REST}",
            rf"{_START}(?:ny|nye|nyt medlem) (?:i|af) {_BODY}:{_REST}",
            rf"{_START}[\w .-]{{3,60}}? er (?:\w+ )?(?:valgt|genvalgt|nyvalgt) (?:til|som)\b{_REST}",
            r"\((?:gen|ny)valgt\)",
        ),
    ),
    (
        "postponed",
        (
            rf"{_START}(?:(?:punktet|sagen|emnet|det) )?tages (?:(?:op|på) igen\b|"
            rf"(?:op )?(?:på|til) (?:næste|et (?:kommende|senere)|det kommende) \w*møde\b){_REST}",
            r"\b(?:punktet|sagen|emnet) tages op (?:igen )?på næste møde\b",
            r"\b(?:punktet|sagen|emnet|dette?) (?:blev|er) (?:desværre )?ikke nået\b",
            r"\b(?:vi|udvalget|bestyrelsen) nåede ikke (?:punktet|sagen|emnet)\b",
        ),
    ),
    (
        "discussed",
        (
            r"\b(?:blev|er|bliver|blevet)(?: (?!ikke\b)\w+){0,2} drøftet\b",
            r"\b(?:drøftet|drøftedes|drøftede|drøftelse\w* blev)\b",
            rf"{_START}(?:der var |{_BODY} havde )?ingen bemærkninger\b{_REST}",
            r"\bder var (?:en )?(?:god |bred )?drøftelse\b",
        ),
    ),
    (
        # What those who met agreed to do, where nothing else is said of the case.  What they
        # agreed to think ("enighed om, at sagen er vigtig") is no decision.
        "approved",
        (
            rf"\b(?:det|der) (?:blev|er) (?:\w+ )?aftalt(?: at {_DO}|, at\b{_NOT_LATER}){_REST}",
            rf"\bdet aftaltes(?: at {_DO}|, at\b{_NOT_LATER}){_REST}",
            rf"\bder (?:var|er|blev) (?:{_NOBODY}\w+ )?enighed (?:i \w+ )?om at {_DO}{_REST}",
            rf"\b{_BODY} (?:enedes|(?:var|er|blev) (?:{_NOBODY}\w+ )?enige?t?) om at {_DO}{_REST}",
            # "→ Rådet sender et brev": what an arrow points at is what comes of the talk.
            rf"(?:^|(?<=[.!?] ))→ {_BODY} [a-zæøå]+er\b{_REST}",
        ),
    ),
)
