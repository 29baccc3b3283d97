"""The parts of a DOCX, read with limits: it is a zip that may come from anyone."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib

from lxml import etree

from corpus.readers.limits import MAX_PART_BYTES, MAX_PARTS, MAX_RATIO, Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1]
_MAIN = "/relationships/officeDocument"
_DAMAGED = "er beskadiget og kan ikke åbnes som DOCX; hent eller gem den på ny og prøv igen"
_BOMB = "pakker sig ud til mere, end et dokument fylder; gem den på ny, eller del den"
_OTHER = (
    ("xl/workbook.xml", "er et regneark; gem teksten som DOCX eller PDF og prøv igen"),
    ("ppt/presentation.xml", "er en præsentation; gem den som PDF og prøv igen"),
    ("content.xml", "er et OpenDocument-dokument; gem den som DOCX eller PDF og prøv igen"),
)


class Package:
    """An opened DOCX.

    Args:
        data: the file.

    Raises:
        Unreadable: not a zip, damaged, encrypted, a bomb, or another kind of document.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable(_DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_PARTS:
            raise Unreadable(_BOMB)
        self._names = {entry.filename: entry for entry in entries}
        self.main = self._main()

    def _main(self) -> str:
        relations = self.part("_rels/.rels")
        if relations is not None:
            for relation in relations:
                if isinstance(relation.tag, str) and relation.get("Type", "").endswith(_MAIN):
                    name: str = posixpath.normpath(relation.get("Target", "")).lstrip("/")
                    if name in self._names and name not in dict(_OTHER):
                        return name
        if "word/document.xml" in self._names:
            return "word/document.xml"
        for name, reason in _OTHER:
            if name in self._names:
                raise Unreadable(reason)
        if not self._names:
            raise Unreadable(_DAMAGED)
        raise Unreadable("er en pakket fil (ZIP) uden et Word-dokument; pak den ud og prøv igen")

    def beside(self, name: str) -> etree._Element | None:
        """A part in the folder of the main part, such as ``styles.xml``; None when missing."""
        return self.part(posixpath.join(posixpath.dirname(self.main), name))

    def related(self, identity: str) -> etree._Element | None:
        """The part that the main one refers to by an identity, such as a page header."""
        folder, name = posixpath.split(self.main)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in [] if relations is None else relations:
            if isinstance(relation.tag, str) and relation.get("Id") == identity:
                target = posixpath.join(folder, relation.get("Target", ""))
                return self.part(posixpath.normpath(target).lstrip("/"))
        return None

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part, without entities or anything from outside the file."""
        entry = self._names.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise Unreadable("er krypteret; gem den uden adgangskode og prøv igen")
        big = entry.file_size > MAX_PART_BYTES
        # Small parts may well be all blanks; the ratio tells something of large ones only.
        dense = entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(
            entry.compress_size, 1
        )
        if big or dense:
            raise Unreadable(_BOMB)
        try:
            with self._zip.open(entry) as stream:
                # The sizes in the directory may lie, so they are not what limits the reading.
                data = stream.read(MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise Unreadable(_DAMAGED) from error
        if len(data) > MAX_PART_BYTES:
            raise Unreadable(_BOMB)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Unreadable(_DAMAGED)  # no word processor writes one
        data = data.replace(_STRICT.encode(), _TRANSITIONAL.encode())
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable(_DAMAGED) from error
