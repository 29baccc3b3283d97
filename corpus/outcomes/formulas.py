"""The formulas in which Danish public bodies record what they decided, and what each means."""

from __future__ import annotations

from corpus.meeting import Outcome
from corpus.outcomes.approvals import AGREED_ON, APPROVED, CHOSEN
from corpus.outcomes.wording import (
    AGREED,
    BODY,
    CHANGED,
    FILL,
    MAJORITY,
    NAMES,
    NOTING,
    PASSIVE,
    PUT_OFF,
    PUTTING_OFF,
    REST,
    SENDING,
    START,
    SUBJECT,
    TAKING_OFF,
    THUS,
    TURNING_DOWN,
    UNDECIDED,
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
            r"\A\W*bortfald(?:er|t)(?=\W*$)|\bpunktet (?:bortfalder|bortfaldt)\b",
            r"\bhar trukket (?:sin |sit )?(?:ansøgning|anmodning|forslag|sag)\w*",
            rf"\b(?:trak|valgte at trække|besluttede at trække) (?:{NAMES} )?"
            r"(?:forslaget|sagen|punktet|anmodningen|ansøgningen|sit (?:\w+)?forslag)(?: tilbage)?"
            r"(?=[.,;]|$| (?:af|da|på)\b)",
            rf"{START}(?:forslaget|punktet|sagen|\w*oplægget|indlægget)\b"
            r"(?:(?!\. (?-i:[A-ZÆØÅ]))[^\n]){0,140}? (?:udgik|udgår)\b"
            r"(?! (?:\w+ )?ikke\b)",
        ),
    ),
    (
        "postponed",
        (
            rf"{START}(?:(?:punktet |sagen )?(?:blev )?{PUT_OFF}(?! ikke| fra\b)|overgår til næste|"
            rf"ikke færdigbehandlet)\b{REST}",
            rf"\b{SUBJECT}(?:s behandling)?{FILL}(?: (?:blev|er|bliver))? {PUT_OFF}\b(?! fra\b)",
            rf"\b{SUBJECT}{FILL} genoptages (?:på|ved) (?:det )?næste \w*møde\b",
            rf"\b{BODY} (?:udsatte|udsætter|udskød|udskyder)\b{REST}",
            rf"\b{BODY} [^.,\n]{{2,80}},? (?:og|men) (?:udsatte|udsætter|udskød|udskyder) {SUBJECT}{REST}",
            rf"{START}beslutning(?:en)? (?:(?:blev|er) )?{PUT_OFF}\b",
            rf"\b{PUT_OFF} til (?:[\w.]+ ){{0,4}}?\w*møde\w*",
            rf"{AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{PUTTING_OFF}",
            rf"\b{BODY} sætter (?:punktet|sagen|emnet|det) på (?:dagsordenen (?:igen|til)|næste)\b{REST}",
            rf"{START}(?:punktet |sagen )?(?:blev )?ikke (?:(?:færdig)?behandlet|nået)\b{REST}",
        ),
    ),
    (
        "rejected",
        (
            r"\b(?:blev |er |blevet )?(?:forkastet|nedstemt)\b",
            rf"\b{SUBJECT} (?:(?:blev|er) {THUS})?(?:afvist|bortfaldet)\b",
            r"\b(?:forslag|spørgsmål|sag)\w*,? (?:(?:som|der|dermed|derfor|herefter|således) ){0,2}"
            r"(?:falder|faldt|bortfaldt|bortfalder)\b",
            # "Indstillingen bortfaldt hermed" says that something else was carried.
            r"\bindstillingen (?:falder|faldt|bortfaldt|bortfalder)\b(?! (?:her|der)\w+(?! ved stemmelighed))",
            r"\b(?:falder|faldt|bortfaldt|bortfalder) (?:\w+ )?forslaget\b",
            rf"\b(?:kan|kunne) {THUS}ikke (?:imødekommes|godkendes|tiltrædes)\b(?! af\b)",
            rf"\b{BODY} (?:kan|kunne) ikke (?:imødekomme|godkende|tiltræde|tilslutte sig|støtte|"
            r"anbefale(?=\W*$|,? at\b| (?:det\b|sagen|forslaget|indstillingen|ansøgningen|projektet|dispensation)))\b"
            rf"{REST}",
            rf"\b{BODY} (?:ønsker|ønskede|vil|ville) ikke (?:at )?(?:gå videre|fremme|imødekomme|godkende|støtte)\b",
            r"\bindstilling\w*(?: \d[\d ,og]*)? (?:(?:blev|er) ikke fulgt|ikke fulgt|følges ikke)\b",
            # What is recommended or done instead ("..., men anbefaler B") says more than the "no".
            rf"\b{BODY} (?:fulgte|følger) ikke (?:\w+ )?(?:indstilling|forslag)\w*"
            r"(?=[.;]|$|,? (?:da|fordi|idet)\b)",
            rf"\b(?:blev|er|bliver) (?:(?!tidligere\b|endnu\b)\w+ )?ikke {CHANGED}\b(?!,? (?:at|om|hv\w+)\b)",
            rf"\b{SUBJECT} ikke {CHANGED}\b",
            rf"{START}(?:blev )?ikke {CHANGED}\b",
            rf"(?:{START}|\b{SUBJECT}(?: (?:blev|er))? )(?:{CHANGED}|{PASSIVE}) ikke\b(?! (?:kun|blot|alene)\b)",
            rf"\b{SUBJECT}{FILL} {PASSIVE} ikke\b",
            r"\b(?:tages|toges|tog) [^.\n]{0,60}?\bikke til efterretning\b",
            r"\bikke (?:\w+ )?(?:tages|taget|tage) [^.\n]{0,60}?\btil efterretning\b",
            rf"{START}(?:afslag|afslås|afslået|afvist)\b{REST}",
            rf"\b{SUBJECT}{FILL} (?:blev |er )?(?:afslået|afslås|afvises)\b(?! ikke)",
            rf"\b{BODY} (?:gav|giver|meddelte|meddeler) afslag\b",
            rf"\b{BODY} (?:godkendte|vedtog|tiltrådte|imødekom) ikke\b",
            rf"{START}{BODY} (?:godkender|vedtager|tiltræder|imødekommer) ikke\b",
            rf"{AGREED}(?:(?!ikke\b)\w+ ){{0,3}}?{TURNING_DOWN}",
            rf"\b{BODY} (?:(?:afslog|afslår|afviser|afviste|forkaster|forkastede)\b|valgte at {TURNING_DOWN})",
            rf"{START}\w{{3,40}}(?:et|en|erne|ene) (?:blev |er )?"
            r"(?:afvises|afvist|afslås|afslået)\b(?! ikke)",
            # Of a part of the case ("Plasteret blev droppet") it says nothing of the whole.
            rf"{START}(?:id[eé]en|tanken|indstilling(?:en| \d+)|\w*(?:forslaget|planen|projektet)|{BODY})"
            rf"(?: blev| er)? (?:droppe[rst]|droppede|opgives|opgivet|skrinlægge[rs]|skrinlagt|skrinlagde)\b"
            rf"(?! ikke){REST}",
            # Not to put a case off, or not to object to it, is no "no" to it.
            rf"\b(?:besluttet|besluttede|vedtog|enighed om|enige?t? om|enedes om|aftalt),? ikke at (?!{UNDECIDED}|"
            r"(?:gøre indsigelse|have|klage|anke|protestere|modsætte)\b)(?:\w+e|gå|få|stå)\b",
            # Who does not recommend a case says no to it.
            rf"{START}(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet)\b{REST}",
            rf"{START}anbefales ikke\b{REST}",
            rf"{START}(?:et )?(?:{BODY}|{MAJORITY}) anbefal(?:er|ede) (?:\w+ )?ikke\b(?![^.\n]* men\b){REST}",
            rf"\b{SUBJECT}{FILL} (?:anbefales ikke|(?:(?:kan|kunne) )?ikke (?:anbefales|anbefalet))\b{REST}",
            rf"\b(?:flertal\w*|{BODY})(?: (?:\([^()\n]*\)|\w+)){{0,3}}? (?:anbefaler ikke|(?:kan|kunne) ikke "
            rf"anbefale),?(?: at)? (?:\w+ )?{SUBJECT}",
            rf"{START}(?:anbefales|indstilles|anbefalet) (?:afvist|afslået|forkastet)\b{REST}",
            r"\b(?:gives|meddeles) afslag\b",
            rf"\b{BODY} (?:siger|sagde|takker|takkede) nej\b{REST}",
            r"\bblev stemt ned\b",
            r"\bopnåede ikke (?:\w+ )?flertal\b",
            r"\bder (?:(?:var|er) ikke|kunne ikke (?:findes|opnås|samles)) (?:\w+ )?flertal for (?!at\b)\w",
            rf"\bflertal\b[^.\n]{{0,60}}? (?:(?:stemte|stemmer) imod|afviste|afviser|forkastede) (?:{SUBJECT})",
            rf"\b{SUBJECT} (?:fremmes ikke|(?:(?:blev|er) )?ikke fremmet|nød ikke fremme)\b",
            rf"\b{SUBJECT}{FILL} (?:fik ikke|var der ikke|kunne ikke (?:samle|opnå)|samlede ikke) (?:\w+ )?flertal\b",
        ),
    ),
    (
        "approved",
        APPROVED,
    ),
    (
        "referred",
        (
            rf"(?:{START}|\b{SUBJECT}{FILL} (?:blev |er )?)(?:henvis(?:t|es)|hjemvis(?:t|es)|"
            r"(?:frem|hjem|over|tilbage|videre)send(?:t|es)|send(?:t|es) (?:videre|tilbage|retur)) "
            rf"til\b{REST}",
            rf"\b(?:indstilling\w*|\w*forslag\w*|sag(?:en|erne)?|anmodning\w*|ansøgning\w*){FILL} sendes til "
            rf"(?!medlem|deltag|alle|de\b){REST}",
            r"\bbedes tilbagesendt\b",
            rf"{START}send(?:t|es) til (?:\w+ )?(?:afklaring|behandling|beslutning|godkendelse|stillingtagen|"
            rf"udtalelse|vurdering) (?:i|hos|ved)\b{REST}",
            rf"{START}(?:fremsendes|oversendes|videresendes) med (?:\w+ )?(?:anbefaling|indstilling)\b",
            rf"{START}(?:anbefalet|anbefales|indstilles godkendt)\b(?! ikke| afslået| afvist){REST}",
            rf"\bindstilles til (?:\w+ )?godkendelse\b{REST}",
            rf"{START}indstilles til (?:{BODY}|økonomiudvalget)\b{REST}",
            rf"{START}[\w-]*(?:{BODY}|udvalget) (?:enstemmigt )?indstiller {SUBJECT}[^.\n]{{0,60}}? til "
            rf"(?:\w+ )?godkendelse\b{REST}",
            rf"{START}(?:{SUBJECT} )?(?:indgår|medtages) i (?:\w+ )?\w*budget(?:forhandl|lægn|drøft)\w*{REST}",
            rf"{START}(?:sagen )?forelægges (?:\w*{BODY}|økonomiudvalg\w*)\b{REST}",
            rf"{START}{BODY} (?:enstemmigt )?indstiller [^.\n]{{3,80}}? (?:godkendt|vedtaget|tiltrådt)\b",
            rf"\b{BODY}\b[^.\n]{{0,60}} (?:over|frem|tilbage|videre)send(?:er|te)\b"
            rf"(?! (?:\w+ )?(?:brev|\w*svar)\b)[^.\n]* til\b{REST}",
            rf"\b{BODY} (?:sender|sendte|henviser|henviste|hjemviser|hjemviste) {SUBJECT}[^.\n]*? "
            rf"(?:til|tilbage|retur)\b{REST}",
            rf"\b{SUBJECT} (?:blev |er )?(?:indstilles|indstillet) til \w*{BODY}\b",
            rf"\b{SUBJECT}{FILL} (?:anbefalet|anbefales)\b(?! ikke){REST}",
            r"\b(?:godkendt|tiltrådt|vedtaget) som (?:en )?anbefaling\b",
            r"\banbefaler over for\b",
            rf"{START}(?:det|[\w-]{{3,40}}(?:et|en|erne|ene)){FILL} (?:(?:blev|er) )?anbefal(?:es|edes|et)"
            rf"(?: (?!ikke\b|afvist\b|afslået\b)\w+){{0,2}} over ?for\b{REST}",
            rf"{START}(?:[\w-]+ ){{0,3}}?[\w-]*(?:{BODY}|udvalget|gruppen|forum|klyngen) "
            rf"(?:enstemmigt )?indstiller\b(?: til|, at){REST}",
            rf"\b(?:{MAJORITY}|{BODY})\b[^\n.]{{0,60}}? anbefaler\b(?! ikke)",
            rf"\b(?:{MAJORITY}|{BODY}) (?:\w+ )?anbefalede\b(?! ikke)",
            rf"\b{MAJORITY}\b[^\n.]{{0,60}}? indstiller\b(?! ikke| afslag){REST}",
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
            r"\b(?:tag\w+|tog|toges) (?:(?!\bikke\b)[^.\n]){0,60}?til orientering\b",
            rf"{START}(?:efterretning\b|orientering\w* (?:blev |er )?(?:foretaget|givet|modtaget)\b){REST}",
            rf"\b(?:{BODY}|der) blev (?:yderligere )?orienteret\b",
            rf"{START}orienter(?:et|edes)\b{REST}",
        ),
    ),
    (
        "approved",
        CHOSEN,
    ),
    (
        "postponed",
        (
            # That a case comes again says that it was put off only where nothing else is said of it.
            rf"(?:{START}|\b{SUBJECT}{FILL} )genoptages\b{REST}",
            rf"{START}(?:(?:punktet|sagen|emnet|det) )?tages (?:(?:op|på) igen\b|"
            rf"(?:op )?(?:på|til) (?:næste|et (?:kommende|senere)|det kommende) \w*møde\b){REST}",
            r"\b(?:punktet|sagen|emnet) (?:drøftes|behandles|genbehandles) (?:igen\b|(?:på|ved) "
            r"(?:det |et )?(?:næste|kommende|senere) \w*møde\b)",
            r"\b(?:punktet|sagen|emnet) tages op (?:igen\b|på (?:\w+ ){0,2}?\w*møde\w*)",
            r"\b(?:punktet|sagen|emnet|det) (?:optages|sættes) på (?:dagsordenen (?:igen|til)|(?:\w+ )?(?:næste|"
            r"kommende|senere) \w*(?:møde|dagsorden))\b",
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
        # What those who met agreed to do, where nothing else is said of the case.  What they
        # agreed to think ("enighed om, at sagen er vigtig") is no decision.
        "approved",
        AGREED_ON,
    ),
    (
        "discussed",
        (
            r"\b(?:blev|er|bliver|blevet)(?: (?!ikke\b)\w+){0,2} drøftet\b",
            r"\b(?:drøftet|drøftedes|drøftede|\w*drøftelse\w* (?:blev|er|gennemført|afholdt))\b",
            rf"\b(?:der var|der blev holdt|{BODY} (?:havde|holdt)) (?:en )?(?:\w+ )?\w*drøftelse\b",
        ),
    ),
)
