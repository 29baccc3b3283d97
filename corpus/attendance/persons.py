"""An attendance entry becomes a person.

An entry gives a name, a role and an organisation in any order; which part is the name is told by
its shape, for role and organisation words are few and known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.attendance.entries import Entry
from corpus.attendance.entry_parts import find_name, parts_of, told_by
from corpus.contacts import without_contacts
from corpus.meeting import Person, Status
from corpus.names.absence import CAME_OR_NOT, is_partly, is_reason, stayed_away, tells_absence
from corpus.names.first_names import is_first_name
from corpus.names.full_name import FULL_NAME, ORGANISATION, PARTY, ROLE
from corpus.names.initials import are_initials_of

_SECRETARIAT_NOTE = re.compile(r"\b(?:sekretariat|referent|sekretær)\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"(?i:\b(?:erstattet|afløst) af|\bi stedet(?: deltager| deltog| mødte| møder|:)|"
    r"\bstedfortræder|\bsuppleant)\s*:?\s*(?:(?:\d\. ?)?(?!(?:for|fra|af|i|på|til|ved|med) )[a-zæøå]+\s+){0,2}"
    rf"(?P<who>{FULL_NAME})|"
    rf"(?P<other>{FULL_NAME}) (?:mødte|møder|deltog|deltager)(?: i stedet|\s*$)"
)
_INSTEAD_OF_ROLE = re.compile(r"^\s*i stedet\b", re.IGNORECASE)
_UNREPLACED = re.compile(r"uden (?:stedfortræder|suppleant)", re.IGNORECASE)
_FOR_ANOTHER = re.compile(
    r"^(?:(?:(?:indkaldt |deltog |deltager |møder |mødte )?(?:som )?(?:tilforordnet|stedfortræder|"
    r"suppleant|i stedet|vikar)|møder|mødte|afløser)\s+)?for\s+"
    r"(?-i:(?:[a-zæøå]+ )?[A-ZÆØÅ][a-zæøå]).+",
    re.IGNORECASE,
)
_LEADER = re.compile(rf"(?:\.{{4}}|…{{2}}|(?:\. ){{4}})(?!.*{CAME_OR_NOT}$)", re.I)
_ADDRESS = re.compile(
    r"[A-ZÆØÅ][\wæøåé. -]{2,40}?(?:vej|gade|allé|stræde|vænget?|parken|torv|toften|plads|bakken)"
    r"(?:en)? \d{1,3}\s?[a-zA-Z]?"
)
_ALTERNATIVE = re.compile(rf"^/\s*{FULL_NAME}")
_PARTY_LETTER = re.compile(r"[ABCDFIKLMOVÆØÅ]")
_SENTENCE = re.compile(
    r"(?:var|er|havde|har|måtte|kunne|ledede|ankom|kom|forlod|gik|deltog|mødte|møder|bød|"
    r"(?!fulgte)[a-zæøå]{3,}(?:ede|[dgklnrst]te)(?= [a-zæøå]))\b"
)
_CALLED_IN = re.compile(r"(?:er|var|blev|bliver) (?:(?!ikke)[a-zæøå]+ )?indkaldt\b(?!.*\bikke\b)")
_ASIDE = re.compile(r"\([^()]*\)")
_TELLS = re.compile(
    r"\b(?:deltog|deltager|mødte|møder|blev|viste|fortalte|havde|hvis|orienterede)\b", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ACRONYM = re.compile(r"\d?[A-ZÆØÅ]{1,6}")  # "DTU", "3F"


def read_person(entry: Entry) -> list[Person]:
    """The person of an entry, and whoever took part in their place; none for other text."""
    text = entry.text
    if _LEADER.search(text):
        return []  # a line of a table of contents
    status: Status = entry.status
    by_label = entry.shown is not None and entry.ticked is None
    if entry.ticked is False and status == "present":
        status = "absent"
    parts, notes = parts_of(text)
    asides = [note for note in notes if _names_organisation(note)][:1]
    notes = [note for note in notes if note not in asides]
    notes += [entry.note] if entry.note else []
    position = find_name(parts, entry)
    if position is None:
        return []
    index, begin, end = position
    if text[begin:end].endswith(".") and len(text[begin:end].split()[-1]) > len("S."):
        end -= 1  # the full stop of the list, not of an initial
    if _PARTY_LETTER.fullmatch(text[end - 1 : end]) and text[begin:end].count(" ") > 1:
        notes.append(text[end - 1])  # "Ib Holm Dam V"
        end -= 2
    name = text[begin:end]
    before = _INSTEAD_OF_ROLE.sub("", text[parts[index][0] : begin]).strip(" .:")
    if _TELLS.search(before):
        return []  # "Før mødet viste chefen Ib Dam rundt"
    by = told_by(parts, text, index)
    others = [part.strip(" .") for i, (_, part) in enumerate(parts) if i != index]
    if by:
        del others[index - 1]
    start, part = parts[index]
    after = part[end - start :].strip(" .-–")
    sentence = text.endswith(".") and not entry.beside
    if sentence and _SENTENCE.match(_ASIDE.sub("", text[end:]).strip()):
        return []
    if status == "absent" and _CALLED_IN.match(after):
        return []  # nobody stays away because they were called in for somebody
    told = is_partly(after) or _names_another(after)
    if _SENTENCE.match(after) and (sentence or not told):
        return []
    if _ALTERNATIVE.match(after):
        if is_first_name(after[1:].split()[0]):
            notes.append(after)
        else:
            others.append(after[1:].strip())  # "Ib Dam / Nordic Energy"
        after = ""
    initials = [
        part for part in others if _INITIALS.fullmatch(part) and are_initials_of(part, name)
    ]
    notes += initials
    others = [part for part in others if part not in initials]
    role, organisation, more = _role_and_organisation(before, after, others)
    notes.extend(more)
    organisation = ", ".join(filter(None, [by, organisation])) or None
    if asides:
        organisation, spare = (organisation, asides) if organisation else (asides[0], [])
        notes[:0] = spare[:1]
    joined = "; ".join(dict.fromkeys(notes)) or None
    if status != "absent" and _were_away([*notes, role or ""]):
        status, by_label = "absent", False
    elif joined and status == "present" and _SECRETARIAT_NOTE.search(joined):
        status, by_label = "secretariat", False
    elif by_label and status == "absent" and any(map(_of_one_item, notes)):
        status, by_label = "present", False  # "Fraværende: Ib Dam (under punkt 3)"
    role, organisation = _within(entry.group, role, organisation)
    span = entry.span(0, len(without_contacts(text).rstrip(" ,")))
    others_there = _in_place(name, notes, entry)
    if others_there and status != "absent":
        status, by_label = "absent", False  # another was there instead
    shown = entry.shown if by_label and entry.shown else span
    return [Person(name, role, organisation, status, joined, span, shown), *others_there]


def _were_away(notes: Sequence[str]) -> bool:
    """Whether notes say that somebody stayed away, up to where they speak of another."""
    for note in notes:
        own = takewhile(lambda part: not _names_another(part.strip()), re.split("[;,]", note))
        if any(map(tells_absence, own)):
            return True
    return False


def _of_one_item(note: str) -> bool:
    """Whether a note says that somebody missed only single items, or left, and so was there."""
    return bool(
        re.match(
            r"(?:(?:deltog|deltager) ikke|(?:var )?(?:fraværende|ikke til ?stede)) "
            r"(?:i|under|ved|fra|til) .*\d|forlod|ankom|gik kl|"
            r"(?:fra|til|indtil|under|ved) (?:kl|punkt|pkt|sag)",
            note,
        )
    )


def _within(
    group: str | None, role: str | None, organisation: str | None
) -> tuple[str | None, str | None]:
    """Role and organisation of somebody who stands under a group."""
    if group is None or organisation == group:
        return role, organisation
    if organisation is None:
        return role, group
    if " " not in group or "," in group or not ORGANISATION.search(group):
        return role, organisation  # "Kommunerne:" over people who each say which one
    return (f"{role}, {organisation}" if role else organisation), group


def _names_organisation(note: str) -> bool:
    """Whether an aside is nothing but an organisation: "(Bækby Kommune)"."""
    named = ORGANISATION.search(note) and not ROLE.search(note) and not _is_note(note)
    return bool(named) and "," not in note and not any(c.isdigit() for c in note)


def _in_place(name: str, notes: Sequence[str], entry: Entry) -> list[Person]:
    """Whoever the notes say took part instead."""
    found: list[Person] = []
    for note in notes:
        match = None if _FOR_ANOTHER.match(note) else _INSTEAD.search(note)
        who = (match.group("who") or match.group("other")) if match else ""
        where = entry.text.find(who) if who else -1
        if where >= 0:
            span = entry.span(where, where + len(who))
            found.append(Person(who, None, None, "present", f"i stedet for {name}", span, span))
    return found


def _names_another(part: str) -> bool:
    """Whether a part of an entry says whose place somebody took, or who took it."""
    return bool(_FOR_ANOTHER.match(part) or _INSTEAD.match(part.removeprefix("hvis ")))


def _is_note(part: str) -> bool:
    """Whether a part of an entry is neither role nor organisation: a party, hours, an apology."""
    said = is_partly(part) or stayed_away(part) or is_reason(part) or bool(_ADDRESS.fullmatch(part))
    said = said or bool(PARTY.fullmatch(part) or _UNREPLACED.fullmatch(part))
    return said or _names_another(part)


def _role_and_organisation(
    before: str, after: str, others: Sequence[str]
) -> tuple[str | None, str | None, list[str]]:
    notes: list[str] = []
    if _is_note(after) and not PARTY.fullmatch(after):
        notes.append(after)
        after = ""
    organisation: str | None = None
    if _ACRONYM.fullmatch(after) and not PARTY.fullmatch(after):
        organisation, after = after, ""
    if after.startswith(("fra ", "for ")) and not _names_another(after):
        organisation, after = after[4:], ""
    roles: list[str] = [part for part in (before, after) if part]
    covered = False
    last = max((index for index, part in enumerate(others) if not _is_note(part)), default=-1)
    for index, part in enumerate(others):
        if _is_note(part):
            notes.append(part)
            covered = covered or _names_another(part)
        elif covered and ROLE.search(part):
            # "tilforordnet for X, formand for Y": the role is that of X.
            notes[-1] += f", {part}"
        elif organisation or (ORGANISATION.search(part) and not ROLE.search(part) and not roles):
            # "Fjord Kommune, IT" is an organisation and its part.
            organisation = f"{organisation}, {part}" if organisation else part
        elif (
            index == last
            and (part[:1].isupper() or part[:1].isdigit())
            and not ROLE.search(part)
            and (roles or _ACRONYM.fullmatch(part) or ORGANISATION.search(part))
        ):
            organisation = part
        else:
            roles.append(part)
    # What has a colon is the label of something else, and no role.
    said = [role for role in roles if ":" not in role]
    organisation = None if ":" in (organisation or "") else organisation
    return ", ".join(said) or None, organisation, notes
