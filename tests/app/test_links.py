"""Links to a question and to a place, made and opened in a real browser."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from tests.app.browsing import OpenPage, Shoot, ask

DECISION = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_a_link_asks_its_question_and_goes_to_its_source(open_page: OpenPage) -> None:
    page = open_page(at=f"?q={quote(DECISION)}#kilde-1-2")
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)
    expect(page.locator(".card.found")).to_contain_text("900.000")


def test_a_source_that_does_not_exist_in_a_link_is_told(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page(at=f"?q={quote(DECISION)}#kilde-1-99")
    expect(page.get_by_role("alert")).to_contain_text("Kilden i linket findes ikke")
    expect(page.locator(".turn .marker").first).to_be_visible()
    shoot(page, "link-without-source")


def test_the_link_of_an_answer_gives_the_answer_to_somebody_else(open_page: OpenPage) -> None:
    page = open_page(permissions=CLIPBOARD)
    ask(page, DECISION)
    turn = ask(page, "Hvornår skal det evalueres?")
    button = turn.locator(".copy-link")
    button.click()
    expect(button).to_have_text("Kopieret")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    # A follow-up stands alone in its link.
    expect(page.locator(".turn:not(.pending) .bubble")).to_contain_text("genindlæggelser")
    expect(page.locator(".turn .text")).to_contain_text("2023")


def test_the_link_of_a_source_opens_the_minutes_there(open_page: OpenPage, shoot: Shoot) -> None:
    page = open_page(permissions=CLIPBOARD)
    turn = ask(page, DECISION)
    quoted = turn.locator(".card mark").first.inner_text()
    turn.locator(".card").first.get_by_role("button", name="Kopiér link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sundhedsklynge Vest")
    expect(page.locator("#her")).to_be_in_viewport()
    assert page.locator("#her").inner_text() in quoted
    shoot(page, "place-from-link")


def test_a_meeting_in_a_link_that_does_not_exist_is_told(open_page: OpenPage) -> None:
    page = open_page(at="?moede=findes%20ikke.txt")
    expect(page.get_by_role("alert")).to_contain_text("Mødet i linket er ikke i grundlaget")
    page = open_page(at="?moede=2023-05-10%20Sundhedsklynge%20Vest.txt&punkt=77")
    expect(page.get_by_role("alert")).to_contain_text("Punktet i linket findes ikke")
    expect(page.locator(".next")).to_contain_text("Sundhedsklynge Vest")
    page.locator(".example", has_text="Hvem deltog?").click()
    expect(page.locator(".turn:not(.pending) .text")).to_contain_text("Mads Duedahl")
