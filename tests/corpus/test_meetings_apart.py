"""One file that holds several meetings, and files that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Meeting, Source, Span, display_text, file_of, meetings_apart
from corpus.meetings_apart import parse_meetings
from corpus.parse import parse_meeting
from corpus.sections.withheld import without

NEWEST = (
    "Cykler\n\nIb rydder op i kælderen. Det blev vedtaget at købe to stativer.\n\n"
    "Vaskeriet\n\nEa henter tilbud på en ny maskine.\n\nEventuelt\n\nIntet.\n\n"
)
OLDER = (
    "Vinduer\n\nDriften spørges om planen for de gamle vinduer.\n\n"
    "Legeplads\n\nEa taler med naboerne om en ny legeplads.\n\n"
    "Næste møde\n\nHoldes i november. Ib sender en dagsorden ud.\n\n"
)
NUMBERED = (
    "1. Regnskab\nRegnskabet for året, der gik, blev godkendt.\n\n"
    "2. Budget\nBudgettet for det kommende år blev forkastet af alle de fremmødte.\n\n"
)


def read(
    text: str, media_type: str = "text/plain", path: str = "Protokol.txt"
) -> tuple[Meeting, ...]:
    return parse_meetings(Source(path, "0", media_type, text))


def dates(text: str, media_type: str = "text/plain") -> list[str | None]:
    return [meeting.date for meeting in read(text, media_type)]


def test_each_meeting_has_its_own_day_items_and_path_and_the_title_of_all() -> None:
    meetings = read(
        f"Afdeling Askelund - referater\n\nBestyrelsesmøde\nNovember 2024\n\n{NEWEST}"
        f"Bestyrelsesmøde\n3. september 2024\n\n{OLDER}"
    )
    assert [meeting.date for meeting in meetings] == ["2024-11", "2024-09-03"]
    assert [meeting.source.path for meeting in meetings] == ["Protokol.txt#1", "Protokol.txt#2"]
    assert {file_of(meeting.source.path) for meeting in meetings} == {"Protokol.txt"}
    assert [[item.title for item in meeting.items] for meeting in meetings] == [
        ["Cykler", "Vaskeriet", "Eventuelt"],
        ["Vinduer", "Legeplads", "Næste møde"],
    ]
    assert all("Askelund" in meeting.source.text for meeting in meetings)


@pytest.mark.parametrize(
    ("media_type", "first", "second"),
    [
        ("text/plain", "Referat af bestyrelsesmøde d. 5. maj 2021", "Referat af bestyrelsesmøde d. 2. juni 2021"),
        ("text/plain", "BESTYRELSESMØDE 05.05.2021", "BESTYRELSESMØDE 02.06.2021"),
        ("text/plain", "Bestyrelsesmøde\nDato: 5. maj 2021", "Bestyrelsesmøde\nDato: 2. juni 2021"),
        ("text/markdown", "## 2021-05-05", "## 2021-06-02"),
        ("text/markdown", "# Styregruppemøde 5. maj 2021", "# Styregruppemøde 2. juni 2021"),
    ],
)  # fmt: skip
def test_the_line_over_a_meeting_is_written_in_many_ways(
    media_type: str, first: str, second: str
) -> None:
    text = f"{first}\n\n{NUMBERED}{second}\n\n{NUMBERED}"
    assert dates(text, media_type) == ["2021-05-05", "2021-06-02"]


@pytest.mark.parametrize(
    "text",
    [
        # A running header.
        f"Bestyrelsesmøde 5. maj 2021\n\n{NUMBERED}Bestyrelsesmøde 5. maj 2021\n\n3. Valg\nIb blev valgt til "
        "formand af de fremmødte.\n\n4. Eventuelt\nIntet.\n",
        # The next meeting.
        f"Bestyrelsesmøde 5. maj 2021\n\n{NUMBERED}Bestyrelsesmøde 2. juni 2021\n",
        f"Bestyrelsesmøde 5. maj 2021\n\n{NUMBERED}Næste bestyrelsesmøde 2. juni 2021\n\nVi mødes hos Ib.\n"
        "Ea tager kage med til alle, også dem, der kommer sent.\nBo køber kaffe. Der er plads til tolv.\n",
        # Days to come.
        "Møder i 2021\n\nBestyrelsesmøde 5. maj 2021\n\nBestyrelsesmøde 2. juni 2021\n\nBestyrelsesmøde 3. juli 2021\n",
        # Where a case has been: its items go on counting.
        f"Byrådets møde 5. maj 2021\n\n{NUMBERED}Byrådets møde 2. juni 2021\n\n3. Valg\nIb blev valgt til formand "
        "af alle de fremmødte.\n\n4. Eventuelt\nDer blev talt om sommerfesten, og hvem der henter borde.\n",
        # A line that goes on.
        f"Referat af møde 5. maj 2021\n\n{NUMBERED}Referat af møde 3. april 2021 og beslutninger, der følges op:\n\n"
        "1. Vej: Ib ringer til kommunen.\n\n2. Sti: Ea skriver et brev til naboerne om den nye sti.\n",
        # Earlier meetings told of in no order.
        f"Møde 5. maj 2021\n\n{NUMBERED}Møde 2. juni 2019\n\n{NUMBERED}Møde 2. juni 2020\n\n{NUMBERED}",
    ],
)  # fmt: skip
def test_what_a_text_says_of_other_meetings_parts_nothing(text: str) -> None:
    (meeting,) = read(text)
    assert meeting.source.path == "Protokol.txt"


def test_other_meetings_of_the_same_body_are_meetings_too() -> None:
    text = (
        f"Bestyrelsesmøde 5. maj 2021\n\n{NUMBERED}Ekstraordinært bestyrelsesmøde 20. maj 2021\n\n{NUMBERED}"
        f"Generalforsamling 2. juni 2021\n\n{NUMBERED}"
    )
    assert dates(text) == ["2021-05-05", "2021-05-20", "2021-06-02"]


def test_items_may_be_counted_through_the_year_where_those_who_came_are_listed_anew() -> None:
    came = "Til stede: Ib Dam, Ea Lund, Bo Krag\n\n"
    later = NUMBERED.replace("1. ", "3. ").replace("2. ", "4. ")
    text = f"Byrådsmøde 5. maj 2021\n\n{came}{NUMBERED}Byrådsmøde 2. juni 2021\n\n{came}{later}"
    assert dates(text) == ["2021-05-05", "2021-06-02"]


def test_what_stands_over_the_first_meeting_is_kept_however_long() -> None:
    above = "".join(
        f"Linje {n} om foreningen, dens formål og dens medlemmer gennem mange år.\n"
        for n in range(8)
    )
    text = f"{above}\nBestyrelsesmøde 5. maj 2021\n\n{NUMBERED}Bestyrelsesmøde 2. juni 2021\n\n{NUMBERED}"
    first, second = read(text)
    assert "Linje 7" in first.source.text
    assert "Linje 7" not in second.source.text


def test_no_meeting_begins_behind_closed_doors() -> None:
    text = (
        "# Byrådsmøde 5. maj 2021\n\n## 1. Regnskab\n\nRegnskabet blev godkendt af alle.\n\n## 2. Valg\n\nIb blev "
        "valgt.\n\n# Lukket dagsorden\n\n# Byrådsmøde 6. maj 2021\n\n## 1. Køb af grund\n\nGrunden købes af Hans "
        "Holm for to millioner.\n\n## 2. Ansættelse\n\nEa Lund ansættes som direktør.\n"
    )
    assert not any("Hans Holm" in meeting.source.text for meeting in read(text, "text/markdown"))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_blanks_leave_every_offset_also_where_they_overlap(pairs: list[tuple[int, int]]) -> None:
    source = Source("a.txt", "0", "text/plain", "Der stod noget her.\n")
    places = sorted(Span(min(pair), max(pair)) for pair in pairs)
    blank = without(source, places).text
    assert len(blank) == len(source.text)
    for offset, (one, other) in enumerate(zip(source.text, blank, strict=True)):
        hidden = any(place.start <= offset < place.end for place in places)
        assert other == (" " if hidden and not one.isspace() else one)


def test_many_meetings_are_read_in_a_few_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(source: Source) -> Meeting:
        parsed.append(source.path)
        return parse_meeting(source)

    monkeypatch.setattr(meetings_apart, "parse_meeting", counted)
    heads = [f"Byrådsmøde {day:02d}-05-2021" for day in range(1, 31)]
    items = [
        f"{2 * n + 1}. Vej\nDen lappes nu.\n\n{2 * n + 2}. Sti\nDen lappes ikke før sommer."
        for n in range(30)
    ]
    text = "".join(f"{head}\n\n{two}\n\n" for head, two in zip(heads, items, strict=True))
    read(text)
    assert len(parsed) <= 2 * len(heads) + 1


def test_the_day_in_the_name_of_the_file_is_that_of_none_of_its_meetings() -> None:
    text = f"Bestyrelsesmøde\nMaj 2021\n\n{NUMBERED}Bestyrelsesmøde\nJuni 2021\n\n{NUMBERED}"
    meetings = read(text, path="Referater 2021-12-31.txt")
    assert [meeting.date for meeting in meetings] == ["2021-05", "2021-06"]


@given(
    st.lists(st.sampled_from([NEWEST, OLDER, NUMBERED]), min_size=1, max_size=5),
    st.sampled_from(["", "Afdeling Askelund\n\n", "\n\n"]),
)
def test_every_offset_is_one_of_the_file(bodies: list[str], common: str) -> None:
    heads = [f"Bestyrelsesmøde {5 + n}. maj 2021\n\n" for n in range(len(bodies))]
    text = common + "".join(head + body for head, body in zip(heads, bodies, strict=True))
    meetings = read(text)
    assert len(meetings) == len(bodies)
    whole = Source("Protokol.txt", "0", "text/plain", text)
    shown: list[str] = []
    for meeting in meetings:
        assert len(meeting.source.text) == len(text)
        for item in meeting.items:
            assert meeting.source.slice(item.span) == whole.slice(item.span)
            shown += [display_text(meeting.source, part.span) for part in item.sections]
    assert "".join(map(max, zip(*(m.source.text for m in meetings), strict=True))) == text
    assert len(shown) >= len(bodies)
