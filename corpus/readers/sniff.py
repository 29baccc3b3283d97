"""What a file is: first by its content, then by its suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.readers.limits import Unreadable
from corpus.readers.text import declared_charset, decode, tidy

Kind = Literal["text", "zip", "pdf"]

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

SUPPORTED = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm"})
"""Suffixes of files that are worth trying; the content decides what such a file is."""

DISGUISED = frozenset({".doc", ".rtf"})
"""Suffixes of files that are worth trying too: programs that export minutes "for Word" often write
HTML, DOCX or text and call it so."""

_SAVE_AS = "gem den som DOCX eller PDF og prøv igen"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", f"er et RTF-dokument; {_SAVE_AS}"),
    (b"\x89PNG", "er et billede; brug et dokument med tekst i stedet"),
    (b"\xff\xd8\xff", "er et billede; brug et dokument med tekst i stedet"),
    (b"GIF8", "er et billede; brug et dokument med tekst i stedet"),
    (b"II*\0", "er et billede; brug et dokument med tekst i stedet"),
    (b"MM\0*", "er et billede; brug et dokument med tekst i stedet"),
    (b"\x1f\x8b", "er pakket (gzip); pak den ud og prøv igen"),
    (b"7z\xbc\xaf", "er pakket (7z); pak den ud og prøv igen"),
    (b"Rar!", "er pakket (RAR); pak den ud og prøv igen"),
    (b"%!PS", f"er et PostScript-dokument; {_SAVE_AS}"),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIL = "__properties_version1.0".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_MAIL_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_MULTIPART = re.compile(r"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|table|tr|td|body|main|article|section|span|a)>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<br ?/?>|</(?:strong|em|b|i|u|font|center)>", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_EMPHASIS = re.compile(
    r"^[ \t>*-]{0,6}(?:\*\*[^*\n]+\*\*|__[^_\n]+__|_[^_\n]+_|\*[^*\s][^*\n]*\*)", re.MULTILINE
)
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Told:
    """What a file is.

    Attributes:
        media_type: by its content.
        text: of a kind that is text, tidied; else empty.
        doubts: about the text, one Danish sentence each.
    """

    media_type: str
    text: str = ""
    doubts: tuple[str, ...] = ()


def told_type(data: bytes, suffix: str) -> Told:
    """What a file is.

    Args:
        data: the file.
        suffix: lower case, with its dot; believed only where the content leaves it open.

    Raises:
        Unreadable: empty, not text, or a kind that is known and not supported.
    """
    kind = _container(data, suffix)
    if kind != "text":
        return Told(PDF if kind == "pdf" else DOCX)
    raw = decode(data, declared_charset(data))
    text = tidy(raw.replace("\0", " "))
    _require_document(text)
    return Told(_text_type(text, suffix), text, _holes(raw.count("\0")))


def _holes(zeros: int) -> tuple[str, ...]:
    """What is doubtful of a text in which so many characters are zero."""
    if not zeros:
        return ()
    some = "Et tegn er" if zeros == 1 else f"{zeros} tegn er"
    return (f"{some} ødelagt (nul-tegn) og læst som mellemrum; dér kan mangle noget.",)


def _require_document(text: str) -> None:
    """Turn down what is text to a machine only.

    Raises:
        Unreadable: a mail, a page saved in one piece, or XML of another kind than a page.
    """
    start = text[:8_000].lstrip("\ufeff \t\r\n")
    if _MAIL_FIELD.match(start) and _MULTIPART.search(start):
        raise Unreadable(
            "er en mail eller en webside i ét stykke; gem referatet i den som PDF og prøv igen"
        )
    if start.startswith("<?xml") and not _HTML_ANYWHERE.search(start):
        raise Unreadable(f"er XML og ikke et dokument; {_SAVE_AS}")


def _container(data: bytes, suffix: str) -> Kind:
    """Tell binary kinds from text by their first bytes."""
    if not data:
        raise Unreadable("er tom; læg den rigtige fil i mappen og prøv igen")
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    # Readers accept a PDF after some rubbish, so do we; prose that mentions the mark is text.
    place = head.find(b"%PDF-")
    if place >= 0 and (not head[:place].strip(b"\xef\xbb\xbf \t\r\n") or suffix == ".pdf"):
        return "pdf"
    if head.startswith(_OLE):
        if _LOCKED in data:
            raise Unreadable("er krypteret; gem den uden adgangskode og prøv igen")
        if _MAIL in data:
            raise Unreadable("er en mail; gem referatet i den som PDF og prøv igen")
        raise Unreadable(f"er i et gammelt Office-format; {_SAVE_AS}")
    for magic, reason in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(reason)
    return "text"


def _text_type(text: str, suffix: str) -> str:
    """The media type of text, by its own marks and then by its suffix."""
    start = text[:8_000].lstrip("\ufeff \t\r\n")
    tags = len(_TAG.findall(text[:_SAMPLE]))
    if _HTML_START.match(start) or (start.startswith("<") and tags >= 3):
        return HTML
    if suffix in (".html", ".htm") and (tags or _ANY_TAG.search(text[:_SAMPLE])):
        return HTML
    sample = text[:_SAMPLE]
    headings = len(_HEADING.findall(sample))
    if suffix in (".md", ".markdown") or headings >= 2:
        return MARKDOWN
    if headings + len(_EMPHASIS.findall(sample)) >= 3:
        return MARKDOWN
    return PLAIN
