"""Two small files of minutes, and a writer of question sets about them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VEST = """Referat politisk møde Sundhedsklynge Vest 10. maj 2023

1 - Velkomst

Referat
Formanden bød velkommen.

2 - Forebyggelige genindlæggelser

Indstilling
Klyngen godkender projektet med 900.000 kr.

Referat
Indstillingen blev godkendt. Projektet evalueres ved udgan-
gen af 2023.
"""
SYD = """Referat politisk møde Klynge Syd 3. februar 2021

1 - Næste møde

Referat
Klyngesekretærerne finder datoer til de næste møder.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A corpus folder."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "vest.txt").write_text(VEST, encoding="utf-8")
    (folder / "syd.txt").write_text(SYD, encoding="utf-8")
    return folder


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """Writes records (or raw lines) as a JSON Lines file."""

    def write(*lines: dict[str, Any] | str, name: str = "questions.jsonl") -> Path:
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write
