"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re

from corpus.meeting import Outcome

_SUBJECT = r"(?:indstilling\w*|forslag\w*|punkt\w*|sag\w*|anmodning\w*|dagsorden\w*|referat\w*)"
_CHANGED = r"(?:godkendt|vedtaget|tiltrådt|besluttet|imødekommet|bevilget|bevilliget|accepteret)"

# In the order in which they are tried; the first whose words occur decides.
_FORMULAS: tuple[tuple[Outcome, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for outcome, pattern in (
        (
            "withdrawn",
            r"^\W*(?:punkt\w* )?(?:udgik|udgår|udgået|er udgået|aflyst|fejloprettet)\b[^\n.]*|"
            r"\b(?:punkt\w*|sagen) (?:udgik|udgår|blev taget af dagsordenen)\b|"
            r"\b(?:blev |er )?trukket tilbage\b|\bmødet (?:blev|er) aflyst\b",
        ),
        (
            "postponed",
            r"^\W*(?:punkt\w* |sagen )?(?:udsat|udsættes|udskydes|udskudt)\b[^\n.]*|"
            rf"\b{_SUBJECT}(?:s behandling)? (?:blev |er |bliver )?"
            r"(?:udsat|udskudt|udsættes|udskydes|skubbes|skubbet|genoptages)\b|"
            r"\bbehandling\w* (?:blev |er )?(?:udsat|udskudt)\b",
        ),
        (
            "rejected",
            r"\b(?:blev |er |blevet )?(?:forkastet|nedstemt|afvist|bortfaldet)\b|"
            r"\bforslaget (?:falder|faldt|bortfaldt|bortfalder)\b|"
            r"\b(?:kunne|kan) ikke (?:imødekommes|godkendes|godkende|tiltrædes)\b|"
            rf"\b{_SUBJECT} (?:blev |er )?ikke {_CHANGED}\b",
        ),
        (
            "approved",
            r"\btilbagesendes\b[^.]*\bvedtaget\b[^.]*|"
            rf"\b{_SUBJECT}(?: \d[\d ,og]*)?(?: (?:blev|er|bliver))?(?: \w+){{0,2}} {_CHANGED}\b|"
            rf"^\W*(?:enstemmigt )?(?:{_CHANGED}|godkendtes|vedtoges|tiltrådtes|tiltrædes|"
            r"godkendes)\b[^\n.]*|"
            # An active verb counts only with the meeting itself as its subject: other bodies'
            # decisions are often reported.
            r"\b(?:udvalget|rådet|klyngen|bestyrelsen|byrådet|kommunalbestyrelsen|regionsrådet|"
            r"styregruppen|gruppen|mødet|forsamlingen|medlemmerne|deltagerne) (?:enstemmigt )?"
            r"(?:godkendte|vedtog|tiltrådte|bevilgede)\b(?! ikke)|"
            r"\bvalgt med akklamation\b|\bblev (?:enstemmigt )?(?:godkendt|vedtaget|tiltrådt)\b",
        ),
        (
            "referred",
            r"\b(?:fremsendes|oversendes|henvist|henvises|tilbagesendes|videresendes|oversendt) "
            r"(?:til )\b[^\n.]*|^\W*(?:anbefalet|anbefales|indstilles til godkendelse)\b[^\n.]*|"
            r"\b(?:indstilling\w*|sagen) (?:blev |er )?(?:anbefalet|anbefales|tiltrådt og anbefalet)\b|"
            r"\banbefaler,? at (?:byråd|kommunalbestyrelse|regionsråd|økonomiudvalg)\w*|"
            r"\b(?:besluttet|aftalt) at (?:løfte|sende|bringe|oversende|videresende|rejse)\b"
            r"[^\n.]*\b(?:til|i)\b[^\n.]*",
        ),
        (
            "noted",
            r"\b(?:tag\w+|toges) [^.\n]{0,60}?til efterretning\b|\btil efterretning\b|"
            r"\b(?:udvalget|rådet|klyngen|bestyrelsen|der) blev (?:yderligere )?orienteret\b|"
            r"^\W*orienter(?:et|edes|ing givet)\b[^\n.]*",
        ),
        (
            "discussed",
            r"\b(?:blev|er|bliver|blevet)(?: \w+){0,2} drøftet\b|"
            r"\b(?:drøftet|drøftedes|drøftede|drøftelse\w* blev)\b|"
            r"^\W*ingen bemærkninger\b[^\n.]*|\bder var (?:en )?(?:god |bred )?drøftelse\b",
        ),
        (
            "empty",
            r"\A\W*(?:der var )?(?:intet|ingen|ikke noget|ingenting)"
            r"(?: (?:at bemærke|til punktet|under eventuelt|emner|punkter))?\W*\Z",
        ),
    )
)
_EMPTY_TITLES = re.compile(r"(?:eventuelt|evt|meddelelser|spørgetid)\b", re.IGNORECASE)


def outcome_of(text: str) -> tuple[Outcome, tuple[int, int] | None]:
    """Outcome that the words of a minutes section show.

    Args:
        text: display text of this meeting's own minutes section of the item.

    Returns:
        The outcome and the range of ``text`` that shows it; ``("none", None)`` when nothing does.
    """
    for outcome, pattern in _FORMULAS:
        for match in pattern.finditer(text):
            if _mere_wish(text, match.start()):
                continue
            begin, end = match.span()
            while begin < end and not text[begin].isalnum():
                begin += 1
            return outcome, (begin, end)
    return "none", None


def _mere_wish(text: str, position: int) -> bool:
    """Whether the words stand in a clause that only wishes, expects, quotes or denies."""
    start = max(text.rfind(".", 0, position), text.rfind("\n", 0, position)) + 1
    clause = text[start:position].casefold()
    return bool(
        re.search(
            r"\b(?:forventes|ønskes|ønskede|foreslår|foreslås|foreslog|bør|skal|vil|kan|kunne|"
            r"indstilles|hvis|såfremt|når|senere|med henblik på|der blev tidligere|oplæg til|"
            r"har tidligere)\b",
            clause,
        )
    )
