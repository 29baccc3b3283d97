"""What those who met agreed to do with a case, and what they did not recommend."""

from __future__ import annotations

import pytest

from corpus.outcomes.outcomes import outcome_of


@pytest.mark.parametrize(
    "agreed", ["Der var enighed om", "Udvalget var enige om", "Rådet enedes om"]
)
@pytest.mark.parametrize(
    ("what", "outcome"),
    [
        ("at udsætte sagen", "postponed"),
        ("at afvise forslaget", "rejected"),
        ("at sige nej til tilbuddet", "rejected"),
        ("ikke at støtte ansøgningen", "rejected"),
        ("at tage orienteringen til efterretning", "noted"),
        ("at sende planen i høring", "referred"),
        ("at oversende sagen til Økonomiudvalget", "referred"),
        ("at anbefale forslaget", "referred"),
        ("at tage punktet af dagsordenen", "withdrawn"),
        ("at sende et brev til naboerne", "approved"),
        ("at godkende indstillingen", "approved"),
    ],
)
def test_what_they_agree_on_is_what_comes_of_it(agreed: str, what: str, outcome: str) -> None:
    assert outcome_of(f"{agreed} {what}.")[0] == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Der var ikke enighed om at udsætte sagen.",
        "Der var ingen enighed om at godkende planen.",
        "Udvalget var ikke enigt om at lukke skolen.",
    ],
)
def test_what_they_do_not_agree_on_is_no_outcome(text: str) -> None:
    assert outcome_of(text) == ("none", None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Der var stor opbakning til den reviderede plan.", "approved"),
        ("Der blev udtrykt opbakning til at indføre en fælles skabelon.", "approved"),
        ("Klyngen bakkede op om pilotforløbet.", "approved"),
        ("Der var opbakning til forslaget, men der mangler penge.", "none"),
        ("Der var opbakning til at drøfte sagen igen.", "none"),
        ("Klyngen bakker op om tanken.", "none"),
        ("Der var opbakning til målgruppen.", "none"),
        ("Der var ingen opbakning til planen.", "none"),
    ],
)
def test_those_who_back_a_plan_or_the_doing_of_it_agree_on_it(text: str, outcome: str) -> None:
    assert outcome_of(text, "Klyngen")[0] == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("A, V og F godkendte.", "approved"),
        ("Et flertal (A+V+C) godkender indstillingen. O tager forbehold.", "approved"),
        ("V og C kan godkende salget. Salget er dermed godkendt.", "approved"),
        ("A og F godkendte. V, C og O stemte imod.", "none"),
        ("A og F godkender ikke salget.", "none"),
    ],
)
def test_parties_approve_for_the_meeting_where_nobody_is_against(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Den faglige klynge havde i januar besluttet at anbefale tre projekter.",
        "Sundhedshuset havde på et møde i maj fået planen godkendt.",
    ],
)
def test_what_had_been_decided_before_is_no_outcome(text: str) -> None:
    assert outcome_of(text) == ("none", None)


def test_what_a_meeting_had_before_it_is_no_decision_from_before() -> None:
    assert outcome_of("Ib Dam havde en ændring med og forslaget blev vedtaget.")[0] == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "Anbefales ikke.",
        "Ikke anbefalet.",
        "Kunne ikke anbefales.",
        "Forslaget anbefales ikke.",
        "Indstillingen kunne ikke anbefales.",
        "Udvalget anbefaler ikke forslaget.",
        "Udvalget kan ikke anbefale indstillingen.",
        "Et flertal (A, F) anbefaler ikke forslaget.",
        "Anbefales afslået.",
        "Udvalget kan ikke anbefale projektet.",
    ],
)
def test_what_is_not_recommended_is_not_passed_on(text: str) -> None:
    assert outcome_of(text)[0] == "rejected"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Det blev vedtaget at udsætte sagen.", "postponed"),
        ("Klyngen valgte at sige nej tak.", "rejected"),
        ("Udvalget besluttede at tage punktet af dagsordenen.", "withdrawn"),
        ("Bestyrelsen besluttede at sende invitationen ud i maj.", "approved"),
        ("Ib Dam valgte at sige nej tak til en plads i rådet, fortalte han.", "none"),
    ],
)
def test_what_a_body_decides_to_do_is_told_from_what_it_does_to_the_case(
    text: str, outcome: str
) -> None:
    assert outcome_of(text, "Klyngen")[0] == outcome
