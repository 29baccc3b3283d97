"""Parts of the formulas of decisions: who decides, on what, and the words that turn the meaning."""

from __future__ import annotations

BODY = (
    r"(?:udvalget|rådet|forum(?:met)?|klyngen|bestyrelsen|byrådet|kommunalbestyrelsen|regionsrådet|"
    r"borgerrepræsentationen|magistraten|styregruppen|koordinationsgruppen|"
    r"projektgruppen|gruppen|mødet|menighedsrådet|skolebestyrelsen|forsamlingen|"
    r"generalforsamlingen|medlemmerne|deltagerne|mr|hmu|lmu|hb|(?-i:MED)|vi)"
)
SUBJECT = (
    r"(?:indstilling\w*|\w*forslag\w*|(?:dagsorden)?punkt(?:et|erne)?\b(?! \d)|sag(?:en|erne)?|"
    r"anmodning\w*|"
    r"ansøgning\w*|\w*dagsorden\w*|\w*referat\w*|behandling\w*)"
)
CHANGED = (
    r"(?:godkendt|vedtaget|tiltrådt|besluttet|imødekommet|bevilget|bevilliget|accepteret)"
    r"(?! som (?:en )?anbefaling)"
)
WORD = r"(?:[\w,/-]|\.(?! (?-i:[A-ZÆØÅ])))+"  # a point within it ends no sentence
# Up to four words between subject and verb, none of which turns the meaning.
FILL = (
    r"(?: (?!ikke\b|anbefal|indstill|forvent|foresl|ønsk|bedes|søges|tidligere\b|kan\b|kunne\b|"
    rf"bør\b|skal\b|vil\b|ville\b|må\b|var\b|er\b|blev\b){WORD}){{0,4}}?"
)
# The same without a verb or a second clause: "Regnskab og budget godkendt".
NOUNS = FILL.replace(WORD, r"(?!bliver\b|har\b|havde\b|bedt\b|at\b)[\w/-]+")
PUT_OFF = r"(?:udsat|udsættes|udskydes|udskudt|skubbes|skubbet)"
MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
# To the end of the sentence; "50.000 kr. til" and "den 5. marts" have points within them.
REST = (
    rf"(?:[^\n.]|(?<=\d)\.(?=\d| {MONTH})|"
    r"(?<=\bkr)\.(?= (?-i:[a-zæøå])))*"
)
PASSIVE = r"(?:godkendes|godkendtes|vedtages|vedtoges|tiltrædes|tiltrådtes|imødekommes)"
MAJORITY = r"(?:flertal\w*|enigt \w+)"
# What a meeting may back; to like an idea or a group of people is no decision.
BACKED = (
    r"(?:[\w-]+ ){0,2}?[\w-]*(?:forslag|indstilling|anbefaling|udkast|plan|model|projekt|pilot|kommissori|aftale|"
    r"ordning|proces)\w*"
)
FIRM = r"(?![^.\n]*, (?:men|hvis|såfremt|dog)\b)"
# To do something with a case without deciding it, or to decide against it.
PUTTING_OFF = r"(?:udsætte|udskyde|udsættes|udskydes)\b"
TURNING_DOWN = r"(?:(?:afvise|forkaste|afslå|nedstemme)s?\b|(?:sige nej|give afslag)\b)"
SENDING = (
    r"(?:(?:anbefale|indstille|oversende|videresende|tilbagesende|fremsende|hjemvise|henvise|løfte)s?\b|"
    r"sende (?![^.\n]{0,80} høring(?:ssvar)?\b)(?!brev|svar|høringssvar|mail|invitation|indbydelse)"
    r"[\w-]+(?:et|en|erne|ene|det|dem)\b"
    r"(?=[^.\n]{0,80}? (?:til|i|videre|tilbage|retur)\b))"
)
NOTING = r"tage [^.\n]{0,60}?til efterretning\b"
TAKING_OFF = r"(?:tage|trække) [^.\n]{0,40}?(?:af dagsordenen?|tilbage)\b"
UNDECIDED = rf"(?:{PUTTING_OFF}|{TURNING_DOWN}|{SENDING}|{NOTING}|{TAKING_OFF})"
PASSED_ON = (
    rf"(?! ikke|,?[\w ]{{0,20}} (?:at (?:{UNDECIDED}|"
    r"(?:\w+ ){1,3}?(?:udsættes|udskydes|afvises|forkastes|afslås|genoptages)\b)|ikke at\b)|"
    r"[^.\n]{0,60} og (?:anbefal|indstill)(?:er|ede)\b)"
)
# "besluttede at", "enighed om, at".
AGREED = (
    r"\b(?:besluttede|besluttet|besluttes|besluttedes|enighed (?:i \w+ )?om|enige?t? om|enedes om|vedtog|aftalt|"
    r"aftaltes|vedtaget|tilslutning til|" + BODY + r" (?:vælger|valgte)),? (?:(?!ikke\b)\w+ )?at "
)
# Money that somebody else gave.
BY_OTHERS = r"(?![^\n]{0,80}? (?:fra|af) (?:\w+ )?\w*(?:fond|minister|styrelse|staten\b|EU\b))"
# "er dermed godkendt", "blev herefter forkastet".
THUS = r"(?:(?:hermed|dermed|derfor|derved|herefter|således|enstemmigt) ){0,2}"
# At the start of a line, perhaps after "Ad 1-2)", or of a sentence.
START = r"(?:^[^\w\n]{0,60}(?:ad \d[\d, og–-]{0,20}[.:)]*\s*)?|(?<=[.!?:] ))"

# To do something, which is more than to look at it again.
DO = (
    rf"(?!{UNDECIDED}|sende [^.\n]{{0,80}}? i høring\b|(?:følge|se|afvente|drøfte|overveje|undersøge|"
    r"genoptage|fortsætte|tale|rejse)\b|(?:vende tilbage|arbejde videre|gå videre|holde øje|tage [^.\n]{0,40}? op)\b)"
    r"(?:[a-zæøå]+e|få|gå|stå)\b"
)
NOBODY = r"(?!ikke\b|ingen\b)"
NOT_LATER = r"(?! (?:punktet|sagen|emnet) (?:tages|udsættes|udskydes|genoptages)\b)"
# Up to a hundred characters of the same sentence, none of which turns the meaning.
TO_VERB = r"(?:(?!\. (?-i:[A-ZÆØÅ])|\b(?:anbefal|foresl|forvent|hvis|indstill|ønsk))[^\n]){0,100}?"
# What a clause that states nothing begins with or has before its verb: it is subordinate, asks,
# denies, or tells what may be.
UNSTATED = (
    r"(?:at|da|der|end|efter at|eftersom|fordi|før|hvis|hv\w+|idet|inden|medmindre|mens|når|om|siden|som|"
    r"selvom|skønt|såfremt|såvidt|aldrig|ikke|ingen|intet|næppe|bør|burde|kan|kunne|må|måtte|skal|skulle|"
    r"vil|ville|ifølge|måske|ofte|normalt|typisk|\w{3,}es|\w*foresl\w+|\w*indstil\w+)\b"
)
# The verbs of what is decided, without their endings, and the words that then follow them.
_VERBS = (
    "accepter afprøv afskaff afsætt anlægg ansætt antag bestill bevilg bifald del etabler fasthold fastlægg "
    "fastsætt flytt fordel forhøj forlæng fremm gennemfør hæv igangsætt indfør indgå indkøb iværksætt køb lej "
    "lukk nedlægg nedsætt ophæv opfør opgrader opløs oprett oprethold opsig sammenlægg sælg sænk udbetal udbred "
    "udpeg udskift udvid viderefør vælg yd ændr"
).split()
_WITH_MORE = (("sætt", "(?:op|ned|i gang|i værk|i udbud)"), ("lægg", "til grund"))
_UNCHANGED = r"fortsætter (?:uændret|som (?:hidtil|nu))"
# What is done to a thing by deciding it, in the passive; others tell what usually happens to it.
DECIDING = "(?:{})".format(
    "|".join(
        [f"{stem}{'s' if stem.endswith('å') else 'es'}" for stem in _VERBS]
        + [f"{stem}es {more}" for stem, more in _WITH_MORE]
        + [_UNCHANGED, "antaget", "accepteret"]
    )
)
# The same of those who met: "Vi køber en ny", "MR opsiger aftalen".
DOING = "(?:{})".format("|".join(f"{stem}{'r' if stem.endswith('å') else 'er'}" for stem in _VERBS))
NAME = r"(?-i:[A-ZÆØÅ][\w.'-]*(?: (?:(?:von|van|de|af) )?[A-ZÆØÅ][\w.'-]*){0,4})"
# "A, V og F", "A+V"
PARTIES = r"(?-i:[A-ZÆØÅ]{1,2}(?:(?:, | og | samt | ?\+ ?)[A-ZÆØÅ]{1,2})+)"
# Something to buy, to set up, to close: "en ny bus", "prisen", "2 borde".
OBJECT = (
    r"(?!(?:mødet|punktet|sagen|emnet|døren|ingen|intet|meget|noget|nogen|andet|anden|uden|inden|siden)\b)"
    rf"(?:(?:en|et|den|de|to|tre|fire|fem|ny|nyt|nye|\d[\d.]*|[\w-]{{3,}}(?:en|et|erne|ene))\b|{NAME})"
)
# How a sentence begins that goes on from the talk to what came of it.
SO = (
    r"(?:(?:herefter|derefter|hermed|dermed|derved|derfor|således|på (?:den|denne) baggrund|"
    r"(?:efter|på baggrund af) (?!at\b)(?:[\w-]+ ){0,3}[\w-]+) )"
)
NAMES = rf"{NAME}(?:(?:,| og| samt) {NAME}){{0,7}}"
