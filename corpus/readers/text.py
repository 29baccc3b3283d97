"""Characters: from bytes to text by evidence, and the few things cleaned from every text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.readers.limits import MAX_CHARS, Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp865")
_EXPECTED = frozenset(
    "æøåÆØÅéÉüÜöÖäÄèàáíóúëôêçñß§\u2013\u2014\u2018\u2019“”„…•·°\u00b4½¼²³€©®«»\u00a0\u00ad"
)
_NOT_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_DECLARED = {
    name: codec
    for codec, names in {
        "utf-8": ("utf-8", "utf8"),
        "cp1252": (
            "windows-1252",
            "cp1252",
            "iso-8859-1",
            "iso8859-1",
            "latin1",
            "latin-1",
            "us-ascii",
            "ascii",
        ),
        "iso-8859-15": ("iso-8859-15", "latin-9"),
        "mac_roman": ("macintosh", "x-mac-roman"),
    }.items()
    for name in names
}
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_SAMPLE = 200_000
_TEXT_TO_ZEROS = 1_000  # so many characters of text to each that is none

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb]"
)
_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_SOFT_HYPHEN = re.compile("\u00ad(?P<end>[ \t]*\n)?")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    r"""The one form that all text takes: NFC, ``\n`` line ends, nothing that cannot be seen.

    Letters that are printed as one sign (``ﬁ``) are letters again.

    A soft hyphen is a hyphen at a line's end and nothing elsewhere.  Marks that change the
    direction of writing are dropped, since they make a passage look other than it is.
    """
    text = _LINE_END.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _SOFT_HYPHEN.sub(lambda m: "-" + m["end"] if m["end"] else "", text)
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def decode(data: bytes, declared: str | None = None) -> str:
    """Text from bytes; the bytes themselves are believed before what they say of themselves.

    A stray NUL or two stay in the text, for the caller to tell of.

    In order: a byte order mark, the zero bytes of UTF-16, validity as UTF-8, the declaration,
    and the one-byte encoding in which most of the letters are Danish.

    Args:
        data: the file, or its beginning.
        declared: an encoding that the file names, such as HTML's ``charset``.

    Raises:
        Unreadable: the bytes are not text, or too much of it.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    wide = _wide(data)
    if wide is not None:
        return _checked(data.decode(wide, errors="replace"))
    if looks_binary(data):
        raise Unreadable(
            "er beskadiget eller ikke et dokument; "
            "brug en PDF-, DOCX-, HTML-, Markdown- eller tekstfil i stedet"
        )
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        mended = _mostly_utf8(data)
    if mended is not None:
        return _checked(mended)
    codec = _DECLARED.get((declared or "").strip().lower())
    if codec in (None, "utf-8"):
        codec = max(_ONE_BYTE, key=lambda name: _danish(data, name))
    return _checked(_one_byte(data, codec or "cp1252"))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names for itself, unchecked; None when it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def looks_binary(data: bytes) -> bool:
    """Whether bytes hold more control characters than any text does."""
    found = len(_NOT_TEXT.findall(data[:_SAMPLE]))
    many = found > max(1, min(len(data), _SAMPLE) // 200)
    return many or _has_holes(data.count(0), len(data))


def _has_holes(zeros: int, length: int) -> bool:
    """Whether so much is zero that whole pieces may be missing, as after a crash."""
    return zeros > max(1, length // _TEXT_TO_ZEROS)


def _checked(text: str) -> str:
    if len(text) > MAX_CHARS:
        raise Unreadable("indeholder mere tekst end der kan læses; del den i mindre filer")
    if _has_holes(text.count("\0"), len(text)):
        raise Unreadable("er ikke tekst, men binære data; gem den som ren tekst og prøv igen")
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few foreign bytes, as files put together from two have; else None.

    The foreign bytes are read as Windows-1252.
    """
    good = data.decode("utf-8", errors="ignore")
    foreign = len(data) - len(good.encode("utf-8"))
    if foreign * 10 > sum(c > "\x7f" for c in good):
        return None
    return data.decode("utf-8", errors=_FOREIGN_BYTES)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _one_byte(error.object[error.start : error.end], "cp1252"), error.end


_FOREIGN_BYTES = "corpus.readers.windows"
codecs.register_error(_FOREIGN_BYTES, _as_windows)


def _danish(data: bytes, codec: str) -> int:
    """How much better than not the letters above ASCII fit Danish in one encoding."""
    high = [c for c in _one_byte(data[:_SAMPLE], codec) if c > "\x7f"]
    return sum(1 if c in _EXPECTED else -1 for c in high)


def _one_byte(data: bytes, codec: str) -> str:
    # Windows-1252 leaves five bytes open; in Latin-1 they are characters that nobody sees.
    return data.decode(codec, errors="ignore")
