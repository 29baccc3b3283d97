"""``python -m corpus show`` and ``check``, as a secretary uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from corpus.__main__ import main

FORMS = Path(__file__).parent / "forms"


def test_show_prints_one_meeting_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(FORMS / "17-byraad-grupper.txt")]) == 0
    printed = capsys.readouterr().out
    assert "Vesterå Kommunalbestyrelse, 2016-01-26 kl. 16:00–17:20 (referat)" in printed
    assert "  Henning Foss [afbud]: tjenesterejse" in printed
    assert "137  Ny vedtægt for ungdomsråd  (sendt videre)" in printed
    assert (
        "  [Tidligere behandling]\n    Økonomiudvalget, 19. januar 2016, pkt. 44:\n"
        "    Indstilles til kommunalbestyrelsens godkendelse.\n"
    ) in printed
    assert "Knud Hede" not in printed


def test_show_says_of_an_agenda_that_it_tells_no_decision(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, told in (("14-kun-dagsorden.txt", True), ("17-byraad-grupper.txt", False)):
        assert main(["show", str(FORMS / name)]) == 0
        assert ("intet i filen læses som besluttet" in capsys.readouterr().out) is told


def test_show_prints_json_with_spans(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(FORMS / "14-kun-dagsorden.txt"), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["kind"] == "agenda"
    assert record["items"][0]["sections"][0]["text"] == "Det indstilles, at dagsordenen godkendes."


def test_check_prints_a_table_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "20090910.txt").write_text(
        "Vejudvalget\ntorsdag den 9. september 2009\nAfbud: Ib Dam\n\n1. Velkomst\n"
        "Formanden bød velkommen.\n\n3. Eventuelt\nIntet.\n",
        encoding="utf-8",
    )
    assert main(["check", str(tmp_path)]) == 0
    head, row, *legend, total = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "Fil",
        "Udvalg",
        "Dato",
        "Slags",
        "Punkter",
        "Personer",
        "Afbud",
        "Se",
        "efter",
    ]
    assert row.split()[:7] == [
        "20090910.txt",
        "Vejudvalget",
        "2009-09-09",
        "referat",
        "2",
        "1",
        "1",
    ]
    assert "Der står torsdag" in row
    assert "springer over punkt 2" in row
    assert any("alle, der ikke kom" in line for line in legend)
    assert total == "1 filer læst, 0 ikke læst."


def test_check_says_what_is_missing_too_long_or_there_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "Vejudvalget\nonsdag den 9. september 2009\n\n"
    swallowed = "som omtalt " * 30
    (tmp_path / "a.txt").write_text(
        f"{head}1. Velkomst\nFormanden bød velkommen.\n\n2. Vejen {swallowed}\nGodkendt.\n",
        encoding="utf-8",
    )
    people = "Til stede: Ib Dam, Bo Lind\n\n"
    (tmp_path / "b.txt").write_text(
        f"{head}{people}1. Velkomst\nFormanden bød velkommen.\n\n2. Vejen\nGodkendt.\n",
        encoding="utf-8",
    )
    (tmp_path / "c.txt").write_text(
        f"{head}{people}7. Broen\nGodkendt.\n\n8. Havnen\nUdsat.\n", encoding="utf-8"
    )
    assert main(["check", str(tmp_path)]) == 0
    first, second, third = capsys.readouterr().out.splitlines()[1:4]
    assert "Der er ikke fundet nogen personer." in first
    assert "der nok er tekst i den: punkt 2." in first
    assert first.endswith("Måske samme møde som b.txt.")
    assert second.endswith("Måske samme møde som a.txt.")
    assert "personer." not in second
    assert "samme møde" not in third


def test_show_tells_an_item_without_text_from_one_without_outcome(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "møde.txt"
    file.write_text(
        "Vejudvalget\nonsdag den 9. september 2009\n\n1. Velkomst\nFormanden bød velkommen.\n\n"
        "2. Lukket punkt: Salg\n\n3. Broen\nGodkendt.\n",
        encoding="utf-8",
    )
    assert main(["show", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "2  Lukket punkt: Salg  (lukket)" in shown
    assert "1  Velkomst\n" in shown


def test_check_fails_when_a_file_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brev.txt").write_text("Kære alle\n\nTak for i dag.\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "IKKE LÆST  brev.txt: Filen ligner ikke et referat" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "/findes/ikke.txt"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def write_minutes(path: Path, attendance: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"Vejudvalget\n9. september 2019\n{attendance}\n\n1. Velkomst\nFormanden bød velkommen.\n\n"
        "2. Eventuelt\nIntet.\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("referat.DOCM", "makroer"),
        ("referat.odt", "OpenDocument"),
        ("referat.pages", "Pages"),
        ("referat.eml", "mail"),
    ],
)
def test_check_names_files_of_kinds_that_are_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    write_minutes(tmp_path / "møde.txt", "Afbud: Ib Dam")
    (tmp_path / name).write_bytes(b"x")
    assert main(["check", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out.endswith("1 filer læst, 1 ikke læst.\n")
    (line,) = err.splitlines()
    assert line.startswith(f"IKKE LÆST  {name}: Filen ”{name}” er")
    assert kind in line
    assert "PDF og prøv igen." in line


def test_a_folder_of_such_files_only_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "referat.odt").write_bytes(b"x")
    assert main(["check", str(tmp_path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Der er ingen referater i ")
    assert "Filen ”referat.odt” er et OpenDocument-dokument og læses ikke" in line


def test_check_names_a_folder_that_may_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_minutes(tmp_path / "møde.txt", "Afbud: Ib Dam")
    (tmp_path / "lukket").mkdir(mode=0)
    if os.access(tmp_path / "lukket", os.R_OK):  # root reads every folder
        listing = os.scandir

        def refusing(path: str) -> Any:
            if str(path).endswith("lukket"):
                raise PermissionError
            return listing(path)

        monkeypatch.setattr(os, "scandir", refusing)
    assert main(["check", str(tmp_path)]) == 1
    assert "IKKE LÆST  lukket: Mappen ”lukket” kan ikke læses" in capsys.readouterr().err


def test_check_points_out_two_spellings_of_one_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_minutes(tmp_path / "a.txt", "Deltagere: Camille Donslund, Bo Lind")
    write_minutes(tmp_path / "b.txt", "Deltagere: Camilla Donslund, Bo Lind")
    assert main(["check", str(tmp_path)]) == 0
    assert (
        "Sandsynligvis samme person: Camilla Donslund (b.txt) og Camille Donslund (a.txt)."
        in capsys.readouterr().out.splitlines()
    )


def test_a_decomposed_file_name_is_found_and_shown_composed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = unicodedata.normalize("NFD", "Møde på Ærø.txt")
    write_minutes(tmp_path / written, "Afbud: Ib Dam")
    asked = tmp_path / "Møde på Ærø.txt"
    assert main(["show", str(asked), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["path"] == "Møde på Ærø.txt"
    assert main(["check", str(tmp_path)]) == 0
    assert "Møde på Ærø.txt" in capsys.readouterr().out


def test_two_spellings_of_one_file_name_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("NFC", "NFD"):
        write_minutes(tmp_path / unicodedata.normalize(form, "å.txt"), "Afbud: Ib Dam")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this disk knows only one spelling")
    assert main(["check", str(tmp_path)]) == 1
    assert "Omdøb eller slet den anden" in capsys.readouterr().err


def test_measure_compares_with_what_a_person_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_minutes(tmp_path / "a.txt", "Afbud: Ib Dam")
    facts = {
        "path": "a.txt",
        "kind": "referat",
        "date": "2019-09-09",
        "start": "12:00",
        "items": ["1. Velkomst", "2. Regnskab"],
        "apologies": ["Ib Dam"],
        "end": None,
    }
    (tmp_path / "facts.jsonl").write_text(json.dumps(facts), encoding="utf-8")
    assert main(["measure", str(tmp_path / "facts.jsonl"), str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert [line.split() for line in out.splitlines()] == [
        ["kind", "1", "af", "1"],
        ["date", "1", "af", "1"],
        ["start", "0", "af", "1"],
        ["items", "1", "af", "2"],
        ["apologies", "1", "af", "1"],
    ]
    assert "start: '12:00', læst som None" in err
    assert main(["measure", str(tmp_path / "facts.jsonl"), str(FORMS)]) == 1


def test_a_reader_that_has_enough_ends_the_command_quietly() -> None:
    command = [sys.executable, "-m", "corpus", "show", str(FORMS / "17-byraad-grupper.txt")]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""
