"""The pages beside the chat in a real browser: meetings, one meeting, decisions, topics."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.app.browsing import OpenPage, Shoot, ask, narrow_enough, serious

VEST = "moede?fil=2023-05-10%20Sundhedsklynge%20Vest.txt"
DECISION = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"
VIEWS = {
    "meetings": "moeder",
    "meeting": VEST,
    "place": f"{VEST}&punkt=2",
    "decisions": "beslutninger",
    "topic": "emner?emne=genindlæggelser",
    "nothing": "beslutninger?ord=findesikke",
    "gone": "moede?fil=findes%20ikke.pdf",
}


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_can_be_used_by_everybody(open_page: OpenPage, shoot: Shoot, name: str) -> None:
    page = open_page(at=VIEWS[name])
    expect(page.locator("h1")).to_be_visible()
    assert serious(page) == []
    shoot(page, name)
    page.emulate_media(color_scheme="dark")
    assert serious(page) == []
    shoot(page, f"dark-{name}")
    for width, height in ((2560, 1300), (768, 1024), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert narrow_enough(page), width
    shoot(page, f"phone-{name}")
    page.goto(page.url + ("&" if "?" in page.url else "?") + "sprog=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_from_the_list_to_a_meeting_to_an_item(open_page: OpenPage) -> None:
    page = open_page(at="moeder")
    expect(page.locator("ul.meetings li")).to_have_count(5)
    page.get_by_label("Klynge eller udvalg").select_option("Midt")
    page.get_by_role("button", name="Vis").click()
    expect(page.locator("ul.meetings li")).to_have_count(3)
    page.get_by_role("link", name="Sundhedsklynge Midt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sundhedsklynge Midt, 24. maj")
    expect(page.locator(".people")).to_contain_text("Til stede")
    agenda = page.locator("ul.agenda li")
    expect(agenda.filter(has_text="Handleplan").locator(".tag")).to_have_text(
        "Taget til efterretning"
    )
    agenda.filter(has_text="Handleplan").get_by_role("link").first.click()
    expect(page.locator(".minutes-text h3", has_text="Handleplan")).to_be_in_viewport()


def test_the_register_is_filtered_sorted_and_downloaded(open_page: OpenPage) -> None:
    page = open_page(at="beslutninger")
    rows = page.locator("table.register tbody tr")
    expect(rows).to_have_count(11)
    page.get_by_label("Kun med beløb").check()
    page.get_by_role("button", name="Vis").click()
    expect(rows).to_have_count(2)
    page.get_by_role("link", name="Beløb").click()
    expect(page.get_by_role("columnheader", name="Beløb")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(rows.first).to_contain_text("900.000 kr.(indstillet)")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    text = waiting.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
    assert head[:5] == ["Dato", "Møde", "Punkt", "Titel", "Udfald"]
    assert [line[5] for line in lines] == ["900000", "220000"]
    # The link in the file leads to the words of the decision.
    page.goto(lines[0][-1])
    expect(page.locator("#her")).to_have_text("Indstillingen blev godkendt.")
    expect(page.locator("#her")).to_be_in_viewport()


def test_a_topic_is_drawn_over_time_and_told_in_words(open_page: OpenPage) -> None:
    page = open_page(at="emner")
    page.get_by_label("Emne").fill("genindlæggelser")
    page.keyboard.press("Enter")
    picture = page.get_by_role("img", name="Tidslinje: genindlæggelser")
    expect(picture).to_be_visible()
    expect(picture.locator(".t-decision").first).to_be_visible()
    # A place counts when it has the word, however long its passage is.
    page.get_by_label("Emne").fill("IPS")
    page.keyboard.press("Enter")
    headings = page.locator("h2 .when")
    expect(headings).to_have_text(
        [re.compile(r"2020"), re.compile(r"2021"), *[re.compile("2023")] * 2]
    )
    expect(page.locator(".mentions .kind").first).to_be_visible()
    # What is shown of a place has the word, if only in its title.
    for text in page.locator(".mentions li").all_inner_texts():
        assert "IPS" in text
    page.goto(page.url.replace("IPS", "xyzxyz"))
    expect(page.get_by_role("status")).to_contain_text("står ikke i referaterne")


def test_pages_opened_from_the_chat_keep_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    page.get_by_role("link", name="Møder", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Møder")
    expect(page.locator("#indhold")).to_be_focused()
    assert page.url.endswith("/moeder")
    page.get_by_label("Klynge eller udvalg").select_option("Vest")
    page.get_by_role("button", name="Vis").click()
    expect(page.locator("ul.meetings li")).to_have_count(1)
    page.get_by_role("link", name="Sundhedsklynge Vest").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sundhedsklynge Vest")
    page.go_back()
    expect(page.locator("ul.meetings li")).to_have_count(1)
    page.go_forward()
    page.get_by_role("link", name="Spørg om punktet 3").click()
    # The next question is about that item alone, in the same conversation.
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".next")).to_contain_text("10. maj 2023 (årstal udledt), punkt 3")
    turn = ask(page, "Hvad blev indstillet?")
    expect(page.locator(".turn")).to_have_count(2)
    expect(turn.locator(".card").first).to_contain_text("Punkt 3")
    page.get_by_role("button", name="Spørg om alle møder").click()
    expect(page.locator(".next")).to_have_count(0)


def test_a_link_to_an_item_leads_to_it(open_page: OpenPage) -> None:
    page = open_page(at=f"{VEST}&punkt=2")
    page.get_by_role("link", name="Gå til det markerede sted").click()
    expect(page.locator("#her")).to_be_in_viewport()


def test_places_in_links_that_do_not_exist_are_told_calmly(open_page: OpenPage) -> None:
    page = open_page(at=f"{VEST}&sted=5-99999999")
    expect(page.get_by_role("status")).to_contain_text("Stedet i linket findes ikke")
    page.goto(page.url.replace("sted=5-99999999", "sted=5-20&udgave=000000000000"))
    expect(page.get_by_role("status")).to_contain_text("ændret, siden linket blev lavet")
    expect(page.locator("#her")).to_have_count(0)
    page.goto(page.url.split("&")[0] + "&punkt=99")
    expect(page.get_by_role("status")).to_contain_text("Stedet i linket findes ikke")
