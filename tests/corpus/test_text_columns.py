"""PDF: text in two columns is read down one and then the other; people and figures are not."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.corpus.test_readers_pdf import LEFT, STEP, TOP, pdf, read
from tests.reading import read_meeting

LEFT_COLUMN = (
    "1. Beretning",
    "Formanden fortalte om et godt år med 42",
    "nye medlemmer og tre store stævner, som",
    "mange frivillige havde hjulpet med. Der",
    "er stadig problemer med hallens tag, og",
    "kommunen har lovet at se på det i år.",
    "2. Regnskab",
    "Kassereren gennemgik regnskabet. Det vi-",
)
RIGHT_COLUMN = (
    "ser et overskud på 18.450 kr. og blev",
    "godkendt uden bemærkninger af mødet.",
    "3. Kontingent",
    "Bestyrelsen foreslog 600 kr. for voksne",
    "og 350 kr. for børn. Forslaget blev ved-",
    "taget af alle, der var til stede.",
    "4. Eventuelt",
    "Der blev spurgt til lyset på banerne.",
)
HEAD = ("Referat af generalforsamling i Bækby Badmintonklub den 5. maj 2021 kl. 19", "")


def columns(
    left: tuple[str, ...], right: tuple[str, ...], lower: float = 0, head: tuple[str, ...] = HEAD
) -> bytes:
    """A page with a head over two columns, the right one set a little lower."""

    def draw(canvas: Canvas, _: int) -> None:
        for number, line in enumerate(head):
            canvas.drawString(LEFT, TOP - STEP * number, line)
        top = TOP - STEP * (len(head) + 1)
        for x, down, column in ((LEFT, 0.0, left), (LEFT + 240, lower, right)):
            for number, line in enumerate(column):
                canvas.drawString(x, top - down - STEP * number, line)
        canvas.drawString(LEFT, 30, "Klubbladet")

    return pdf(draw)


def test_the_left_column_is_read_before_the_right(tmp_path: Path) -> None:
    for lower in (0, 5):  # lines beside each other, and set between each other
        text = read(tmp_path, columns(LEFT_COLUMN, RIGHT_COLUMN, lower)).text
        found = [line for line in text.splitlines() if line]
        assert found == [HEAD[0], *LEFT_COLUMN, *RIGHT_COLUMN, "Klubbladet"]
        assert "Det vi-\nser et overskud" in text  # the sentence goes on at the head of the next


def test_items_of_both_columns_are_in_order(tmp_path: Path) -> None:
    read(tmp_path, columns(LEFT_COLUMN, RIGHT_COLUMN))
    meeting = read_meeting(tmp_path / "a.pdf", tmp_path)
    assert [(item.label, item.title) for item in meeting.items] == [
        ("1", "Beretning"),
        ("2", "Regnskab"),
        ("3", "Kontingent"),
        ("4", "Eventuelt"),
    ]


def test_lists_and_figures_side_by_side_stay_in_their_lines(tmp_path: Path) -> None:
    names = tuple(f"Ib Dam Lind {n}, formand for Vejudvalget" for n in range(8))
    figures = tuple(f"Skole {n} har disse elever" for n in range(8))
    for left, right in ((names, names), (figures, tuple("123 0,5 %" for _ in figures))):
        found = read(tmp_path, columns(left, right)).text.splitlines()
        assert f"{left[0]}   {right[0]}" in found


def test_columns_may_be_parted_by_a_line_across_the_page(tmp_path: Path) -> None:
    across = (
        "Beretning og regnskab blev behandlet først, derefter alle de øvrige punkter på dagsordenen"
    )
    blocks = ((LEFT_COLUMN, RIGHT_COLUMN), (LEFT_COLUMN[1:5], RIGHT_COLUMN[3:7]))

    def draw(canvas: Canvas, _: int) -> None:
        top = TOP
        for (left, right), line in zip(blocks, (HEAD[0], across), strict=True):
            canvas.drawString(LEFT, top, line)
            for x, column in ((LEFT, left), (LEFT + 240, right)):
                for number, text in enumerate(column, 1):
                    canvas.drawString(x, top - STEP * number, text)
            top -= STEP * (len(left) + 1)

    found = [line for line in read(tmp_path, pdf(draw)).text.splitlines() if line]
    first, second = blocks
    assert found == [HEAD[0], *first[0], *first[1], across, *second[0], *second[1]]
