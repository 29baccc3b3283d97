"""Asking again, correcting a question and taking an answer along, in a real browser."""

from __future__ import annotations

import docx
from playwright.sync_api import expect

from tests.app.browsing import OpenPage, ask

DECISION = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"


def test_asking_again_answers_in_the_same_place(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    ask(page, "Hvem var formand i Klynge Syd?")
    first = page.locator(".turn").first
    first.get_by_role("button", name="Spørg igen", exact=True).click()
    expect(page.locator(".turn:not(.pending)")).to_have_count(2)
    expect(first.locator(".question")).to_contain_text(DECISION)
    expect(first.locator(".text")).to_contain_text("godkendt")


def test_a_corrected_question_is_understood_where_it_stood(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, DECISION)
    ask(page, "Hvornår skal det evalueret?")
    page.locator(".turn").last.get_by_role("button", name="Ret spørgsmålet").click()
    box = page.get_by_role("textbox")
    expect(box).to_have_value("Hvornår skal det evalueret?")
    expect(box).to_be_focused()
    expect(page.locator(".next")).to_contain_text("Ret spørgsmålet i feltet")
    turn = ask(page, "Hvornår skal det evalueres?")
    expect(turn.locator(".understood")).to_contain_text("genindlæggelser")
    expect(page.locator(".next")).to_have_count(0)
    page.locator(".turn").first.get_by_role("button", name="Ret spørgsmålet").click()
    page.get_by_role("button", name="Fortryd").click()
    expect(box).to_have_value("")


def test_an_answer_is_saved_for_word_and_copied_as_markdown(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, DECISION)
    with page.expect_download() as waiting:
        turn.get_by_role("button", name="Hent som Word").press("Enter")
    assert waiting.value.suggested_filename == "svar.docx"
    texts = [paragraph.text for paragraph in docx.Document(str(waiting.value.path())).paragraphs]
    assert texts[0] == DECISION
    assert "Indstillingen blev godkendt. [1]" in texts
    assert any(text.startswith("[1] Sundhedsklynge Vest, 10. maj 2023") for text in texts)
    turn.get_by_role("button", name="Kopiér som Markdown").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"## {DECISION}\n")
    assert "> Indstillingen blev godkendt." in copied
