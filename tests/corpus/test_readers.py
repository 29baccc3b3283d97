"""Reading one file: names, kinds, refusals and limits."""

from __future__ import annotations

import hashlib
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from corpus import CorpusError
from corpus.readers import SUPPORTED, files, read_source
from corpus.readers.extract import extract
from corpus.readers.limits import Unreadable

HTML = "<!doctype html><title>T</title><body><h1>Referat</h1><p>Godkendt.</p>"


def write(root: Path, name: str, data: bytes | str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refusal(path: Path, root: Path) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(CorpusError) as caught:
        read_source(path, root)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_a_source_knows_its_name_its_fingerprint_and_its_text(tmp_path: Path) -> None:
    data = b"Referat\r\nPunkt 1\r\n"
    source = read_source(write(tmp_path, "2021/maj/møde.txt", data), tmp_path)
    assert source.path == "2021/maj/møde.txt"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.media_type == "text/plain"
    assert source.text == "Referat\nPunkt 1\n"
    assert source.pages == ()


def test_a_decomposed_file_name_is_known_in_composed_form(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Møde på Åen.txt")
    source = read_source(write(tmp_path, name, "Referat"), tmp_path)
    assert source.path == "Møde på Åen.txt"


def test_paths_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "minutes/a.txt", "Referat")
    monkeypatch.chdir(tmp_path)
    assert read_source(Path("minutes/../minutes/a.txt"), Path("minutes")).path == "a.txt"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", "Referat", "text/plain"),
        ("a", "Referat uden endelse", "text/plain"),
        ("a.md", "Referat", "text/markdown"),
        ("a.txt", "## Referat\n\nTekst\n\n### Punkt 1\n", "text/markdown"),
        ("a.txt", "**Indstilling**\n_drøftes_\n**Referat**\n", "text/markdown"),
        ("a.txt", "#1 er ikke en overskrift\n#2 heller ikke\n", "text/plain"),
        ("a.html", HTML, "text/html"),
        ("a.txt", HTML, "text/html"),
        ("a.pdf", HTML, "text/html"),
        ("a.htm", "Referat<p>Godkendt.</p>", "text/html"),
        ("a.txt", "I PDF begynder filen med %PDF-1.4 siger Ib.", "text/plain"),
    ],
)
def test_content_decides_what_a_file_is_before_its_suffix(
    tmp_path: Path, name: str, data: str, media_type: str
) -> None:
    assert read_source(write(tmp_path, name, data), tmp_path).media_type == media_type


def test_form_feeds_in_text_start_pages(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, "a.txt", "Side 1\n\fPunkt 2\n\f"), tmp_path)
    assert source.text == "Side 1\n\fPunkt 2\n\f"
    assert source.pages == (0, 8)
    assert source.text[source.pages[1] :].startswith("Punkt 2")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "er tom"),
        ("a.md", b" \n\t\n", "ingen tekst"),
        ("a.txt", b"abc\0def\0\0ghi", "ikke et dokument"),
        ("a.pdf", bytes(range(256)) * 20, "ikke et dokument"),
        ("a.pdf", b"%PDF-1.4\nkun begyndelsen", "beskadiget"),
        ("a.docx", b"PK\x03\x04 afbrudt", "beskadiget"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "gammelt Office-format"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "krypteret",
        ),
        (
            "a.txt",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"),
            "er en mail",
        ),
        ("a.txt", b"{\\rtf1\\ansi Referat}", "RTF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "billede"),
        ("a.txt", b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        ("a.html", b"<!doctype html><html><body></body></html>", "ingen tekst"),
    ],
)
def test_files_that_cannot_be_read_are_refused_by_name(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    message = refusal(write(tmp_path, name, data), tmp_path)
    assert message.startswith(f"Filen ”{name}” ")
    assert words in message


def test_a_missing_file_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    assert "findes ikke" in refusal(tmp_path / "væk.txt", tmp_path)
    assert "findes ikke" in refusal(write(tmp_path, "a.txt", "x"), tmp_path / "væk")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mappe.txt").mkdir()
    assert "er en mappe" in refusal(tmp_path / "mappe.txt", tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.txt")
    assert "ikke en almindelig fil" in refusal(tmp_path / "rør.txt", tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        folder = os.open(tmp_path, os.O_RDONLY)
        try:
            listener.bind(f"/proc/self/fd/{folder}/s.txt")
        except OSError:
            pytest.skip("no sockets with names here")
        finally:
            os.close(folder)
        assert "ikke en almindelig fil" in refusal(tmp_path / "s.txt", tmp_path)
    assert "ikke en almindelig fil" in refusal(Path("/dev/zero"), Path("/dev"))


def test_a_file_without_read_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", "Referat")
    path.chmod(0)
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # nothing is forbidden to root

        def forbidden(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(files.os, "open", forbidden)
    assert "må ikke læses" in refusal(path, tmp_path)


def test_links_are_followed_inside_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, "a.txt", "Referat")
    write(tmp_path, "hemmelig.txt", "Hemmelig")
    (root / "ind.txt").symlink_to("a.txt")
    (root / "ud.txt").symlink_to(tmp_path / "hemmelig.txt")
    (root / "mappe").symlink_to(tmp_path)
    (root / "rundt.txt").symlink_to("rundt.txt")
    assert read_source(root / "ind.txt", root).path == "ind.txt"
    assert "uden for mappen" in refusal(root / "ud.txt", root)
    assert "uden for mappen" in refusal(root / "mappe" / "hemmelig.txt", root)
    assert "uden for mappen" in refusal(root / ".." / "hemmelig.txt", root)
    assert "kan ikke nås" in refusal(root / "rundt.txt", root)


def test_odd_names_are_refused_or_shown_on_one_line(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b.txt", tmp_path)
    assert "linjeskift" in refusal(write(tmp_path, "a\nb.txt", "Referat"), tmp_path)
    assert "linjeskift" in refusal(write(tmp_path, "a\x1b[31m/b.txt", "Referat"), tmp_path)
    assert refusal(tmp_path / ("x" * 5_000), tmp_path)
    try:
        path = write(tmp_path, "m\udcf8de.txt", "Referat")
    except (OSError, UnicodeError):
        pytest.skip("this disk takes only names that are text")
    assert "omdøb" in refusal(path, tmp_path)


def test_a_file_that_is_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "stor.pdf"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024**2)
    assert "større end 50 MB" in refusal(path, tmp_path)


def test_more_text_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.text.MAX_CHARS", 10)
    with pytest.raises(Unreadable, match="mere tekst"):
        extract(b"Referat af et langt", ".txt")


def test_supported_suffixes_are_lower_case_with_a_dot() -> None:
    assert {".txt", ".md", ".pdf", ".docx", ".html", ".htm"} <= SUPPORTED
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUPPORTED)


def test_more_lines_than_can_be_parsed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.extract.MAX_LINES", 100)
    assert extract(b"Referat\n" + b"x\n\n" * 99, ".txt").text
    with pytest.raises(Unreadable, match="flere linjer"):
        extract(HTML.encode() + b"<p>x" * 100, ".html")
