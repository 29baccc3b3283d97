"""Minutes whose lines have run together: items and labels start lines of their own again."""

from __future__ import annotations

from corpus import Source
from corpus.layout.flat import unfolded
from corpus.lines import lines_of


def test_a_section_that_opens_with_a_label_leaves_no_line_without_text() -> None:
    text = (
        "Åben dagsorden 1. Dagsorden Indstilling Det indstilles, at den godkendes. 2. Musikskole "
        "Sagsfremstilling Deltagere: Der orienteres om besøgstal. 3. Eventuelt Intet."
    )
    cut = unfolded(lines_of(Source("møde.txt", "0", "text/plain", text)))
    texts = [line.text for line in cut]
    assert "Sagsfremstilling" in texts
    assert all(texts)
