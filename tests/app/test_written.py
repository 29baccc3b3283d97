"""An answer as Markdown and as a Word document, from a hand-made answer."""

from __future__ import annotations

import io

import docx
from markdown_it import MarkdownIt

from tests.app.test_conversation import MEETING, cite, make_answer
from ui.session import Exchange
from ui.texts import DANISH
from ui.written import answer_docx, answer_markdown

EVIL = "1. <b>fed</b> *ja* _nej_ [x](http://x) # `kode` ~a~ \x07 98 76 54 32"


def exchange() -> Exchange:
    answer = make_answer(f"{EVIL} [1]\n- {EVIL}", cite(1, "Den gælder i <b>to</b> år."))
    return Exchange(EVIL, answer, {"a & b.pdf": MEETING})


def test_nothing_in_the_minutes_becomes_markdown() -> None:
    tokens = MarkdownIt().parse(answer_markdown(exchange(), DANISH))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert set(inline) <= {"text", "strong_open", "strong_close", "softbreak"}
    assert not {"bullet_list_open", "ordered_list_open", "html_block"} & {t.type for t in tokens}


def test_markdown_and_word_hold_the_source_and_no_contacts() -> None:
    markdown = answer_markdown(exchange(), DANISH)
    document = docx.Document(io.BytesIO(answer_docx(exchange(), DANISH)))
    word = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for text in (markdown.replace("\\", ""), word):
        assert "Den gælder i <b>to</b> år." in text
        assert "29. februar 2024" in text
        assert "98 76" not in text
