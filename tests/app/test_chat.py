"""The chat in a real browser, over the real model and the minutes that ship."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.app.browsing import OpenPage, Shoot, ask, box_of, narrow_enough, serious

DECISION = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"
NOWHERE = "Hvad besluttede Sundhedsklynge Nord?"


def test_the_page_is_danish_and_says_what_it_covers(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page()
    expect(page).to_have_title("Spørg referaterne")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spørg referaterne")
    expect(page.locator(".covered summary")).to_have_text(
        "5 møder, 2020–2023, Klynge Midt, Syd, Vest"
    )
    expect(page.get_by_role("textbox", name="Dit spørgsmål")).to_be_visible()
    assert "gradio.app" not in page.content()
    assert serious(page) == []
    shoot(page, "welcome")


def test_every_example_is_answered(open_page: OpenPage) -> None:
    page = open_page()
    examples = page.locator(".example").all_inner_texts()
    assert len(examples) >= 3
    for example in examples:
        page.get_by_role("button", name=example).click()
        expect(page.locator(".turn .marker").first).to_be_visible()
        page.get_by_role("button", name="Ny samtale").click()
        expect(page.locator(".turn")).to_have_count(0)


def test_an_answer_shows_its_sources_with_the_quotation_marked(
    open_page: OpenPage, shoot: Shoot
) -> None:
    page = open_page()
    turn = ask(page, DECISION)
    expect(turn.locator(".text")).to_contain_text("godkendt")
    card = turn.locator(".card").first
    expect(card).to_contain_text("Sundhedsklynge Vest, 10. maj 2023")
    expect(card).to_contain_text("Punkt 2")
    expect(card.locator(".kind")).to_have_text("Referat/beslutning")
    quoted = card.locator("mark").first.inner_text()
    assert quoted in card.locator(".passage").inner_text()
    # Beside the answer.
    answer, source = box_of(turn.locator(".answer")), box_of(card)
    assert source["x"] >= answer["x"] + answer["width"]
    assert serious(page) == []
    shoot(page, "answer")


def test_proposal_and_decision_differ_in_more_than_colour(open_page: OpenPage) -> None:
    page = open_page()
    turn = ask(page, "Hvad blev indstillet og besluttet i punkt 2 i Sundhedsklynge Vest?")
    proposal = turn.locator(".card.recommendation").first
    expect(proposal.locator(".kind")).to_have_text("Indstilling (forslag)")
    expect(proposal).to_have_css("border-left-style", "dashed")
    decision = turn.locator(".card.minutes").first
    expect(decision.locator(".kind")).to_have_text("Referat/beslutning")
    expect(decision).to_have_css("border-left-style", "solid")


def test_a_marker_leads_to_its_source_and_back(open_page: OpenPage) -> None:
    page = open_page()
    turn = ask(page, DECISION)
    marker = turn.locator("a.marker").first
    marker.focus()
    page.keyboard.press("Enter")
    card = turn.locator(".card").first
    expect(card).to_be_focused()
    expect(card).to_have_class(re.compile(r"\bfound\b"))
    card.get_by_role("link", name="Tilbage til svaret").click()
    expect(marker).to_be_focused()
    assert page.url.endswith("/")


def test_the_whole_minutes_open_at_the_place(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page()
    turn = ask(page, DECISION)
    opener = turn.get_by_role("button", name="Vis i referatet").first
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Sundhedsklynge Vest")
    expect(dialog.locator("mark").first).to_be_in_viewport()
    expect(dialog).to_contain_text("Eventuelt")
    assert "@" not in dialog.inner_text()
    expect(dialog).to_contain_text("[kontaktoplysning skjult]")
    assert serious(page) == []
    shoot(page, "minutes")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_follow_up_is_understood_from_what_went_before(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page()
    first = ask(page, DECISION)
    turn = ask(page, "Hvornår skal det evalueres?")
    expect(turn.locator(".understood")).to_contain_text("genindlæggelser")
    expect(turn.locator(".text")).to_contain_text("2023")
    expect(turn.locator(".marker").first).to_be_in_viewport()
    # The older sources are folded until they are asked for.
    older = page.locator(".turn").first.locator(".card").first
    expect(older).to_be_hidden()
    page.locator(".turn").first.locator("a.marker").first.click()
    expect(older).to_be_visible()
    expect(first).to_be_visible()
    shoot(page, "follow-up")


def test_a_refusal_is_calm_and_the_nearest_places_are_apart(
    open_page: OpenPage, shoot: Shoot
) -> None:
    page = open_page()
    turn = ask(page, "Hvem stemte imod?")
    expect(turn.get_by_role("heading", name="Intet svar i referaterne")).to_be_visible()
    expect(turn.locator("mark")).to_have_count(0)
    expect(turn.locator(".marker")).to_have_count(0)
    expect(turn.locator(".related summary")).to_contain_text("Nærmeste steder – ikke et svar")
    expect(turn.locator(".related .card").first).to_be_visible()
    assert serious(page) == []
    shoot(page, "refusal")
    turn = ask(page, NOWHERE)
    expect(turn.locator(".abstained")).to_contain_text("Nord")


def test_taking_a_chip_away_asks_again_without_it(open_page: OpenPage) -> None:
    page = open_page()
    turn = ask(page, DECISION)
    chip = turn.locator(".chips li", has_text="Klynge: Vest")
    chip.get_by_role("button").click()
    expect(page.locator(".turn:not(.pending)")).to_have_count(2)
    again = page.locator(".turn").last
    expect(again.locator(".question")).to_contain_text(DECISION)
    expect(again.locator(".chips li", has_text="Klynge: Vest")).to_have_count(0)


def test_changing_a_chip_asks_again_with_what_was_chosen(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page()
    turn = ask(page, "Hvem deltog i mødet i Klynge Vest?")
    turn.locator(".chips summary", has_text="Klynge: Vest").press("Enter")
    turn.get_by_label("Skift til").select_option("Syd")
    assert serious(page) == []
    shoot(page, "chip")
    turn.locator(".change").get_by_role("button", name="Spørg igen").first.press("Enter")
    expect(page.locator(".turn:not(.pending)")).to_have_count(2)
    again = page.locator(".turn").last
    expect(again.locator(".chips")).to_contain_text("Klynge: Syd")
    expect(again.locator(".card .where").first).to_contain_text("Politisk Klynge Syd")
    # Earlier answers keep theirs to be taken away only.
    expect(page.locator(".turn").first.locator(".change")).to_have_count(0)


@pytest.mark.parametrize("question", ["", "   ", "?!.,", "…" * 50])
def test_a_question_that_is_none_gets_a_friendly_reply(open_page: OpenPage, question: str) -> None:
    page = open_page()
    turn = ask(page, question)
    expect(turn.locator(".abstained")).not_to_be_empty()
    expect(page.get_by_role("textbox")).to_be_enabled()


def test_too_long_a_question_is_kept_and_explained(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_role("textbox")
    box.fill("lang " * 2000)
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("højst 2000 tegn")
    expect(box).to_have_value("lang " * 2000)
    turn = ask(page, DECISION)
    expect(turn.locator(".text")).to_contain_text("godkendt")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_markup_and_templates_in_a_question_are_text(open_page: OpenPage) -> None:
    page = open_page()
    question = "<img src=x onerror=alert(1)> **fed** ${1+1} {{value}} `x` <b>klynge</b> Vest?"
    turn = ask(page, question)
    expect(turn.locator(".bubble")).to_have_text(question)
    expect(turn.locator(".question img, .question b")).to_have_count(0)


def test_two_people_do_not_see_each_other(open_page: OpenPage) -> None:
    one, other = open_page(), open_page()
    ask(one, DECISION)
    turn = ask(other, "Hvornår skal det evalueres?")
    expect(other.locator(".turn")).to_have_count(1)
    expect(turn.locator(".understood")).to_have_count(0)
    expect(one.locator(".turn")).to_have_count(1)


def test_a_new_conversation_forgets_the_old_one(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    page.get_by_role("button", name="Ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".example").first).to_be_visible()
    turn = ask(page, "Hvornår skal det evalueres?")
    expect(turn.locator(".understood")).to_have_count(0)


def test_the_answer_is_copied_with_its_sources(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, DECISION)
    turn.get_by_role("button", name="Kopiér svar og kilder").click()
    expect(turn.locator(".copy")).to_have_text("Kopieret")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert DECISION in copied
    assert "[1] Sundhedsklynge Vest, 10. maj 2023" in copied
    assert "Referat/beslutning" in copied


def test_english_changes_the_page_and_keeps_the_conversation(
    open_page: OpenPage, shoot: Shoot
) -> None:
    page = open_page()
    ask(page, DECISION)
    page.get_by_role("textbox").fill("halvt skrevet")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title("Ask the minutes")
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("halvt skrevet")
    expect(page.locator(".card .kind").first).to_have_text("Minutes/decision")
    expect(page.locator(".passage").first).to_have_attribute("lang", "da")
    assert serious(page) == []
    shoot(page, "english")
    page.get_by_role("button", name="Dansk").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_a_link_and_the_pages_carry_the_language_to_the_chat(open_page: OpenPage) -> None:
    page = open_page(at="?q=Hvem+havde+afbud+i+Klynge+Syd%3F&sprog=en")
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)
    expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
    page.get_by_role("link", name="Meetings").click()
    page.get_by_role("link", name="Dansk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Møder")
    page.get_by_role("link", name="Spørg", exact=True).click()
    expect(page.get_by_role("textbox", name="Dit spørgsmål")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("?sprog=en")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844)])
def test_on_a_phone_the_sources_are_below_the_answer(
    open_page: OpenPage, shoot: Shoot, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    assert narrow_enough(page)
    # It begins at its top, and brings up no keyboard.
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("textbox")).not_to_be_focused()
    turn = ask(page, DECISION)
    answer, source = box_of(turn.locator(".answer")), box_of(turn.locator(".card").first)
    assert source["y"] >= answer["y"] + answer["height"]
    assert narrow_enough(page)
    assert serious(page) == []
    shoot(page, f"phone-{width}")
    turn.get_by_role("button", name="Vis i referatet").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_in_viewport()
    assert narrow_enough(page)
    shoot(page, f"phone-{width}-minutes")


def test_a_wide_screen_keeps_lines_readable(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page(viewport={"width": 2560, "height": 1300})
    turn = ask(page, DECISION)
    assert box_of(turn.locator(".passage").first)["width"] < 800
    shoot(page, "wide")


def test_the_dark_page_has_contrast(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page(color_scheme="dark")
    turn = ask(page, DECISION)
    expect(page.locator("body")).to_have_class("dark")
    assert serious(page) == []
    shoot(page, "dark")
    turn.get_by_role("button", name="Vis i referatet").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_in_viewport()
    assert serious(page) == []
    shoot(page, "dark-minutes")


def test_headings_go_down_one_step_at_a_time(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    ask(page, NOWHERE)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type(DECISION)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Spørg", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    turn = page.locator(".turn:not(.pending)").last
    expect(turn.locator(".marker").first).to_be_visible()
    page.get_by_role("textbox").focus()
    reached = []
    for _ in range(50):
        page.keyboard.press("Shift+Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert {"Vis i referatet", "↩ Tilbage til svaret", "Kopiér svar og kilder"} <= set(reached)
    assert {"English", "Ny samtale"} <= set(reached)


def test_nothing_is_kept_in_the_browser(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    kept = json.loads(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
    assert DECISION not in json.dumps(kept, ensure_ascii=False)
