"""Which part of a web page is its content: everything around it is taken away."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml.html import HtmlElement


def _set(words: str, between: str | None = None) -> frozenset[str]:
    return frozenset(words.split(between))


_NEVER = _set(
    "script style noscript template svg math iframe object embed canvas video audio picture img "
    "select option datalist textarea input progress meter map area link meta"
)
_STRUCK = _set("del s strike")  # it was not agreed, or is so no more
_CHROME_TAGS = _set("nav footer form menu")
_CHROME_ROLES = _set(
    "navigation search contentinfo menu menubar toolbar dialog alertdialog tooltip"
)
_CHROME_NAMES = _set(
    "nav navbar navigation menu mainmenu topmenu submenu breadcrumb breadcrumbs cookie cookies "
    "cookiebanner cookiebar cookieinformation cookieconsent consent coiconsentbanner cookiebot "
    "sharing sharebar socialmedia skiplink skiplinks noprint"
)
_NAMED_TAGS = _set("div section ul ol aside header span")
_FOOTER_NAMES = _set("footer sitefooter pagefooter")
_CONTENT_NAMES = _set("content maincontent main indhold pagecontent contentarea")
_OUTSIDE = ("header", "aside")
# What a column beside the content tells of other things than this meeting.
_BESIDE = _set(
    "næste møde|kommende møder|kontakt|se også|læs også|relateret indhold|genveje|nyheder|"
    "mødekalender|andre møder|tidligere møder|abonner|fakta om udvalget",
    "|",
)
_CONTAINERS = ("div", "section", "form", "center", "body")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|"
    r"text-decoration(?:-line)?\s*:[^;]{0,60}\bline-through)",
    re.IGNORECASE,
)

CHROME_LINES = _set(
    "til toppen|tilbage til toppen|gå til toppen|til top|luk alle punkter|åbn alle punkter|"
    "åben alle punkter|fold alle punkter ud|fold alle punkter ind|fold dette punkt ind|"
    "fold dette punkt ud|udskriv|udskriv siden|hent som pdf|kopier link|kopiér link|"
    "spring til indhold|gå til indhold|gå til hovedindhold|spring til hovedindhold",
    "|",
)
"""Lines that belong to the page and never to the minutes."""

# What a link or button says when it does something to the page.
_ACTIONS = CHROME_LINES | _set(
    "print|download som pdf|del|del på facebook|del på linkedin|del siden|søg|menu|luk|luk menu|"
    "læs op|læs højt|tilmeld nyhedsbrev|abonner|log ind|tilbage|vis mere|vis mindre|vis alle|"
    "skjul|fold ud|fold ind",
    "|",
)


def plain(text: str) -> str:
    """Text as it is compared with the lists of chrome."""
    return " ".join(text.split()).strip(" .:<>^\u00bb\u203a\u2191").casefold()


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _unfolds(button: HtmlElement) -> bool:
    """Whether a button is the title over a folded part that follows it."""
    if any(above.tag in (*_HEADINGS, "summary") for above in button.iterancestors()):
        return False
    if button.find("*") is not None and any(one.tag in _HEADINGS for one in button.iter()):
        return False
    if plain(button.text_content()) in _ACTIONS or "aria-expanded" not in button.attrib:
        return False
    below = button.getnext()
    if below is None and (around := button.getparent()) is not None:
        below = around.getnext()
    return below is not None and below.tag == "div" and _length(below) > 0


def _empty(element: HtmlElement) -> None:
    """Make nothing of an element.

    To take it out would move the text behind it, again and again where many stand in a row.
    """
    element.clear(keep_tail=True)
    element.tag = "span"


def _prose(element: HtmlElement) -> int:
    """How much text an element has that is not the text of links."""
    return _length(element) - sum(_length(link) for link in element.iter("a"))


def _names(element: HtmlElement) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return set(re.split(r"[^a-zæøå]+", _CAMEL.sub("-", names).lower())) | set(
        re.split(r"[^a-zæøå]+", names.lower())
    )


class _Pruner:
    """Takes a page's chrome away; one page each.

    Args:
        body: changed in place.
    """

    def __init__(self, body: HtmlElement) -> None:
        self._body = body
        self._total = max(_length(body), 1)
        # Folded parts of a page are hidden until their heading is clicked; they are content.
        self._controlled = {
            name for opener in body.iter() for name in (opener.get("aria-controls") or "").split()
        }
        self._named: dict[str, list[HtmlElement]] = defaultdict(list)
        for element in body.iter():
            if identity := element.get("id"):
                self._named[identity].append(element)

    def run(self) -> None:
        """Walk down; what is dropped is not looked into."""
        waiting = [(child, False) for child in self._body]
        while waiting:
            element, within = waiting.pop()
            if within and element.tag == "button" and _unfolds(element):
                element.tag = "h2"
            if self._is_chrome(element, within):
                _empty(element)
                continue
            within = within or element.tag in ("main", "article") or element.get("role") == "main"
            waiting.extend((child, within) for child in element)

    def _is_chrome(self, element: HtmlElement, within: bool) -> bool:
        tag, role = element.tag, (element.get("role") or "").lower()
        if tag in _NEVER or tag in _STRUCK or self._is_hidden(element):
            return True
        if tag == "dialog" and "open" not in element.attrib:
            return True
        if tag == "button" or role == "button":
            return self._is_bare_button(element)
        if tag == "a":
            return plain(element.text_content()) in _ACTIONS
        if tag in ("main", "article", "table", "td", "th") or role == "main":
            return False
        if tag in _CHROME_TAGS or role in _CHROME_ROLES:
            return self._share(element) < 0.5  # some systems wrap the whole page in a form
        if tag in _NAMED_TAGS and self._is_named_chrome(element, within):
            # Names are weak evidence ("menu-open" on a frame), the more so inside the content.
            return self._share(element) < (0.2 if within else 0.5)
        if tag == "aside" and within:
            title = next((one for one in element.iter() if one.tag in _HEADINGS), None)
            return title is not None and plain(title.text_content()) in _BESIDE
        if tag in _OUTSIDE and not within:
            return element.find(".//h1") is None and self._share(element) < 0.5
        return False

    def _share(self, element: HtmlElement) -> float:
        return _length(element) / self._total

    def _is_hidden(self, element: HtmlElement) -> bool:
        """Whether the element itself says that it is not shown.

        What only a style sheet hides is read: that is how most pages fold their items until they
        are clicked, and to show a little too much is better than to lose a decision.
        """
        if element.get("id") in self._controlled:
            return False
        return (
            ("hidden" in element.attrib and element.get("hidden") != "until-found")
            or element.get("aria-hidden") == "true"
            or bool(_HIDDEN_STYLE.search(element.get("style", "")))
        )

    def _is_bare_button(self, button: HtmlElement) -> bool:
        """Whether a button is one, and not the clickable heading of a folded part."""
        if plain(button.text_content()) in _ACTIONS:
            return True
        if any(above.tag in (*_HEADINGS, "summary") for above in button.iterancestors()):
            return False
        if any(button.find(f".//{heading}") is not None for heading in _HEADINGS):
            return False
        opens = (button.get("aria-controls") or "").split()
        return not any(_length(part) > 0 for name in opens for part in self._named[name])

    @staticmethod
    def _is_named_chrome(element: HtmlElement, within: bool) -> bool:
        names = _names(element)
        if names & _CHROME_NAMES:
            return True
        return not within and bool(names & _FOOTER_NAMES)


def prune(body: HtmlElement) -> None:
    """Drop scripts, menus, banners, buttons, hidden and struck parts and the like from a body."""
    _Pruner(body).run()


def main_region(body: HtmlElement) -> HtmlElement:
    """The element that holds the content of a pruned body.

    In order: what the page itself calls its main part, if it holds a fair share of the text;
    its only or largest article; an element named content; else the smallest element that
    holds nearly all prose and every heading.
    """
    total = max(_prose(body), 1)
    for path, share in (
        (".//main | .//*[@role='main']", 0.3),
        (".//article", 0.6),
    ):
        best = max(body.xpath(path), key=_prose, default=None)
        if best is not None and _prose(best) >= share * total:
            return best
    named = [e for e in body.iter("div", "section", "td") if _names(e) & _CONTENT_NAMES]
    fair = [e for e in named if _prose(e) >= 0.7 * total]
    if fair:
        return min(fair, key=_length)
    region = body
    while True:
        headings = sum(1 for _ in region.iter(*_HEADINGS))
        for child in region.iterchildren(*_CONTAINERS):
            # What is left behind is link lists: prose and headings must all be inside.
            if _prose(child) >= 0.98 * total and headings == sum(1 for _ in child.iter(*_HEADINGS)):
                region = child
                break
        else:
            return region
