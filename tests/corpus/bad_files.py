"""Files that no reader must fall over: written into a folder, and measured one by one.

``python -m tests.corpus.bad_files DIR`` writes them all, among four good ones;
``python -m tests.corpus.bad_files DIR --measure`` then reads each and prints what it cost, which
is the table of ``docs/bad-input.md``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n"
GOOD = f"{HEAD}1. Vejplan\nBeslutning: Godkendt.\n\n2. Eventuelt\nIntet.\n"
_MAX_NAME = 250  # bytes
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)

Make = Callable[[], bytes]


def packed(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """A DOCX with a body of XML; ``parts`` are further ones of the folder ``word``."""
    document = (
        f'{before}<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    more: dict[str, bytes | str] = {f"word/{name}": part for name, part in parts.items()}
    return packed({"_rels/.rels": _RELS, "word/document.xml": document, **more})


def paragraphs(text: str) -> str:
    """The lines of a text as paragraphs of a DOCX."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))


def page(body: str) -> bytes:
    """A web page."""
    return f"<!doctype html><html><meta charset=utf-8><body>{body}</body></html>".encode()


def printed(pages: int, **options: str) -> bytes:
    """A PDF of full pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=True, **options)
    for number in range(pages):
        canvas.drawString(72, 780, HEAD.strip())
        for line in range(30):
            told = f"{number * 30 + line}. Punkt om veje og stier i kommunen, som blev droftet."
            canvas.drawString(72, 740 - line * 20, told)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of objects by number, the first of them the catalogue; readers find them by search."""
    written = b"".join(b"%d 0 obj%s\nendobj\n" % pair for pair in objects.items())
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


def one_page(contents: bytes, **more: bytes) -> bytes:
    """A PDF of one page whose contents are object 4; ``more`` as ``o5=…`` further objects."""
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font"
            b"<</F 9 0 R>>/XObject<</X 5 0 R>>>>>>",
            4: contents,
            9: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **{int(name[1:]): told for name, told in more.items()},
        }
    )


def stream(data: bytes, told: bytes = b"/Filter/FlateDecode") -> bytes:
    """A PDF stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (told, len(data), data)


def blanks(times: int) -> bytes:
    """So many times ten million blanks, packed."""
    packing = zlib.compressobj(9)
    return b"".join(packing.compress(b" " * 10_000_000) for _ in range(times)) + packing.flush()


def _locked(data: bytes) -> bytes:
    """A zip that says that all its parts are encrypted."""
    out = bytearray(data)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := out.find(sign, at + 1)) >= 0:
            out[at + flags] |= 1
    return bytes(out)


def _people(count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (
        f"Ib Dam{''.join(letters[n // 26**place % 26] for place in range(4))}, formand\n"
        for n in range(count)
    )
    return f"{HEAD}Deltagere:\n{''.join(names)}\n1. Vej\nIntet.\n2. Eventuelt\nIntet.\n"


def _decided(text: str) -> bytes:
    return f"{HEAD}1. Vej\nBeslutning:\n{text}\n2. Eventuelt\nIntet.\n".encode()


def _entities() -> bytes:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    kinds = f'<!DOCTYPE w [<!ENTITY e0 "vej">{nested}]>'
    return docx(paragraphs("&e9;"), before=kinds)


_OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>' + paragraphs(
    GOOD.strip()
)
_HEADER_OUTSIDE = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="h" Type="{_OFFICE}/header" '
    'TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
)
_CELL = f"<w:tc>{paragraphs('1')}</w:tc>"
_TABLE = "<w:tbl><w:tr><w:tc>"
_TABLE_END = "</w:tc></w:tr></w:tbl>"

_INSIDE: dict[str, Make] = {
    "txt": GOOD.encode,
    "html": lambda: page("".join(f"<p>{line}</p>" for line in GOOD.split("\n") if line)),
    "docx": lambda: docx(paragraphs(GOOD)),
    "pdf": lambda: printed(1),
}

LIGHT: dict[str, Make] = {
    **{f"zero-bytes.{kind}": bytes for kind in ("txt", "md", "html", "pdf", "docx")},
    "encrypted.pdf": lambda: printed(2, encrypt="hemmelig"),
    "encrypted.docx": lambda: _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600),
    "encrypted-parts.docx": lambda: _locked(docx(paragraphs(GOOD))),
    "half.pdf": lambda: printed(2)[:1500],
    "half.docx": lambda: docx(paragraphs(GOOD * 50))[:600],
    "page-tree-cycle.pdf": lambda: raw_pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 99999>>"}
    ),
    "stream-in-itself.pdf": lambda: one_page(
        stream(b"/X Do", b""),
        o5=stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
        ),
    ),
    "length-of-itself.pdf": lambda: one_page(b"<</Length 4 0 R>>stream\nBT ET\nendstream"),
    "entities-in-entities.docx": _entities,
    "entity-of-another-file.docx": lambda: docx(paragraphs("&x;"), before=_OUTSIDE),
    "header-of-another-file.docx": lambda: docx(
        _HEADER, **{"_rels/document.xml.rels": _HEADER_OUTSIDE}
    ),
    "picture-of-another-file.html": lambda: page(
        "<iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'></object>"
    ),
    "blanks-60-mb.docx": lambda: docx(paragraphs(" " * 60_000_000)),
    "20,000-parts.docx": lambda: docx("", **{f"x{n}": "" for n in range(20_000)}),
    "20,000-tables-deep.docx": lambda: docx(_TABLE * 20_000 + _TABLE_END * 20_000),
    "column-of-a-billion.docx": lambda: docx(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
        f"{paragraphs('Vej')}{_TABLE_END}"
    ),
    **{
        f"{kind}-inside.{suffix}": make
        for kind, make in _INSIDE.items()
        for suffix in ("txt", "md", "html", "pdf", "docx", "doc", "rtf")
        if kind != suffix
    },
    "sheet.docx": lambda: packed({"xl/workbook.xml": "<a/>"}),
    "old-word.docx": lambda: _OLE,
    "old-word.pdf": lambda: _OLE,
    "picture.pdf": lambda: b"\x89PNG\r\n\x1a\n" + bytes(50),
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + bytes(50),
    "sheet.txt": lambda: packed({"xl/workbook.xml": "<a/>"}),
    "rtf.txt": lambda: b"{\\rtf1\\ansi Referat}",
    "one-nul.txt": lambda: GOOD.replace("plan", "pl\0an").encode(),
    "many-nuls.txt": lambda: GOOD.replace("plan", "\0" * 40).encode(),
    "utf-16-without-mark.txt": lambda: GOOD.encode("utf-16-le"),
    "broken-utf-8.txt": lambda: GOOD.encode() + b"\xc3\x28 \xe2\x82 \xff vej\n",
    f"{'n' * (_MAX_NAME - 4)}.txt": GOOD.encode,
    f"{'ø' * ((_MAX_NAME - 4) // 2)}.txt": GOOD.encode,
}
"""By name, what is read or refused at once."""

HEAVY: dict[str, Make] = {
    "9-million-tabs.txt": lambda: _decided("\t" * 9_000_000),
    "9-million-columns.txt": lambda: _decided("a\t" * 9_000_000),
    "20-mb-on-a-line.txt": lambda: _decided("Planen blev drøftet af udvalget. " * 580_000),
    "20-mb-without-a-blank.txt": lambda: _decided("a" * 19_000_000),
    "49-million-empty-lines.txt": lambda: (HEAD + "\n" * 49_000_000).encode(),
    "249,000-lines.txt": lambda: _decided("Planen blev drøftet af udvalget i dag.\n" * 249_000),
    "249,000-items.txt": lambda: (
        HEAD + "".join(f"{n}. Vej {n}\n" for n in range(1, 249_000))
    ).encode(),
    "249,000-people.txt": lambda: _people(249_000).encode(),
    "2,500-people.txt": lambda: _people(2_500).encode(),
    "3-million-sentences.txt": lambda: _decided("B! " * 3_000_000),
    "title-of-5-mb.txt": lambda: f"{HEAD}1. Vej {'sti ' * 1_200_000}\nGodkendt.\n".encode(),
    "3-million-brackets.md": lambda: (HEAD + "## 1. Vej\n" + "[a](" * 3_000_000).encode(),
    "240,000-rows.md": lambda: (HEAD + "## 1. Vej\n" + "| a | b |\n" * 240_000).encode(),
    "4,999-pages.pdf": lambda: printed(4_999),
    "6,000-pages.pdf": lambda: printed(6_000),
    "flate-bomb-of-3-gb.pdf": lambda: one_page(stream(blanks(300))),
    "flate-bomb-in-another.pdf": lambda: one_page(
        stream(zlib.compress(blanks(300), 9), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "2-million-words-on-a-page.pdf": lambda: one_page(
        stream(zlib.compress(b"BT /F 10 Tf 72 700 Td " + b"(Punkt 1. Vej) Tj " * 2_000_000 + b"ET"))
    ),
    "3-million-lines-drawn.pdf": lambda: one_page(
        stream(zlib.compress(b"0 0 m 100 100 l S " * 3_000_000))
    ),
    "a-million-tags.html": lambda: page("<p>Godkendt.</p>" * 1_000_000),
    "49-mb.html": lambda: page("<p>Planen blev drøftet.</p>" * 1_750_000),
    "100,000-deep.html": lambda: page("<div>" * 100_000 + "x"),
    "a-million-deep.html": lambda: page("<b>" * 1_000_000 + "x"),
    "lists-200,000-deep.html": lambda: page("<ul><li>" * 200_000 + "x"),
    "a-row-of-a-million.html": lambda: page("<table><tr>" + "<td>1</td>" * 1_000_000),
    "a-million-links.html": lambda: page("<a href=x>Menu</a> " * 1_000_000),
    "a-million-attributes.html": lambda: page(
        "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">Godkendt"
    ),
    "20,000-buttons.html": lambda: page(
        "".join(
            f"<button aria-controls=p{n}>Punkt {n}</button><div id=p{n}>x</div>"
            for n in range(20_000)
        )
    ),
    "90-mb-of-paragraphs.docx": lambda: docx(
        "".join(paragraphs(f"{n}. Punkt {n * 7919 % 1000003} om vej") for n in range(900_000))
    ),
    "a-million-cells.docx": lambda: docx(
        f"<w:tbl>{('<w:tr>' + _CELL * 10 + '</w:tr>') * 100_000}</w:tbl>"
    ),
    "100,000-parts.docx": lambda: docx("", **{f"x{n}": "" for n in range(100_000)}),
}
"""By name, what takes seconds to write or to read."""


def write_light(folder: Path) -> None:
    """Write what is quick, and four good files, into a folder."""
    good = {f"god.{kind}": make for kind, make in _INSIDE.items()}
    for name, make in (good | LIGHT).items():
        (folder / name).write_bytes(make())
    for kind in ("txt", "html", "pdf", "docx"):
        with (folder / f"200-mb.{kind}").open("wb") as file:  # a hole: it takes no room on the disk
            file.truncate(200 * 1024**2)
    if os.name == "posix":
        write_odd_things(folder)


def write_odd_things(folder: Path) -> None:
    """What is no ordinary file, or has a name that is no text."""
    (folder / "folder.pdf").mkdir(exist_ok=True)
    for name, target in {
        "link-to-itself.txt": "link-to-itself.txt",
        "link-to-nothing.txt": "nothing",
        "link-to-passwd.txt": "/etc/passwd",
        "link-without-end.txt": "/dev/zero",
        "link-to-a-file-outside.txt": f"../{folder.name}-outside.txt",
    }.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)
    folder.with_name(f"{folder.name}-outside.txt").write_text(GOOD, encoding="utf-8")
    (folder / "pipe.txt").unlink(missing_ok=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "barred.txt").write_text(GOOD, encoding="utf-8")
    (folder / "barred.txt").chmod(0)
    Path(os.fsdecode(os.fsencode(folder) + b"/no-text-\xff\xfe.txt")).write_text(GOOD)


def write_heavy(folder: Path) -> None:
    """Write what takes time."""
    for name, make in HEAVY.items():
        (folder / name).write_bytes(make())
    with zipfile.ZipFile(folder / "member-of-10-gb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _RELS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1_000):
                part.write(bytes(10_000_000))


_ONE = """
import json, resource, sys, time
from pathlib import Path
from corpus import CorpusError, not_minutes, read_meetings
from corpus.readers import close
path = Path(sys.argv[1])
start = time.monotonic()
try:
    meeting = read_meetings(path, path.parent)[0]
    told = not_minutes(meeting) or f"læst: {len(meeting.items)} punkter"
except CorpusError as error:
    told = str(error)
took = time.monotonic() - start
close()
own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([told, took, child.ru_utime + child.ru_stime, child.ru_maxrss, own.ru_maxrss]))
"""


def measured(folder: Path) -> Iterator[str]:
    """The lines of a table of what each file of a folder costs, read by a program of its own."""
    yield "| file | seconds | of computing | reading process, MB | caller, MB | what is said |"
    yield "|---|---|---|---|---|---|"
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            continue
        done = subprocess.run(
            [sys.executable, "-c", _ONE, path], capture_output=True, text=True, check=False
        )
        if done.returncode:
            yield f"| {path.name!r} | | | | | **{done.stderr.strip().splitlines()[-1:]}** |"
            continue
        told, took, computing, child, own = json.loads(done.stdout)
        name = path.name.encode("utf-8", "replace").decode()
        name = name if len(name) < 60 else f"{name[:20]}…{path.suffix}"
        yield (
            f"| {name} | {took:.1f} | {computing:.1f} | {child // 1024} | {own // 1024} "
            f"| {told.replace(path.name, '…')} |"
        )


def main() -> None:
    """Write the files, or measure those that were written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measure", action="store_true", help="read what was written")
    options = parser.parse_args()
    if options.measure:
        for line in measured(options.folder):
            print(line, flush=True)
        return
    options.folder.mkdir(parents=True)
    began = time.monotonic()
    write_light(options.folder)
    write_heavy(options.folder)
    print(f"{len(list(options.folder.iterdir()))} in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
