"""Forms of minutes that few hands write and that are read all the same."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source, display_text
from corpus.parse import parse_meeting
from corpus.readers.sniff import HTML, told_type

DAY = "Referat af bestyrelsesmøde den 5. maj 2021\n\n"


def read(text: str, path: str = "møde.txt", media_type: str = "text/plain") -> Meeting:
    return parse_meeting(Source(path, "0", media_type, text))


def outline(text: str, media_type: str = "text/plain") -> list[tuple[str | None, str]]:
    return [(item.label, item.title) for item in read(text, media_type=media_type).items]


def told(meeting: Meeting, item: int) -> str:
    """What the minutes tell of an item."""
    return "\n".join(
        display_text(meeting.source, part.span)
        for part in meeting.items[item].sections
        if part.kind == "minutes"
    )


def statuses(meeting: Meeting) -> dict[str, str]:
    return {person.name: person.status for person in meeting.people}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "1)   Meddelelser: Havedøren har fået en ny lås.\n\n2)   Økonomi: Der er penge nok, og regnskabet blev "
            "godkendt af alle.\n\n3)   Fest: Det blev besluttet at holde en.\n",
            [("1", "Meddelelser"), ("2", "Økonomi"), ("3", "Fest")],
        ),
        (
            "Kl. 14.00 – Punkt 1: Velkomst\nIb bød velkommen.\n\nKl. 14.10 – Punkt 2: Veje\nDe blev drøftet.\n",
            [("1", "Velkomst"), ("2", "Veje")],
        ),
        (
            "1. Velkomst\nIb bød velkommen.\n\n2. 2. KVARTAL\nTallene blev drøftet.\n\n3. Evt.\nIntet.\n",
            [("1", "Velkomst"), ("2", "2. KVARTAL"), ("3", "Evt.")],
        ),
        (
            "1 Godkendelse af dagsorden\n\nEMN-2021-1\n\nGodkendt.\n\n2 Budget for året\n\nEMN-2021-2\n\nVedtaget.\n\n"
            "23 Lokalplan for havnen\n\nEMN-2021-3\n\nUdsat.\n\n24 Salg af jord\n\nEMN-2021-4\n\nAfvist.\n",
            [
                ("1", "Godkendelse af dagsorden"), ("2", "Budget for året"),
                ("23", "Lokalplan for havnen"), ("24", "Salg af jord"),
            ],
        ),
        (
            "A: Valg\nIb blev valgt.\n\nB:Forslag\nDet blev vedtaget.\n\nC: Eventuelt\nIntet.\n",
            [("A", "Valg"), ("B", "Forslag"), ("C", "Eventuelt")],
        ),
        (
            "Dagsordenspunkt 1 – Regnskab\nDet blev godkendt.\n\nDagsordenspunkt 2 – Forslag\n\n"
            "Dagsordenspunkt 2.1. – Vej\nDet blev vedtaget.\n\nDagsordenspunkt 2.2. – Sti\nDet blev forkastet.\n",
            [("1", "Regnskab"), ("2", "Forslag"), ("2.1", "Vej"), ("2.2", "Sti")],
        ),
        (
            "Dagsorden:\n1) Sporlæggere\n2) Økonomi\n\nAd 1) Vi skulle gerne have fundet fire nye.\n\n"
            "Ad 2) Det er ikke godt nok, at banken tøver.\n",
            [("1", "Sporlæggere"), ("2", "Økonomi")],
        ),
        (
            "Mødet startede klokken 17.\n\n• Gymnastik: Holdet starter i uge 43.\n• Løb: Ib blev valgt til træner.\n"
            "• Fester: Der blev holdt et disko med halvtreds børn.\n• Fonde:\n",
            [(None, "Gymnastik"), (None, "Løb"), (None, "Fester")],
        ),
        (
            "Vinduer i ejendommen\n\nDer er hentet to tilbud på nye vinduer.\n\nAltaner\n\nKommunen har svaret.\n",
            [(None, "Vinduer i ejendommen"), (None, "Altaner")],
        ),
        (
            "1. Formalia\nGodkendt.\n\n2. Evt. & næste møde\n\nEventuelt\n\nDer var intet.\n\nNæste møde\n\nHos Ib.\n",
            [("1", "Formalia"), ("2", "Evt. & næste møde")],
        ),
    ],
)  # fmt: skip
def test_the_items_are_found(text: str, items: list[tuple[str | None, str]]) -> None:
    assert outline(DAY + text) == items


def test_a_paragraph_that_counts_its_items_by_name_is_cut_at_each() -> None:
    text = (
        "Referat af generalforsamling onsdag 7. oktober 2009 i gymnasiets aula. Formanden bød velkommen til alle "
        "fremmødte medlemmer og gæster fra andre kredse. Punkt 1: Valg af dirigent Ib Dam blev valgt som dirigent og "
        "erklærede generalforsamlingen for lovlig i henhold til vedtægterne. Punkt 2: Valg af referenter Ea Lund blev "
        "valgt til referent for hele mødet. Punkt 3: Vedtagelse af forretningsorden Den af bestyrelsen foreslåede "
        "forretningsorden blev vedtaget uden ændringer, og alle fik den udleveret. Punkt 4: Formandens beretning "
        "Formanden konstaterede, at den skriftlige beretning var udkommet rettidigt.\n"
    )
    assert [label for label, _ in outline(text)] == ["1", "2", "3", "4"]


def test_the_decision_of_the_day_of_the_meeting_is_its_own_whatever_its_body_is_called() -> None:
    meeting = read(
        "Fjordby\nRådhusets Ledelse\n21. september 2026\n\n1. Mødeplan\n\nIndstilling\n\nat planen godkendes\n\n"
        "Beslutning\n\nPræsidiets beslutning i mødet mandag den 21. september 2026\n\nPlanen blev godkendt.\n\n"
        "2. Eventuelt\n\nBeslutning\n\nPræsidiets beslutning i mødet mandag den 21. september 2026\n\nIntet.\n"
    )
    assert meeting.items[0].outcome == "approved"
    assert told(meeting, 0) == "Planen blev godkendt."


def test_the_decision_of_a_committee_of_the_same_day_is_not_the_council_s() -> None:
    meeting = read(
        "Referat af møde i Fjordby Byråd 20. november 2024\n\n1. Havnen\nSagsfremstilling\nHavnen skal udvides.\n\n"
        "Beslutning i Økonomiudvalget den 20-11-2024\nGodkendt.\n\nBeslutning\nForkastet.\n\n2. Skolen\n"
        "Beslutning\nGodkendt.\n"
    )
    assert [item.outcome for item in meeting.items] == ["rejected", "approved"]


@pytest.mark.parametrize(
    "text",
    [
        "Indkaldelse til bestyrelsesmøde 5. maj 2021\n\n1. Godkendelse af sidste møde\n\n2. Økonomi\nKassereren har "
        "udarbejdet et budget for 2022.\n\n3. Valg\n\n4. Eventuelt\n",
        "Lysby Varmeværk\nMøde 5. maj 2021\nReferater fra forrige møde ligger på hjemmesiden\n\n1. Økonomi\n"
        "Budgettet for næste år ligger 100.000 kr. over det nuværende.\n\n2. Valg\n\n3. Eventuelt\n",
        "Dagsorden blev udsendt den 28. april.\nMøde 5. maj 2021\n\n1. Økonomi\nBudgettet ligger højt.\n\n2. Valg\n\n"
        "3. Eventuelt\n",
    ],
)  # fmt: skip
def test_what_only_announces_is_an_agenda(text: str) -> None:
    assert read(text).kind == "agenda"


def test_a_proposal_and_a_decision_in_one_heading_open_with_the_proposal() -> None:
    meeting = read(
        DAY
        + "1. Opgaver\n\nIndstilling og beslutning\n\nLedelsen indstiller,\n- at opgaverne tages til "
        "efterretning\n\nBeslutning\n\nIndstillingen blev ikke fulgt.\n\n2. Eventuelt\n\nIntet.\n"
    )
    assert [part.kind for part in meeting.items[0].sections] == ["recommendation", "minutes"]
    assert told(meeting, 0) == "Indstillingen blev ikke fulgt."


@pytest.mark.parametrize(
    "text",
    [
        # Called minutes, though it announces once.
        DAY + "Cykler\n\nDrøftelse af cykler.\n\nIb orienterede om lås.\n\n"
        "Have\n\nEa har klippet hækken.\n\nVask\n\nDen virker.\n",
        # Most items are empty, but who stayed away is known.
        "Bestyrelsesmøde 5. maj 2021\nDeltagere: Ib, Ea\nFraværende: Bo\n\n1. Økonomi\nDer er nok.\n\n2. By\n\n3. Hus\n"
        "Broen skal sænkes.\n\n4. Rum\nDet gøres færdigt.\n\n5. Blad\n\n6. Evt.\n",
        # "efter dagsorden" within a sentence calls it nothing.
        DAY + "Mødet startede klokken 17 og blev holdt efter dagsorden.\n\n• Løb: Hanne ringer til kommunen.\n"
        "• Spil: der er bevilget trøjer.\n• Fest: der blev holdt et disko.\n",
    ],
)  # fmt: skip
def test_what_tells_is_minutes(text: str) -> None:
    assert read(text).kind == "minutes"


@pytest.mark.parametrize(
    ("path", "head", "body"),
    [
        ("Roklubben Fjord 2021-05-05.txt", "Bestyrelsesmøde 5. maj 2021", "Roklubben Fjord, bestyrelse"),
        ("AB 7621 bestyrelse 2021-05-05.txt", "Referat af bestyrelsesmøde 5. maj 2021", "AB 7621 bestyrelse"),
        ("Åbent Værksted 2021-05-05.txt", "Referat20210505", "Åbent Værksted"),
        ("Referat 2021-05-05.txt", "Bestyrelsesmøde 5. maj 2021", "Bestyrelse"),
        ("scan0001.txt", "Referat af møde i Vejudvalget 5. maj 2021", "Vejudvalget"),
        ("Referat Final.txt", "Bestyrelsesmøde 5. maj 2021", "Bestyrelse"),
        ("DOC00123.txt", "Bestyrelsesmøde 5. maj 2021", "Bestyrelse"),
        ("Til Hanne 2021-05-05.txt", "Bestyrelsesmøde 5. maj 2021", "Bestyrelse"),
        ("Ny Bil.txt", "Havnens Venner\n5. maj 2021", "Havnens Venner"),
        ("Noget andet 2021-05-05.txt", "Møde i Vejudvalget 5. maj 2021", "Vejudvalget"),
        ("Rådhusets Præsidium.txt", "Fjordby\nRådhusets Præsidium\n5. maj 2021", "Rådhusets Præsidium"),
    ],
)  # fmt: skip
def test_whose_minutes_they_are_the_file_may_tell(path: str, head: str, body: str) -> None:
    text = f"{head}\n\n1. Veje\nDe blev drøftet.\n\n2. Nyt fra hundeudvalget\nIntet.\n"
    assert read(text, path).body == body


def test_what_a_page_says_of_itself_and_a_point_of_a_list_name_no_body() -> None:
    meeting = read(
        '---\ndate: "2024-05-01"\ntitle: "Bestyrelsesmøde - Maj 2024"\n---\n\n- [ ] Ib - Vestre Bådelaug spørger os\n\n'
        "## Onsdag\n\nEa laver et opslag.\n\n## Kasser\n\nBo overtager opgaven.\n",
        "Skibet Betty bestyrelse 2024-05-01.md",
        "text/markdown",
    )
    assert meeting.title == "Bestyrelsesmøde - Maj 2024"
    assert meeting.body == "Skibet Betty bestyrelse"


def test_a_case_in_a_web_page_has_the_title_one_level_above_its_sections() -> None:
    text = (
        "# Referat\n\n## Vejudvalget\n\n5. maj 2021\n\n## Kulturhus 2022. Mål\n\n12/345\n\nÅben\n\nIb Dam\n\n"
        "### Sagsfremstilling\n\nDer er en plan.\n\n### Beslutning\n\nUdsat.\n"
    )
    (item,) = read(text, "møde.html", "text/html").items
    assert (item.title, item.outcome) == ("Kulturhus 2022. Mål", "postponed")


def test_a_piece_of_a_web_page_is_a_web_page() -> None:
    piece = b"Referat<br />\n\n1. Valg<br />\n<strong>Ib</strong> blev valgt.<br />\n"
    assert told_type(piece, ".html").media_type == HTML
    assert told_type(piece, ".txt").media_type != HTML


def test_who_came_and_who_did_not_may_stand_in_the_first_item() -> None:
    meeting = read(
        "Byrådet\n17. september 2026\n\n1. Godkendelse af dagsorden\n\nBeslutning\n\nFraværende med afbud:\n\n"
        "Ib Dam (Enhedslisten) havde afbud pga. arbejde.\n\nEa Lund (Det Konservative Folkeparti) havde afbud pga. "
        "ferie.\n\nBo Krag (Frie Grønne) var fraværende uden afbud.\n\nI mødet deltog:\n\n"
        "Per Holm (Ø), Eva Toft (A), Kaj Bro (V)\n\nDagsordenen blev godkendt.\n\n2. Eventuelt\n\nIntet.\n"
    )
    assert statuses(meeting) == {
        "Ib Dam": "absent", "Ea Lund": "absent", "Bo Krag": "absent",
        "Per Holm": "present", "Eva Toft": "present", "Kaj Bro": "present",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "chair"),
    [
        ("Dorthe blev valgt som dirigent.", "Dorthe"),
        ("Formanden blev valgt som dirigent.", None),
        ("1. næstformand Ib Dam (Ø) varetog derfor mødeledelsen.", "Ib Dam"),
    ],
)
def test_who_led_it_is_told(said: str, chair: str | None) -> None:
    text = f"Lokaludvalget\n5. maj 2021\n\n1. Dagsorden\n\nBeslutning\n\n{said} Godkendt.\n\n2. Evt.\n\nIntet.\n"
    assert read(text).chair == chair
