"""``python -m corpus show`` and ``check``, as a secretary uses them."""

from __future__ import annotations

import json
from pathlib import Path

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
    head, row, _, total = capsys.readouterr().out.splitlines()
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
    assert total == "1 filer læst, 0 ikke læst."


def test_check_fails_when_a_file_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brev.txt").write_text("Kære alle\n\nTak for i dag.\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "IKKE LÆST  brev.txt: Filen ligner ikke et referat" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "/findes/ikke.txt"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
