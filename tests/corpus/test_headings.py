"""Which lines open agenda items, and what is in their titles."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.outlines import HEAD, items_of, outline
from tests.corpus.sound import assert_sound


@pytest.mark.parametrize(
    ("first", "second", "third", "labels"),
    [
        ("1. Velkomst", "2. Vejplan", "3. Eventuelt", "1 2 3"),
        ("1.Velkomst", "2.Vejplan", "3.Eventuelt", "1 2 3"),
        ("1 – Velkomst", "2 - Vejplan", "4 - Eventuelt", "1 2 4"),
        ("1) Velkomst", "2) Vejplan", "3) Eventuelt", "1 2 3"),
        ("Punkt 1: Velkomst", "Punkt 2: Vejplan", "Punkt 3: Eventuelt", "1 2 3"),
        ("PUNKT 120: Velkomst", "PUNKT 121: Vejplan", "PUNKT 122: Eventuelt", "120 121 122"),
        ("Pkt. 1 Velkomst", "Pkt.2 Vejplan", "Pkt. 3 Eventuelt", "1 2 3"),
        ("AD 1: Velkomst", "AD 2: Vejplan", "AD 3: Eventuelt", "1 2 3"),
        ("SAG NR. 1\nVelkomst", "SAG NR. 2\nVejplan", "SAG NR. 3\nEventuelt", "1 2 3"),
        ("Nr. 20  Velkomst", "Nr. 21  Vejplan", "Nr. 22  Eventuelt", "20 21 22"),
        ("715. Velkomst", "716. Vejplan", "719. Eventuelt", "715 716 719"),
        ("A: Velkomst", "B: Vejplan", "C: Eventuelt", "A B C"),
        ("a) Velkomst", "b) Vejplan", "c) Eventuelt", "a b c"),
        ("1 Velkomst", "2 Vejplan", "3 Eventuelt", "1 2 3"),
        ("\f1. Velkomst", "\f2. Vejplan", "\f3. Eventuelt", "1 2 3"),
    ],
)
def test_headings_are_found_in_every_form(first: str, second: str, third: str, labels: str) -> None:
    text = f"{first}\nFormanden bød velkommen.\n\n{second}\nGodkendt.\n\n{third}\nIntet.\n"
    one, two, three = labels.split()
    assert outline(text) == [(one, "Velkomst"), (two, "Vejplan"), (three, "Eventuelt")]


@pytest.mark.parametrize("form", ["# {}", "## {}", "#### **{}**", "> #### {}"])
def test_markdown_headings_are_found(form: str) -> None:
    lines = [form.format(title) for title in ("1. Velkomst", "2. Vejplan")]
    text = f"{lines[0]}\n\nFormanden bød velkommen.\n\n{lines[1]}\n\nGodkendt.\n"
    assert outline(text, "text/markdown") == [("1", "Velkomst"), ("2", "Vejplan")]


@pytest.mark.parametrize(
    "inner",
    [
        "Der var tre forslag:\n1. Vejbump\n2. Chikaner\n3. Skilte\nDe blev drøftet.",
        "I forhold til punkt 4: Økonomi, blev der spurgt til midlerne.",
        "Det indstilles, at udvalget\n1. godkender planen\n2. afsætter midler\nBeslutning\n"
        "Godkendt.",
        "Planen blev godkendt, jf.\n2. behandling i byrådet.",
        "Udvalget besluttede:\n1) at lukke vejen\n2) at åbne stien",
        "Der blev nævnt 3. juni og 4. juli som mulige dage.",
    ],
)
def test_numbers_inside_an_item_open_none(inner: str) -> None:
    text = f"1. Velkomst\nFormanden bød velkommen.\n\n2. Vejplan\n{inner}\n\n3. Eventuelt\nIntet.\n"
    assert outline(text) == [("1", "Velkomst"), ("2", "Vejplan"), ("3", "Eventuelt")]


def test_a_table_of_contents_opens_no_item() -> None:
    contents = (
        "Indholdsfortegnelse\n1. Velkomst ......... 2\n2. Vejplan for hele\nkommunen ....... 3\n\n"
    )
    text = (
        contents + "1. Velkomst\nHilsen blev givet.\n\n2. Vejplan for hele\nkommunen\nGodkendt.\n"
    )
    found = items_of(text)
    assert [(item.label, item.title) for item in found] == [
        ("1", "Velkomst"),
        ("2", "Vejplan for hele kommunen"),
    ]
    assert found[0].sections


def test_a_title_may_begin_with_an_ordinal() -> None:
    text = "{0} Velkomst\nGodkendt.\n\n{1} 2. behandling af budget\nGodkendt.\n\n{2} Eventuelt\nIntet.\n"
    for labels in (("1", "2", "3"), ("1.", "2.", "3.")):
        assert outline(text.format(*labels))[1] == ("2", "2. behandling af budget")


@pytest.mark.parametrize(
    ("heading", "title", "presenter", "time"),
    [
        ("2. Vejplan v/ Lene Bak", "Vejplan", "Lene Bak", None),
        ("2. Vejplan v. Lene Bak", "Vejplan", "Lene Bak", None),
        ("2. Vejplan 16:00-16:40", "Vejplan", None, "16:00-16:40"),
        ("2. Vejplan (15.05-15.40) v/ Lene Bak", "Vejplan", "Lene Bak", "15.05-15.40"),
        ("2. Vejplan (kl.11.00-11.25)", "Vejplan", None, "11.00-11.25"),
        ("2. Vejplan (5 min)", "Vejplan", None, "5 min"),
        ("2. Vejplan 17:40-\n18:00", "Vejplan", None, "17:40-18:00"),
        ("2. Møder på 30 minutter i stedet for 60 "
        "minutter", "Møder på 30 minutter i stedet for 60 minutter", None, None),
        ("2. Tværfagligt Udgående Team (TUT)", "Tværfagligt Udgående Team (TUT)", None, None),
    ],
)  # fmt: skip
def test_presenter_and_time_are_taken_out_of_the_title(
    heading: str, title: str, presenter: str | None, time: str | None
) -> None:
    text = f"1. Velkomst\nHilsen blev givet.\n\n{heading}\nGodkendt.\n\n3. Eventuelt\nIntet.\n"
    item = items_of(text)[1]
    assert (item.title, item.presenter, item.time) == (title, presenter, time)


def test_a_name_in_parentheses_presents_when_the_person_is_listed() -> None:
    text = (
        "Deltagere: Asta Rud, Bo Lind\n\n1. Drift (Asta)\nGennemgået.\n\n2. Bo: Budget "
        "(Brutto)\nDrøftet.\n"
    )
    assert [(item.title, item.presenter) for item in items_of(text)] == [
        ("Drift", "Asta"),
        ("Budget (Brutto)", "Bo"),
    ]


def test_sub_items_belong_to_their_item() -> None:
    text = (
        "1. Nyt\n\na) Fra formanden\nFormanden har været i Viborg.\n\nb) Fra skolen\nSkolen er "
        "solgt.\n\n"
        "2. Planer\n\n2.1 Vejplan\nGodkendt.\n\n2.2 Stiplan\nUdsat.\n"
    )
    assert [(item.parent, item.label, item.title) for item in items_of(text)] == [
        (None, "1", "Nyt"),
        ("1", "a", "Fra formanden"),
        ("1", "b", "Fra skolen"),
        (None, "2", "Planer"),
        ("2", "2.1", "Vejplan"),
        ("2", "2.2", "Stiplan"),
    ]


def test_headings_may_stand_in_tables() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n| 1. | Velkomst |\n| --- | --- |\n\n"
        "Hilsen blev givet.\n\n| 2. | Vejplan |\n| --- | --- |\n\nBeslutning\n\nGodkendt.\n"
    )
    items = parse_meeting(Source("møde.html", "0", "text/html", text)).items
    assert [(item.label, item.title, item.outcome) for item in items] == [
        ("1", "Velkomst", "none"),
        ("2", "Vejplan", "approved"),
    ]


def test_a_table_may_hold_items_beside_what_was_said() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n"
        "| 1. Velkomst | Formanden bød velkommen til det første møde i år. |\n| --- | --- |\n"
        "| 2. Vejplan | Planen blev godkendt. |\n"
    )
    items = parse_meeting(Source("møde.html", "0", "text/html", text)).items
    assert [(item.label, item.title, item.outcome) for item in items] == [
        ("1", "Velkomst", "none"),
        ("2", "Vejplan", "approved"),
    ]


def test_an_item_put_in_after_another_is_its_sub_item() -> None:
    text = (
        "1. Velkomst\nGodkendt.\n\n2. Vejplan\nPlanen blev drøftet.\n\n2a. Høringssvar\nRådet støtter "
        "planen.\n\n3. Eventuelt\nIntet.\n"
    )
    assert [(item.parent, item.label) for item in items_of(text)] == [
        (None, "1"),
        (None, "2"),
        ("2", "2a"),
        (None, "3"),
    ]


def test_a_table_may_be_typed_without_bars_around_it() -> None:
    text = "Nr. | Emne | Beslutning\n1 | Velkomst | Godkendt\n2 | Vejplan | Udsat\n3 | Evt. | -\n"
    found = items_of(text)
    assert [(item.label, item.title, item.outcome) for item in found] == [
        ("1", "Velkomst", "approved"),
        ("2", "Vejplan", "postponed"),
        ("3", "Evt.", "empty"),
    ]


@pytest.mark.parametrize("hours", ["Kl. 45.70", "Kl. 99.99", "kl."])
def test_hours_that_are_none_do_not_stop_the_reading(hours: str) -> None:
    text = f"{hours}\n1. Velkomst\nGodkendt.\n{hours}\n2. Eventuelt\nIntet.\n"
    assert outline(text) == [("1", "Velkomst"), ("2", "Eventuelt")]


def test_a_list_of_one_entry_after_its_page_is_a_list() -> None:
    text = "Dagsorden\n12   3. Eventuelt\n\nReferat\nFormanden bød velkommen.\n"
    assert items_of(text) is not None


@pytest.mark.parametrize(
    ("heading", "title", "time"),
    [
        ("1. Økonomi 10 min.", "Økonomi", "10 min."),
        ("1. Økonomi (1 min.)", "Økonomi", "1 min."),
        ("1. Økonomi\n5 min.", "Økonomi", "5 min."),
        ("1. Responstid under 8 min.", "Responstid under 8 min", None),
    ],
)
def test_minutes_after_a_title_are_its_time(heading: str, title: str, time: str | None) -> None:
    item = items_of(f"{heading}\nVi drøftede sagen.\n\n2. Eventuelt\nIntet.\n")[0]
    assert (item.title, item.time) == (title, time)


def test_two_columns_of_spaces_are_titles_and_what_was_said() -> None:
    text = (
        "Vejudvalget, 5. maj 2021\n\nPunkt  Dagsorden            Referat\n\n"
        "1      Dagsorden            Godkendt.\n\n"
        "2      Lejen 2. kvt.        Ib Dam gennemgik tallene.\n"
        "                            Det blev besluttet at vente.\n\n"
        "3      Salg af hus          LUKKET PUNKT\n\n"
        "4      Sommerfest 23. juni  Budget er\n"
        "                            8.000 kr. Vedtaget.\n\n"
        "5      Næste møde           Onsdag d. 2. juni kl. 19.00\n"
    )
    assert outline(text) == [
        ("1", "Dagsorden"),
        ("2", "Lejen 2. kvt"),
        ("3", "Salg af hus"),
        ("4", "Sommerfest 23. juni"),
        ("5", "Næste møde"),
    ]
    items = items_of(text)
    assert [item.outcome for item in items] == ["approved", "approved", "none", "approved", "none"]
    assert items[2].sections == ()


def test_hours_beside_titles_are_no_column_of_minutes() -> None:
    text = (
        "Vejudvalget, 5. maj 2021\n\n1. Velkomst            kl. 9.00-9.10\nFormanden bød velkommen."
        "\n\n2. Veje                kl. 9.10-9.40\nPlanen blev drøftet.\n\n"
        "3. Eventuelt           kl. 9.40-9.45\nIntet.\n"
    )
    assert [item.time for item in items_of(text)] == ["9.00-9.10", "9.10-9.40", "9.40-9.45"]


LONG = "Ib Dam havde regnet på det. " + "Der kom mange spørgsmål, og de blev besvaret. " * 4


def test_a_title_ends_where_its_text_begins_on_the_same_line() -> None:
    text = (
        f"Vejudvalget, 5. maj 2021\n\n1. Referat. Underskrevet.\n\n2. Takster for 2022. {LONG}"
        f"Vedtaget.\n\n3. Veje. {LONG}Målt:\n  Asfalt   11 ton\n\n"
        "Punkt 4 Restancer. 3 ejere er bagud.\n\n5) Dato for festen. 18. juni kl. 19.\n\n"
        "6. Evt. Intet at referere.\n"
    )
    assert outline(text) == [
        ("1", "Referat"),
        ("2", "Takster for 2022"),
        ("3", "Veje"),
        ("4", "Restancer"),
        ("5", "Dato for festen"),
        ("6", "Evt."),
    ]
    assert items_of(text)[1].outcome == "approved"


def test_short_texts_may_all_stand_on_the_lines_of_their_titles() -> None:
    text = (
        "Vejudvalget, 5. maj 2021\n\n1. Velkomst. Formanden bød velkommen.\n2. Referat. Godkendt.\n"
        "3. Veje. Ib Dam gennemgik planen, og den blev drøftet.\n4. Evt. Intet.\n"
    )
    assert [title for _, title in outline(text)] == ["Velkomst", "Referat", "Veje", "Evt."]
    assert [item.outcome for item in items_of(text)] == ["none", "approved", "discussed", "empty"]


def test_a_list_does_not_fill_a_gap_in_the_numbers() -> None:
    text = (
        "Vejudvalget, 5. maj 2021\n\n1. Velkomst\nFormanden bød velkommen.\n\n2. Veje\n"
        "Der blev set på:\n1) Bakken\n2) Broen\n3) Dalen\n\n4. Eventuelt\nIntet.\n"
    )
    assert outline(text) == [("1", "Velkomst"), ("2", "Veje"), ("4", "Eventuelt")]


def test_a_count_of_votes_below_a_title_lists_nobody() -> None:
    text = (
        "Vejudvalget, 5. maj 2021\n\n**Velkomst**\n\nFormanden bød velkommen.\n\n**Fest 2022**"
        "\n\nBlandt de fremmødte: 28 for uge 32, 6 for uge 33.\n\n**Eventuelt**\n\nEn bænk mangler.\n"
    )
    assert [title for _, title in outline(text, "text/markdown")] == [
        "Velkomst",
        "Fest 2022",
        "Eventuelt",
    ]


def test_a_decision_without_a_full_stop_is_no_part_of_the_title_above_it() -> None:
    text = (
        "1. Godkendelse af dagsorden\nGodkendt\n\n2. Ansøgning om tilskud til sommerfest\nUdsat\n\n"
        "3. Budget for det kommende år\nIb Dam gennemgik budgettet\nDet blev vedtaget\n"
    )
    expected = [
        ("Godkendelse af dagsorden", "approved"),
        ("Ansøgning om tilskud til sommerfest", "postponed"),
        ("Budget for det kommende år", "approved"),
    ]
    for tight in (text, text.replace("\n\n", "\n"), text.replace("Udsat", "udsat")):
        assert [(item.title, item.outcome) for item in items_of(tight)] == expected


def test_what_opens_the_list_of_those_who_came_is_no_part_of_a_title() -> None:
    text = "1. Deltagere og afbud\nTil stede: Bo Lind\nAfbud: Ib Dam\n\n2. Budget\nGodkendt.\n"
    assert outline(text) == [("1", "Deltagere og afbud"), ("2", "Budget")]


@pytest.mark.parametrize("group", ["Tillægsdagsorden", "Lukket dagsorden", "LUKKEDE SAGER"])
def test_numbers_may_begin_anew_below_the_title_of_a_group(group: str) -> None:
    text = (
        f"1. Velkomst\nHilsen blev givet.\n\n2. Regnskab\nGodkendt.\n\n{group}\n\n1. Køb af bil\n"
        "Godkendt.\n\n2. Salg af grund\nUdsat.\n"
    )
    expected = [("1", "Velkomst"), ("2", "Regnskab"), ("1", "Køb af bil"), ("2", "Salg af grund")]
    assert outline(text) == expected
    contents = f"1. Velkomst\n2. Regnskab\n{group}\n1. Køb af bil\n2. Salg af grund\n\n"
    assert outline(contents + text) == expected


def test_numbers_that_run_on_through_the_year_may_be_missing_in_any_number() -> None:
    text = "101. Velkomst\nGodkendt.\n\n102. Regnskab\nGodkendt.\n\n115. Køb af bil\nUdsat.\n"
    assert [label for label, _ in outline(text)] == ["101", "102", "115"]


def test_a_list_that_is_longer_than_the_agenda_does_not_win_over_it() -> None:
    inner = "".join(f"{n}. Forslag {word}\nDet er dyrt.\n" for n, word in enumerate("abcde", 1))
    text = (
        f"1. Velkomst\nHilsen blev givet.\n\n2. Indkøb\nDer var disse forslag\n{inner}\n3. Regnskab\n"
        "Udsat.\n\n4. Eventuelt\nIntet.\n"
    )
    assert [title for _, title in outline(text)] == ["Velkomst", "Indkøb", "Regnskab", "Eventuelt"]


@pytest.mark.parametrize(
    ("form", "media_type"), [("{}", "text/plain"), ("**{}**\n", "text/markdown")]
)
def test_a_usual_item_may_stand_without_a_number_after_those_that_have_one(
    form: str, media_type: str
) -> None:
    titles = [form.format(t) for t in ("1. Velkomst", "2. Regnskab", "Eventuelt", "Næste møde")]
    texts = (
        "Hilsen blev givet.",
        "Udsat til næste møde.",
        "Det blev besluttet at holde fest.",
        "7. juni",
    )
    text = "\n\n".join(f"{title}\n{told}" for title, told in zip(titles, texts, strict=True))
    assert [(item.label, item.title, item.outcome) for item in items_of(text, media_type)] == [
        ("1", "Velkomst", "none"),
        ("2", "Regnskab", "postponed"),
        (None, "Eventuelt", "approved"),
        (None, "Næste møde", "none"),
    ]


def test_a_usual_word_within_a_paragraph_opens_no_item() -> None:
    text = "1. Velkomst\nHilsen blev givet.\n\n2. Regnskab\nDet tages op under\neventuelt\nigen.\n"
    assert outline(text) == [("1", "Velkomst"), ("2", "Regnskab")]


@pytest.mark.parametrize("label", ["2 og 3", "2-3"])
def test_one_answer_to_two_items_has_the_titles_of_both(label: str) -> None:
    text = (
        "Dagsorden\n1. Velkomst\n2. Regnskab\n3. Budget\n4. Eventuelt\n\nAd 1\nFormanden bød "
        f"velkommen.\nAd {label}\nRegnskabet og budgettet blev godkendt.\nAd 4\nIntet.\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", HEAD + text))
    assert [(item.label, item.title, item.outcome) for item in meeting.items] == [
        ("1", "Velkomst", "none"),
        (label, "Regnskab / Budget", "approved"),
        ("4", "Eventuelt", "empty"),
    ]
    assert not meeting.warnings


def test_an_outcome_may_stand_in_the_heading() -> None:
    text = (
        f"{HEAD}1. Velkomst\nHilsen blev givet.\n\n2. Budget – godkendt\n\n3. Eventuelt\nIntet.\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert meeting.items[1].outcome == "approved"
    assert_sound(meeting)
