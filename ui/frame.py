"""What every page beside the chat has: a document with a menu, and small parts of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.requests import Request

from ui.language import Language, asked_in, language_of
from ui.links import address
from ui.texts import TEXTS, Texts
from ui.words import WORDS, Words

_FOLDER = Path(__file__).parent
# In the head and not as Gradio's `css`, because Gradio rewrites the selectors of that and drops
# what it does not know.
STYLE = "".join((_FOLDER / name).read_text("utf-8") for name in ("style.css", "site.css"))
_SCRIPT = (_FOLDER / "site.js").read_text("utf-8")
_LONGEST_PART = 500
MENU = ("", "moeder", "beslutninger", "emner", "grundlag")


@dataclass(frozen=True)
class View:
    """What a page needs to know of its request.

    Attributes:
        page: its name in the address.
        query: the parts of the address, the language among them.
    """

    page: str
    query: Mapping[str, str]

    @property
    def language(self) -> Language:
        """Danish unless English is asked for."""
        return language_of(self.query)

    @property
    def words(self) -> Words:
        """The words of the pages."""
        return WORDS[self.language]

    @property
    def texts(self) -> Texts:
        """The words that the chat uses as well."""
        return TEXTS[self.language]

    def get(self, name: str) -> str:
        """A part of the address; empty when it is not there."""
        return self.query.get(name, "").strip()

    def link(self, page: str, **parts: object) -> str:
        """Another page in the same language."""
        return address(page, **parts, sprog=asked_in(self.language))

    def changed(self, **parts: object) -> str:
        """This page with some parts of its address changed; None takes one away."""
        return address(self.page, **{**self.query, **parts})


def view_of(request: Request) -> View:
    """The view that a request asks for."""
    query = {name: value[:_LONGEST_PART] for name, value in request.query_params.items()}
    return View(request.url.path.rsplit("/", 1)[-1], query)


def menu(current: str, language: Language) -> str:
    """Links to all pages; the chat's own shows them too."""
    words = WORDS[language]
    names = (words.ask, words.meetings, words.decisions, words.topics, words.basis)
    here = ' aria-current="page"'
    entries = "".join(
        f'<li><a href="{escape(address(page or "./", sprog=asked_in(language)))}"'
        f"{here if page == current else ''}>{escape(name)}</a></li>"
        for page, name in zip(MENU, names, strict=True)
    )
    return f'<nav class="menu" aria-label="{words.pages}"><ul>{entries}</ul></nav>'


def document(view: View, title: str, body: str, menu_page: str | None = None) -> str:
    """A whole page.

    Args:
        title: plain text; the heading and, with the name of the site, the window's.
        body: HTML, everything in it escaped already.
        menu_page: which entry of the menu it belongs to.
    """
    words, texts = view.words, view.texts
    other: Language = "da" if view.language == "en" else "en"
    switch = view.changed(sprog=asked_in(other))
    return (
        f'<!doctype html><html lang="{view.language}" class="site"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – {escape(texts.title)}</title><style>{STYLE}</style>"
        f"<script>{_SCRIPT}</script></head>"
        f'<body data-copied="{escape(texts.copied)}">'
        f'<a class="skip" href="{escape(view.changed())}#indhold">{words.skip}</a>'
        f'<header class="site-top"><p class="site-name"><a href="{escape(view.link("./"))}">'
        f"{escape(texts.title)}</a></p>{menu(menu_page or view.page, view.language)}"
        f'<a class="language" href="{escape(switch)}" lang="{other}" hreflang="{other}">'
        f"{escape(texts.other_language)}</a></header>"
        f'<main id="indhold" tabindex="-1"><h1>{escape(title)}</h1>{body}</main></body></html>'
    )


def notice(text: str) -> str:
    """A calm message."""
    return f'<p class="notice" role="status">{escape(text)}</p>'


def counted(count: int, one: str, several: str, language: Language) -> str:
    """``1 møde``, ``1.000 møder``."""
    number = f"{count:,}"
    return (
        one
        if count == 1
        else several.format(count=number.replace(",", ".") if language == "da" else number)
    )


@dataclass(frozen=True)
class Paged:
    """Which part of a long list is shown."""

    page: int
    pages: int
    start: int
    end: int


def paged(count: int, view: View, size: int) -> Paged:
    """The page of the list that the address asks for; the nearest one when there is none such."""
    pages = max(1, -(-count // size))
    asked = view.get("side")
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 8 else 1, 1), pages)
    return Paged(page, pages, (page - 1) * size, min(count, page * size))


def pager(part: Paged, view: View) -> str:
    """Links to the page before and after."""
    if part.pages == 1:
        return ""
    words = view.words
    before, after = (
        f'<a href="{escape(view.changed(side=page))}" rel="{rel}">{name}</a>'
        if 1 <= page <= part.pages
        else f'<span class="off">{name}</span>'
        for page, rel, name in (
            (part.page - 1, "prev", f"← {words.previous}"),
            (part.page + 1, "next", f"{words.next} →"),
        )
    )
    where = words.page_of.format(page=part.page, pages=part.pages)
    return f'<nav class="pager" aria-label="{words.more_pages}">{before}<span>{where}</span>{after}</nav>'
