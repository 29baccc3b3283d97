"""Motions, amendments and parts beside the decision on the case."""

from __future__ import annotations

import pytest

from corpus.outcomes.outcomes import outcome_of


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "Bo Dam foreslog, at sagen udsættes. For stemte 1, imod stemte 4. Forslaget bortfaldt. "
            "Herefter blev indstillingen sat til afstemning og godkendt med 4 stemmer mod 1.",
            "approved",
        ),
        ("Bo Dam foreslog udsættelse.\nForslaget faldt.\nIndstillingen blev godkendt.", "approved"),
        ("Bo Dam foreslog, at sagen udsættes. Forslaget faldt.", "none"),
        ("Bo Dam foreslog, at sagen udsættes. 1 stemte for, 4 imod.", "none"),
        ("Bo Dam foreslog, at sagen udsættes. Forslaget blev vedtaget.", "postponed"),
        (
            "Bo Dam foreslog, at sagen sendes tilbage. For stemte 3. Imod stemte 8. Forslaget blev "
            "ikke vedtaget. Indstillingen blev godkendt.",
            "approved",
        ),
        ("Punktet blev udsat fra sidste møde. Drøftet.", "discussed"),
        (
            "Efter debat blev planen godkendt. Bo Dam foreslog, at sagen om broen udsættes.",
            "approved",
        ),
        ("Indstillingen blev godkendt, mens forslaget om at udsætte sagen faldt.", "approved"),
        ("Forslaget om at udsætte sagen blev vedtaget.", "postponed"),
        (
            "Efter at Bo Dam havde oplyst, at prisen holder, blev indstillingen godkendt.",
            "approved",
        ),
        ("Indstillingen blev tiltrådt af A og F.", "approved"),
        ("Forslag om at hjemvise sagen til udvalget blev vedtaget.", "referred"),
        ("Bo Dam foreslog at købe en bus. Forslaget blev forkastet.", "rejected"),
        (
            "Bo Dam stillede ændringsforslag om, at lukningen udskydes til 2026. "
            "Ændringsforslaget blev vedtaget. Indstillingen bortfaldt hermed.",
            "approved",
        ),
        (
            "Bestyrelsen besluttede at antage Vej & Co. Arbejdet udføres i maj. "
            "Bump på Havvej blev ikke vedtaget (2 for, 2 imod).",
            "approved",
        ),
        (
            "Forslaget blev forkastet. Formanden oplyste, at indstillingen blev godkendt af "
            "byrådet i 2019.",
            "rejected",
        ),
    ],
)
def test_a_motion_or_a_part_does_not_decide_the_case(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome
