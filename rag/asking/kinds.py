"""Which kind of answer a question asks for, in Danish or English."""

from __future__ import annotations

import re
from typing import Literal

AnswerKind = Literal[
    "decision",
    "money",
    "number",
    "date",
    "person",
    "attendance",
    "action",
    "rationale",
    "comparison",
    "timeline",
    "yesno",
    "definition",
    "list",
    "locate",
    "quote",
    "summary",
    "catalogue",
    "other",
]

# Tried in this order on the folded question; both languages.
_KINDS: tuple[tuple[AnswerKind, str], ...] = (
    (
        "timeline",
        r"\bsket (?:med|i sagen)\b|\bskete der (?:med|i sagen)\b|\bblev der (?:\w+ )?ud af\b|"
        r"^\W*foelg\b|\bfra ide til\b|\bwhat (?:has )?happened (?:to|with)\b|"
        r"\budvikl\w* .*\bsig\b|\budviklingen i\b|^\W*udvikling\b|\baar for aar\b|\bfra aar til aar\b|"
        r"\bforloebet (?:i|med|om|omkring)\b|\bhvordan (?:er det gaaet|gik det) (?:med|videre)\b|"
        r"\bskete der undervejs\b|\byear by year\b",
    ),
    (
        "catalogue",
        r"hvor mange moeder\b(?!.*\b(?:om|med)\b).*\b(?:af)?holdt\b|"
        r"hvor mange (?:referater|moeder|dokumenter)\b.*\b(?:har du|findes|er der|daekker|ligger|i "
        r"samlingen|kender)|hvilke (?:referater|klynger|organer)\b.*\b(?:har|daekker|findes|kender|"
        r"ligger)|hvilke moeder (?:har du|kender|daekker|findes)|"
        r"hvilke \w+ (?:er|findes) der referat\w*|hvad (?:daekker|indeholder) "
        r"(?:samlingen|du)|how many (?:minutes|meetings|documents) (?:do you|are)|which (?:clusters|"
        r"meetings) (?:do you|are|can)|hvad kan du (?:svare|hjaelpe)|hvilken periode daekker|"
        r"hvilke moeder (?:har|holdt) |(?:hvad|hvilket|hvilke) (?:\w+ )?(?:er|var) (?:det |de )?"
        r"(?:aeldste|nyeste|seneste|tidligste)"
        r"(?: (?:referat|moede)\w*)?\W*$|"
        r"\b(?:what|which) (?:is|was|are) the (?:latest|newest|oldest|first) (?:meeting|minutes)\W*$",
    ),
    ("quote", r"\bcit(?:er|e|at)\w*|\bordret\b|ord for ord|verbatim|\bquote\b|den praecise ordlyd"),
    (
        "summary",
        r"\bopsummer\w*|\bresume\w*\b|\bsammenfat\w*|\bsummar\w*|kort om moedet|"
        r"(?:overblik over|gennemgang af) (?:\w+ )?moede|\boverview of the meeting|"
        r"hvad (?:skete der|handlede|blev der (?:talt|droeftet)) (?:om )?(?:paa|til) (?:det |sidste |"
        r"seneste )*moedet?\b|hvad handlede (?:det )?(?:\w+ )?moede|\b(?:sager|punkter|emner) .*paa dagsorden\w*|"
        r"stod (?:der )?paa .*dagsorden|hele dagsordenen|hvilke punkter (?:var|blev|er) (?:der|paa)",
    ),
    (
        "attendance",
        r"\bafbud\b|\bfravaerende\b|\btil ?stede\b|\bdeltog(?:es)?\b|\bdeltager(?:e|ne|liste)?\b|"
        r"\bi \w+(?: \w+){0,2}s sted\b|"
        r"moedte (?:\w+ ){0,4}(?:op|frem)\b|\bmoedte for\b|"
        r"(?:moedte|deltog|kom|var) (?:\w+ ){0,3}i stedet\b|hvem repraesenterede|"
        r"hvem meldte (?:\w+ )?fra\b|\bmed til moedet\b|\bvar med (?:paa|til|hele)\b|hele moedet|"
        r"\battend\w*|\babsent\b|\bpresent at\b|\bapolog\w*|\bstedfortraeder|\bsubstitut\w*|"
        r"\bstood in for|\bdeputi[sz]ed for|"
        r"\bordstyrer|moedeleder|ledede moedet|\bchaired?\b|\bgaester?\b|\bvar (?:han|hun|der) med\b|"
        r"\breferent\b|skrev referat|sekretariatet for|"
        r"\bvar \w+(?: \w+){0,4} med (?:til moedet|i [a-z]+ \d{4}|i \w+ klynge)\b|meldt fra|blev vaek|"
        r"dukkede op|"
        r"kunne ikke (?:komme|deltage|vaere med)|\bforhindret\b|\bleft (?:\w+ ){0,5}early|"
        r"hvem manglede|manglede (?:til|paa)|\bkom (?:\w+ ){0,4}for sent\b|\bgik (?:\w+ ){0,4}(?:foer tid|tidligt)\b|"
        r"hvem sad med|hvem var med",
    ),
    (
        "money",
        r"hvor mange (?:penge|kroner|kr|midler|mio|mia|millio\w*|tusinde)\b|"
        r"hvor meget (?:har|er|satte|lagde|koste|bevilg|fik|faar|"
        r"er der sat|blev der (?:sat|bevilg|givet)|penge|af(?:saettes|sat)|skal (?:der )?bruges|gav|"
        r"stoett|betal)|\bbeloeb\w*|\bhvad koster\b|\bbelob\w*|"
        r"\bhvad (?:har |havde )?(?:\w+ ){0,6}?(?:kostet|kostede)\b|\bhvad kostede\b|"
        r"\bhvad (?:loeb|loeber|beloeb\w*) (?:[^?]{1,60} )?op i\b|"
        r"hvor stort (?:et )?budget|\bbudget\w* paa\b|hvor dyr\w*|\bprisen\b|"
        r"\bhow much (?:money|funding|did|was|does)|\bcost\w*\b|\bfunding\b|\bgrant\b|\bkroner\b|\bdkk\b",
    ),
    (
        "timeline",
        r"\bhvordan (?:aendre|skifte|udvikl)\w*\b|over tid\b|\btidslinje|\btidslinie|\btimeline|"
        r"hvordan har .* udvikl|forloebet om|hvad er der sket (?:med|siden)|fra moede til moede|"
        r"hvornaar (?:dukke\w*|optraed\w*|naevnes|omtales) .*\b(?:referat|moede)\w*|"
        r"gennem (?:tiden|aarene)|kronologisk|"
        r"\bevolved?\b|over the years|hvad skete der med .* (?:fra|mellem)|i alle referater",
    ),
    (
        "comparison",
        r"\bforskel\w*|\bsammenlign\w*|hver isaer|\bcompar\w*|\bdifference\b|\bbaade i .* og\b|"
        r"\bmodsaetning til\b|\bkontra\b|\bversus\b|\bvs\b|henholdsvis|\bhhv\b",
    ),
    (
        "rationale",
        r"\bhvorfor\b|\bbegrund\w*|\baarsag\w*|\bwhy\b|\bhvad (?:er|var) grunden|\breason\w*|"
        r"\bhvad skyld(?:es|tes)\b|\bhvordan kan det vaere\b|\bhvad fik (?:\w+ ){1,5}til at\b|"
        r"\bhvad (?:laa|ligger) (?:der )?bag\b|\bhvad (?:er|var) (?:anledning|baggrund|argument)\w*|"
        r"\bhvad (?:er|var) (?:der|det)\b.*\b(?:som|der) (?:goer|gjorde)\b|"
        r"\bhvad (?:goer|gjorde),? at\b|\bhow come\b|\bwhat (?:made|caused|led)\b",
    ),
    (
        "number",
        r"\bhvor mange\b|\bhvor stor\w* (?:en )?(?:andel|del)|\bprocent\w*|\bhow many\b|\bwhat "
        r"(?:percentage|share|proportion)|\bhvor hoej\b|\bantal\w*|\bandel\w*|\bhvor ofte\b|"
        r"\bhvor gam\w+\b|\bhvor lang tid\b|\bhvor meget\b|\bpct\b|\bhow (?:old|long|often)\b",
    ),
    (
        "date",
        r"\bhvornaar\b|\bhvilken dato\b|\bdatoen?\b|\bhvilket aar\b|"
        r"^\W*(?:and |but |so )?when\b|\bwhen (?:did|does|do|is|was|were|will|are|has|should|can)\b|"
        r"\bdeadline\b|\bfrist\w*|"
        r"\bwhat (?:date|year|time)\b|\bhvilken (?:dag|maaned)\b|\bhvad tid\b|\bklokken\b",
    ),
    (
        "action",
        r"\bhvem skal\b|\bhvad skal (?:der )?(?:ske|goeres)|\bnaeste skridt|\bopfoelgning\b|"
        r"\bwhat (?:will|should) .* (?:do|happen)|\bnext steps?\b|\bhvad bliver det naeste|"
        r"\bhvem (?:har|faar) (?:ansvaret|opgaven)|\bansvarlig\w*|\bwho (?:will|should|is responsible)",
    ),
    (
        "decision",
        r"\bbeslut\w*|\bvedt(?:og|ag\w*)\b|\bgodkend\w*|\bafvis\w*|\budfaldet\b|\bkonklu\w*|"
        r"\bkom der ud af\b|\bresultatet (?:af|for)\b|\bdecid\w*|\bdecision\w*|"
        r"\bapprov\w*|\badopt\w*|\bbestemt\w*|"
        r"\bbevilge(?:t|de)\b|\baftalt?\w*|\bagreed?\b|\breject\w*|\bstemte\b|"
        r"\bsagt ja\b|\bvalgte\b|\bafgjort\w*|\bafgoerelsen\b|\bhvordan (?:gik det|faldt)\b|\bendte\b|\boutcome\b",
    ),
    (
        "person",
        r"\bhvad hedder\b|\bhvem\b|\bvem\b|\bhvilken person\b|\bwho(?:se|m)?\b|\bhvis navn\b|\bnavn(?:et)? paa\b",
    ),
    (
        "definition",
        r"\bhvad (?:er|betyder|daekker|staar)\b.*(?:\bfor\b|\bfor noget\b|\bover\b|\?|$)|\bforkort\w*|"
        r"\bdefin\w*|\bwhat (?:is|are|does)\b.*|\bhvad vil det sige|\bstands? for\b",
    ),
    (
        "locate",
        r"\bhvilke[nt]? (?:\w+ ){0,2}(?:moede[rt]?|\w*referat(?:er)?)\b.*"
        r"\b(?:handl\w*|naevn\w*|omtal\w*|tal\w* om|staar)\b|"
        r"\bhvor (?:staar|finder|naevnes|omtales)\b|\bhvilket punkt\b|\bwhere (?:does|is) it\b",
    ),
    (
        "list",
        r"\bhvilke\b|\bnaevn\b|\blist\w*\b|\boprems\w*|\bhvad er de\b|\bwhich\b|\bwhat are\b|"
        r"\bhvem alle\b|\balle de\b",
    ),
    (
        "yesno",
        r"^\W*(?:og |men |saa |hej[, ]+)*(?:er|blev|har|skal|kan|var|vil|maa|fik|findes|staar|"
        r"bliver|kommer|gik|havde|passer|is|was|did|does|has|were|are|do|will|can|"
        # Any other verb that comes first asks the same: "Sluttede mødet ...?", "Gælder det ...?"
        # "Største udgift?" and "Planlagte aktiviteter i foråret?" name things, and no verb comes first.
        r"(?!(?:naeste|samme|sidste|foerste|\w*(?:[^ao]este|igste|rste|ngste|bedste|mindste))\b)"
        r"(?!\w+ \w{4,}(?:er|e)(?:\W*$| (?:i|paa|til|for|om|fra|ved|af|med|hos)\b))"
        r"\w{2,}(?:ede|te) (?=\w.*\?\W*$)|"
        r"(?:gaelder|faar|giver|gav|siger|sagde|stod|laa|ligger|sker|tog|tager|blir|deltog|virker|hoerer|"
        r"betyder|mener|boer|burde|kunne|skulle|ville|maatte)\b)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
DECIDES = re.compile(
    r"\bbeslut\w*|\bvedt(?:og|ag\w*)\b|\bgodkend\w*|\bresultat\w*|\budfald\w*|\bkom der ud af\b|"
    r"\bsagde .*\bja\b|\bdecid\w*|\bdecision\w*|\bapprov\w*|\bafvis\w*|\bbevilge\w*|\boutcome\b"
)
YESNO = re.compile(dict(_KINDS)["yesno"])


def kind_of(folded: str) -> AnswerKind:
    """Kind of answer that a folded question asks for, told by how it is asked."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(folded)), "other")
