"""Upkeep of the basis and pages of PDF files, with a program that an administrator looks after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import HTTPError, Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from corpus import MINUTES
from eval.__main__ import main as evaluate
from tests.app.browsing import ROOT, Shoot, ask, box_of, free_port, narrow_enough, serious

PDF = ROOT / "eval/corpora/other-forms/2022-10-04 Social- og Sundhedsudvalget Vesterå.pdf"
QUESTIONS = ROOT / "eval/questions/other-forms.jsonl"
VEST = MINUTES / "2023-05-10 Sundhedsklynge Vest.txt"
PASSWORD = "hemmeligt ord"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and corpus of a program with one PDF and a password."""
    folder = tmp_path_factory.mktemp("kept")
    corpus = folder / "referater"
    corpus.mkdir()
    shutil.copy(PDF, corpus)
    port = free_port()
    command = [sys.executable, "app.py", "--port", str(port), "--corpus", str(corpus)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--index", str(folder / "indeks")],
            cwd=ROOT,
            env={**os.environ, "RAG_ADMIN_PASSWORD": PASSWORD},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            encoding="utf-8",
        )
        assert process.stdout is not None
        if "http://" not in process.stdout.readline():
            pytest.fail((folder / "log").read_text("utf-8")[-2000:])
        yield f"http://127.0.0.1:{port}/", corpus
        process.terminate()
        process.wait(timeout=60)
    assert "Traceback" not in (folder / "log").read_text("utf-8")


@pytest.fixture
def page(kept: tuple[str, Path], browser: object) -> Iterator[Page]:
    context = browser.new_context(  # type: ignore[attr-defined]
        viewport={"width": 1280, "height": 1000}, reduced_motion="reduce"
    )
    opened: Page = context.new_page()
    opened.goto(kept[0] + "grundlag")
    yield opened
    context.close()


def log_in(page: Page, password: str = PASSWORD) -> None:
    page.locator(".log-in summary").click()
    page.locator(".log-in input").fill(password)
    page.locator(".log-in button").click()


def drop(page: Page, target: Locator, *files: Path) -> None:
    """Let files fall on a corner of something, as a hand would; a script cannot."""
    box = box_of(target)
    browser = page.context.new_cdp_session(page)
    data = {"items": [], "files": list(map(str, files)), "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.send(
            "Input.dispatchDragEvent",
            {"type": kind, "x": box["x"] + box["width"] - 9, "y": box["y"] + 9, "data": data},
        )


def test_minutes_are_seen_before_they_are_added_and_asked_about_after(
    page: Page, kept: tuple[str, Path], shoot: Shoot
) -> None:
    assert serious(page) == []
    shoot(page, "basis")
    log_in(page)
    drop(page, page.locator(".drop"), VEST)
    expect(page.locator(".chosen")).to_have_text(f"Valgt: {VEST.name}")
    page.get_by_role("button", name="Læs filerne").press("Enter")
    expect(page.locator(".notice")).to_contain_text("1 fil er læst")
    seen = page.locator("article.card")
    expect(seen).to_contain_text("10. maj 2023 (årstal udledt)")
    expect(seen).to_contain_text("2 Forebyggelige (gen)indlæggelser")
    assert not (kept[1] / VEST.name).exists()
    assert serious(page) == []
    shoot(page, "upload")
    page.emulate_media(color_scheme="dark")
    assert serious(page) == []
    shoot(page, "dark-upload")
    page.set_viewport_size({"width": 320, "height": 640})
    assert narrow_enough(page)
    shoot(page, "phone-upload")
    seen.get_by_role("button", name="Tilføj").click()
    expect(page.locator(".built")).to_contain_text("Bygget. Nye: 1")
    assert serious(page) == []
    shoot(page, "phone-built")
    assert (kept[1] / VEST.name).read_bytes() == VEST.read_bytes()
    page.goto(kept[0])
    expect(page.locator(".example").first).to_be_visible()
    turn = ask(page, "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?")
    expect(turn.locator(".text")).to_contain_text("godkendt")
    page.goto(kept[0] + "grundlag")
    page.locator("tr", has_text=VEST.name).locator("summary", has_text="Fjern").click()
    page.locator("tr", has_text=VEST.name).get_by_role("button", name="Ja, slet filen").click()
    expect(page.locator(".built")).to_contain_text("fjernede: 1")
    assert not (kept[1] / VEST.name).exists()
    page.get_by_role("button", name="Log ud").click()
    expect(page.locator(".upkeep")).to_have_count(0)


def test_upkeep_speaks_english_and_tells_each_file_that_is_not_taken(
    page: Page, kept: tuple[str, Path], tmp_path: Path, shoot: Shoot
) -> None:
    page.goto(kept[0] + "grundlag?sprog=en")
    log_in(page)
    expect(page.get_by_role("heading", name="Upkeep")).to_be_visible()
    recipe, program = tmp_path / "recipe.txt", tmp_path / "x.exe"
    recipe.write_text("Pisk æggene.")
    program.write_bytes(b"MZ")
    drop(page, page.locator(".drop"), *[recipe] * 21)
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".notice")).to_have_text(
        "Nothing was taken. Choose at most 20 files at a time."
    )
    drop(page, page.locator(".drop"), recipe, program, VEST)
    page.get_by_role("button", name="Read the files").click()
    lines = page.locator(".notice p")
    expect(lines.nth(0)).to_contain_text("“recipe.txt” does not look like minutes")
    expect(lines.nth(1)).to_contain_text("“x.exe” is not a file that can be read")
    expect(lines.nth(2)).to_contain_text("1 file was read")
    shoot(page, "english-upload")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("article.card")).to_have_count(0)
    # Opened from the chat, a build is followed as well.
    page.goto(kept[0] + "?sprog=en")
    expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
    page.get_by_role("link", name="About the basis").click()
    page.get_by_role("button", name="Build again").click()
    expect(page.locator(".built")).to_contain_text("New: 0")
    page.get_by_role("button", name="Log out").click()
    expect(page.locator(".log-in summary")).to_have_text("Log in as administrator")


def test_the_latest_report_is_opened_from_the_page(
    page: Page, kept: tuple[str, Path], tmp_path: Path, shoot: Shoot
) -> None:
    index = kept[1].parent / "indeks"
    lines = QUESTIONS.read_text("utf-8").splitlines()
    one = tmp_path / "et.jsonl"
    one.write_text(next(line for line in lines if PDF.name in line) + "\n", "utf-8")
    run = ["run", one, "--corpus", kept[1], "--index", index, "--no-baselines"]
    run = [*map(str, run), "--report", str(tmp_path / "rapport.html")]
    # What another system is worth is not told here.
    assert evaluate([*run, "--system", "tests.eval.test_commands:parrot"]) == 0
    link = page.get_by_role("link", name="Seneste måling af svarene")
    expect(link).to_have_count(0)
    page.goto(kept[0] + "maaling")
    expect(page.get_by_role("status")).to_have_text("Der er ingen måling endnu.")
    assert evaluate(run) == 0
    page.goto(kept[0] + "grundlag")
    with page.expect_popup() as waiting:
        link.click()
    report = waiting.value
    expect(report.get_by_role("heading", level=1)).to_have_text("Måling over et.jsonl")
    assert serious(report) == []
    shoot(report, "report")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_forms_of_other_sites_are_refused(
    page: Page, kept: tuple[str, Path], headers: dict[str, str]
) -> None:
    log_in(page)
    expect(page.locator(".upkeep")).to_be_visible()
    (cookie,) = page.context.cookies()
    assert (cookie["sameSite"], cookie["httpOnly"]) == ("Strict", True)
    sent = {"cookie": f"{cookie['name']}={cookie['value']}", **headers}
    for form in ("fjern", "byg", "log-ud", "log-ind"):
        with pytest.raises(HTTPError) as caught:
            urlopen(Request(kept[0] + form, data=f"fil={PDF.name}".encode(), headers=sent))
        assert caught.value.code == 403
    assert (kept[1] / PDF.name).exists()
    page.reload()
    expect(page.locator(".upkeep")).to_be_visible()


def test_a_wrong_password_is_told_and_nothing_can_be_done_without_one(
    page: Page, kept: tuple[str, Path]
) -> None:
    log_in(page, "forkert")
    expect(page.get_by_role("status")).to_have_text("Adgangskoden passer ikke.")
    assert serious(page) == []
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_label("Adgangskode").press("Enter")
    page.get_by_role("button", name="Log ud").click()
    for form in ("upload", "tilfoej", "kasser", "fjern", "byg", "log-ind"):
        with pytest.raises(HTTPError) as caught:
            # One that is too long is not even read.
            urlopen(Request(kept[0] + form, data=b"adgangskode=" + b"x" * 10_000))
        assert caught.value.code == 403
    assert (kept[1] / PDF.name).exists()


def test_the_page_of_a_pdf_is_shown_with_the_quotation_marked(
    page: Page, kept: tuple[str, Path], shoot: Shoot
) -> None:
    page.goto(kept[0])
    expect(page.locator(".example").first).to_be_visible()
    turn = ask(page, "Hvorfor er der merforbrug i hjemmeplejen?")
    turn.get_by_role("button", name="Vis i referatet").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".page-image summary").press("Enter")
    expect(dialog.locator(".page-image img")).to_be_visible()
    shoot(page, "pdf-minutes")
    page.keyboard.press("Escape")
    turn.locator(".page-image summary").first.click()
    image = turn.locator(".page-image img")
    expect(image).to_be_visible()
    expect(image).to_have_attribute("alt", "Side 3 i filen; de citerede linjer er markeret.")
    yellow = image.evaluate(
        """async (image) => {
            await image.decode();
            const canvas = document.createElement("canvas");
            canvas.width = image.naturalWidth, canvas.height = image.naturalHeight;
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0);
            const data = pen.getImageData(0, 0, canvas.width, canvas.height).data;
            let count = 0;
            for (let i = 0; i < data.length; i += 4)
                count += data[i] > 240 && data[i + 1] > 210 && data[i + 2] < 160;
            return count / canvas.width;
        }"""
    )
    # More than one line high across the page.
    assert yellow > 20
    assert serious(page) == []
    shoot(page, "pdf-page")
    # The file is another now: the words are still there, the page is not shown.
    path = kept[1] / PDF.name
    whole = path.read_bytes()
    try:
        path.write_bytes(whole + b"\n")
        turn = ask(page, "Hvorfor er der merforbrug i hjemmeplejen?")
        turn.locator(".page-image summary").first.click()
        expect(turn.locator(".page-image .notice")).to_contain_text("ændret eller flyttet")
    finally:
        path.write_bytes(whole)
