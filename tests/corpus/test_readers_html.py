"""HTML: the content of a page without what stands around it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import CorpusError
from corpus.readers import read_source
from corpus.readers.html import read_html
from corpus.readers.limits import Unreadable

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Møde - Aarhus</title>
<style>p {{ color: red }}</style><script>var x = "<p>kode</p>";</script></head><body>
<a class="skip-link" href="#m">Spring til indhold</a>
<div id="CybotCookiebotDialog" class="cookie-banner"><p>Vi bruger cookies.</p></div>
<header><a href="/">Kommunen</a><nav><ul><li><a>Politik</a></li></ul></nav></header>
{}
<footer><p>Rådhuset, telefon 12 34 56 78</p></footer></body></html>"""


def body(html: str) -> str:
    return read_html(PAGE.format(html))


def test_what_stands_around_the_content_is_left_out() -> None:
    assert body(
        "<main><h1>Referat</h1><p>Udvalget&nbsp;mødtes &amp; talte.</p>"
        "<button>Udskriv</button><p><a href='#'>Til toppen</a></p>"
        "<p>Luk alle punkter</p><p style='display:none'>skjult</p><p hidden>skjult</p></main>"
    ) == ("# Referat\n\nUdvalget mødtes & talte.\n")


def test_a_column_beside_the_content_that_tells_of_other_meetings_is_left_out() -> None:
    page = "<main><h1>Vejudvalget</h1><h2>Punkt 1: Sti</h2><p>Godkendt.</p><aside>{}</aside></main>"
    assert "20. marts" not in body(page.format("<h2>Næste møde</h2><p>20. marts 2025</p>"))
    assert "Ib Dam" in body(page.format("<h2>Deltagere</h2><p>Ib Dam</p>"))


def test_text_stays_where_it_was_when_what_stands_between_is_left_out() -> None:
    between = "<script>x</script><a>Menu</a><svg></svg>"
    text = "".join(f"{number}{between} " for number in range(2_000))
    shown = read_html(f"<h1>R</h1><p>Før{between}, efter.</p><p>{text}</p>").split()
    assert shown == ["#", "R", "Før,", "efter.", *map(str, range(2_000))]


def test_what_only_a_style_sheet_hides_is_read() -> None:
    # That is how pages fold their items, to be opened by a click.
    style = "<style>.panel { display: none }</style>"
    assert "Godkendt." in read_html(
        f"<head>{style}</head><h1>R</h1><h2>1. Vej</h2><div class=panel>Godkendt.</div>"
    )


def test_the_window_title_is_used_only_without_a_heading() -> None:
    assert body("<main><p>Godkendt.</p></main>").startswith("# Møde - Aarhus\n\nGodkendt.")
    assert body("<main><h1>Referat</h1></main>") == "# Referat\n"
    assert body("<div><h1>Over</h1></div><main><p>Godkendt.</p></main>") == (
        "# Over\n\nGodkendt.\n"
    )


def test_headings_lists_and_line_breaks_have_one_form() -> None:
    assert body(
        "<main><h1>Referat</h1><h3>Punkt <em>1</em></h3><p>Til stede:<br>Ib<br/>Åse</p>"
        "<ol start=2><li>Et<ul><li>under</li></ul></li><li><p>To</p></li></ol>"
        "<ol type=a><li>x</li></ol><ol><li><h2>Budget</h2><p>Godkendt.</p></li></ol></main>"
    ) == (
        "# Referat\n\n### Punkt 1\n\nTil stede:\nIb\nÅse\n\n"
        "2. Et\n  - under\n3. To\na. x\n\n## 1. Budget\n\n  Godkendt.\n"
    )


def test_tables_are_rows_and_tables_that_place_things_are_text() -> None:
    assert body(
        "<main><h1>R</h1><table><thead><tr><th>Navn</th><th>Tal</th></tr></thead><tbody>"
        "<tr><td>Ib<br>Åse</td><td><b>1</b></td></tr></tbody></table>"
        "<table><tr><td><p>Kun</p><p>plads</p></td></tr></table></main>"
    ) == ("# R\n\n| Navn | Tal |\n| --- | --- |\n| Ib <br> Åse | 1 |\n\nKun\n\nplads\n")


def test_a_table_that_only_sets_text_beside_numbers_or_a_margin_is_text() -> None:
    told = "Regningen blev på over 18.000 kr., og Ib tager kontakt til firmaet om et nyt net."
    chosen = "Ib blev valgt til referent, og Lis blev valgt til at tælle stemmer."
    numbered = (
        f"<table><tr><td><b>1.</b></td><td><b>Valg af referent</b><br>{chosen}</td></tr>"
        f"<tr><td>&nbsp;</td><td></td></tr><tr><td>2.</td><td><b>Ventilation</b><br>{told}</td></tr></table>"
    )
    assert body(f"<main><h1>R</h1>{numbered}</main>") == (
        f"# R\n\n1. Valg af referent\n{chosen}\n\n2. Ventilation\n{told}\n"
    )
    margin = (
        "<table><tr><td colspan=2><b>1. Valg af dirigent</b></td></tr>"
        f"<tr><td>&nbsp;</td><td>{told}</td></tr></table>"
    )
    assert body(f"<main><h1>R</h1>{margin}</main>") == f"# R\n\n1. Valg af dirigent\n\n{told}\n"


def test_figures_beside_numbers_stay_a_table() -> None:
    rows = "<tr><td>1.</td><td>34 %</td></tr><tr><td>2.</td><td>41 %</td></tr>"
    assert "| 1. | 34 % |" in body(f"<main><h1>R</h1><table>{rows}</table></main>")


def test_folded_parts_of_a_page_are_content() -> None:
    text = body(
        "<main><h1>R</h1><h2><button aria-controls=p1>Punkt 1</button></h2>"
        "<div id=p1 hidden><p>Godkendt.</p></div>"
        "<button aria-controls=p2>Punkt 2</button><div id=p2 aria-hidden=true>Udsat.</div>"
        "<details><summary>Punkt 3</summary><p>Drøftet.</p></details></main>"
    )
    for part in ("## Punkt 1", "Godkendt.", "Punkt 2", "Udsat.", "Punkt 3", "Drøftet."):
        assert part in text


def test_the_button_that_unfolds_the_part_below_it_is_its_title() -> None:
    text = body(
        "<main><h1>R</h1><p><button aria-expanded=false>Menu</button></p>"
        "<div><button aria-expanded=false>Ny ældrelov</button><div><h3>Beslutning</h3>"
        "<p>Godkendt.</p></div></div></main>"
    )
    assert "## Ny ældrelov\n\n### Beslutning\n\nGodkendt." in text
    assert "Menu" not in text


def test_a_form_around_the_whole_page_does_not_take_it_away() -> None:
    text = read_html(
        "<body><form><input value=x><select><option>valg</option></select>"
        "<div class='menu'><a>Forside</a></div><h1>Referat</h1><p>"
        + "Udvalget drøftede sagen. " * 5
        + "</p></form></body>"
    )
    assert text.startswith("# Referat\n\nUdvalget drøftede")
    assert "valg\n" not in text
    assert "Forside" not in text


def test_names_that_are_words_of_the_minutes_cost_nothing() -> None:
    text = body(
        "<main><h1>R</h1><h2 id='menu-i-kantinen'>Menu i kantinen</h2>"
        "<section id='social-og-sundhedsudvalget'><p>Godkendt.</p></section>"
        "<div class='menu-open'><p>" + "Udvalget drøftede sagen. " * 5 + "</p></div></main>"
    )
    assert "## Menu i kantinen\n\nGodkendt.\n\nUdvalget" in text


def test_content_is_found_without_semantic_elements() -> None:
    links = "".join(f"<li><a>Udvalg {n}</a></li>" for n in range(20))
    text = read_html(
        f"<body><div id=venstre><ul>{links}</ul></div><div id=page><div class=c><h1>Referat</h1>"
        f"<p>{'Udvalget drøftede sagen. ' * 20}</p></div></div></body>"
    )
    assert text.startswith("# Referat")
    assert "Udvalg 3" not in text


def test_a_list_of_attachments_is_kept() -> None:
    text = body("<main><h1>R</h1><h2>Bilag</h2><ul><li><a>Bilag 1: Budget</a></li></ul></main>")
    assert text.endswith("## Bilag\n\n- Bilag 1: Budget\n")


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1252", "ukendt"])
def test_the_encoding_is_that_of_the_bytes(tmp_path: Path, declared: str) -> None:
    for encoding in ("utf-8", "cp1252", "utf-16"):
        page = f"<html><head><meta charset='{declared}'></head><body><h1>Møde på Ærø</h1><p>å</p>"
        (tmp_path / "a.html").write_bytes(page.encode(encoding))
        assert read_source(tmp_path / "a.html", tmp_path).text == "# Møde på Ærø\n\nå\n"


def test_a_page_from_xml_is_read() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><h1>Møde</h1></body></html>'
    assert read_html(text) == "# Møde\n"


def test_tag_soup_loses_no_text() -> None:
    assert read_html("<html><body>" + "<div>" * 300 + "dybt <b>nede <i>her") == "dybt nede her\n"


def test_a_page_that_nests_too_deep_is_refused_and_not_cut(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 3_000 + "dybt")
    with pytest.raises(CorpusError, match="for dybt indlejret"):
        read_source(tmp_path / "a.html", tmp_path)


def test_a_page_of_very_many_tags_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<p><b>a</b> <i>b</i></p>" * 20_000)
    assert read_source(tmp_path / "a.html", tmp_path).text.count("a b") == 20_000


PARTS = (
    "<p> </p> <div> </div> <ul> <ol> <li> </ul> <table> <tr> <td> </table> <h1> <h2> </h2> "
    "<main> </main> <nav> <form> <button> <br> <pre> <b> </b> &amp; &#xD800; &#0; <!-- --> "
    "<title> <body> <html> <script> </script> <svg> <details> <li><h3> <th> <caption>"
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS.split()) | st.text(max_size=8), max_size=40))
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(read_html("".join(parts)), str)


def test_numeric_entities_are_the_characters_they_stand_for() -> None:
    text = body("<main><h1>&#77;&#248;de &#8211; &#39;Vej&#39;</h1><p>5&#160;km&#x2014;&#3;nu&#31;")
    assert text == "# Møde – 'Vej'\n\n5 km— nu\n"


def test_the_number_of_a_note_does_not_run_into_the_word_before_it() -> None:
    text = body(
        "<main><h1>R</h1><p>Fra 2023<sup>1</sup> er der 500 m<sup>2</sup> til leg<sup>12</sup>."
    )
    assert text == "# R\n\nFra 2023¹ er der 500 m2 til leg¹².\n"


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<button><span>1.</span> <h2>Velkomst</h2></button>", "## 1. Velkomst"),
        ("<div>1</div><div role=heading aria-level=2>Velkomst</div>", "## 1 Velkomst"),
    ],
)
def test_the_number_beside_a_heading_belongs_to_it(html: str, heading: str) -> None:
    assert heading in body(f"<main><h1>R</h1>{html}<p>Godkendt.</p></main>")


def test_a_number_in_a_block_of_its_own_opens_the_next_one() -> None:
    # As Word saves a numbered paragraph.
    html = (
        "<p><b><span>2.<span>&nbsp; </span></span></b><b>Eventuelt<o:p></o:p></b></p><p>Intet.</p>"
    )
    assert "2. Eventuelt\n\nIntet." in body(f"<main><h1>R</h1>{html}</main>")
    assert "3. Økonomi" in body("<main><h1>R</h1><div>3.</div><div>Økonomi</div></main>")


def test_cells_are_read_though_nobody_opened_a_row_or_closed_the_table() -> None:
    page = (
        "<html><body><table><script src='top.js'></script><td width='100%'><table border='0'>"
        "<h1>Bestyrelsesmøde 9. december 2021</h1><p>Afbud: Ib Dam</p><p>Punkt 1: Valg</p>"
        "<td>Ea Lund</td><td>blev valgt</td></table></body></html>"
    )
    text = read_html(page)
    for told in (
        "Bestyrelsesmøde 9. december 2021",
        "Afbud: Ib Dam",
        "Punkt 1: Valg",
        "blev valgt",
    ):
        assert text.count(told) == 1


def test_columns_that_are_only_described_are_no_rows() -> None:
    page = (
        "<table><colgroup><col><col></colgroup><tbody><tr><th>År</th><th>Beløb</th></tr>"
        "<tr><td>2021</td><td>5</td></tr></tbody></table>"
    )
    rows = [line for line in read_html(page).splitlines() if line.strip()]
    assert rows == ["| År | Beløb |", "| --- | --- |", "| 2021 | 5 |"]
