"""Which items whole minutes have, however their headings are written."""

from __future__ import annotations

from tests.corpus.outlines import outline


def test_a_dash_in_a_title_stays_where_the_bullet_before_it_goes() -> None:
    text = (
        "1. Velkomst\nHilsen blev givet.\n\n2. Planer\n\n> a) Veje\n\nGodkendt.\n\n> b) Stier\n\n"
        "Udsat.\n\n> Borde - og bænke\n\nGodkendt.\n"
    )
    titles = [title for _, title in outline(text, "text/markdown")]
    assert titles == ["Velkomst", "Planer", "Veje", "Stier", "Borde - og bænke"]
