"""Who was there by office, group, organisation and status; who opened, signed and is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from index import Embedder, build_index, open_index
from rag import Answer, Assistant

Ask = Callable[[str], Answer]

MINUTES = """# Referat af møde i Sundhedsforum Østkysten

Torsdag den 6. februar 2025 kl. 13.00–15.00

Formænd:
- Borgmester Karla Vestermark, Solby Kommune
- Regionsrådsformand Aage Lindhardt, Region Østland

Deltagere:
- Borgmester Poul Egelund, Havnby Kommune
- Direktør Sanne Brorholt, Solby Kommune
- Sundhedschef Mikkel Thorsager, Havnby Kommune
- Direktør Rie Holmstrup, Region Østland
- Jytte Elkjær, PLO-Østland (indtil kl. 14)
- Formand Asta Lindhard, Patientrådet

Sekretariat:
- Konsulent Olav Stenbæk, Solby Kommune

Afbud:
- Borgmester Birgit Solvang, Engsted Kommune
- Direktør Tage Hvidkilde, Engsted Kommune

## 1. Velkommen v/ Karla Vestermark

Karla Vestermark bød velkommen. Asta Lindhard er nyt medlem af forummet og præsenterede sig.

## 2. Rehabilitering

Forummet drøftede ventetiden. Det blev foreslået at oprette flere hold om aftenen.
Rie Holmstrup foreslog en fælles visitation.

## 3. Eventuelt

Intet.

Venlig hilsen
Olav Stenbæk
"""


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Ask:
    return assistant_over({"2025-02-06 Sundhedsforum Østkysten.md": MINUTES}).answer


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Hvilken borgmester manglede i februar 2025?", ["Birgit Solvang"], "Tage Hvidkilde"),
        ("hvilkn borgmster mangled i februar 2025", ["Birgit Solvang"], "Tage Hvidkilde"),
        (
            "Hvilke embedsfolk fra kommunerne (ikke politikere, ikke sekretariat) deltog?",
            ["Sanne Brorholt", "Mikkel Thorsager"],
            "Olav Stenbæk",
        ),
        ("Which mayors attended the meeting?", ["Karla Vestermark", "Poul Egelund"], "Solvang"),
        ("Hvem fra lægernes organisation var til stede?", ["Jytte Elkjær"], "Asta Lindhard"),
        ("Hvem talte patienternes sag på mødet?", ["Asta Lindhard"], "Jytte Elkjær"),
        ("Hvem var de to formænd?", ["Karla Vestermark", "Aage Lindhardt"], "Asta Lindhard"),
        (
            "Hvilken borgmester deler formandsstolen med regionen?",
            ["Karla Vestermark"],
            "Aage Lindhardt",
        ),
        ("Hvilke politikere fra Havnby Kommune deltog?", ["Poul Egelund"], "Mikkel Thorsager"),
        ("Hvem tog imod deltagerne ved mødets start?", ["Karla Vestermark bød"], "Brorholt"),
        ("Hvem står som afsender nederst på referatet?", ["Olav Stenbæk"], "Vestermark"),
        ("Hvem var nyt medlem på mødet?", ["Asta Lindhard"], "Jytte Elkjær"),
        ("Hvilken kommune hører Mikkel Thorsager til?", ["Havnby Kommune"], "Egelund"),
        ("Hvem foreslog en fælles visitation?", ["Rie Holmstrup foreslog"], "Egelund"),
    ],
)
def test_whoever_is_all_that_the_question_says_is_told_and_nobody_else(
    ask: Ask, question: str, told: list[str], besides: str
) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert all(name in answer.text for name in told), answer.text
    assert besides not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvilken rådmand manglede på mødet den 6. februar 2025?",
        "Hvem var det, der foreslog flere hold om aftenen?",
    ],
)
def test_when_nobody_is_named_nobody_is_told(ask: Ask, question: str) -> None:
    assert ask(question).abstained


CLUB = """# Referat af møde i Fællesrådet for Solby Havn

Dato: 10. oktober 2024

**Deltagere:**
- Karla Vestermark (A), formand
- Poul Egelund (PE), hospitalsdirektør, Solby Sygehus
- Sanne Brorholt, overlæge, Solby Sygehus
- Mikkel Thorsager, direktør, Havnens Stål A/S
- Rie Holmstrup, sundhedschef, Solby Kommune
- Jytte Elkjær, praktiserende læge
- Tage Hvidkilde, lægesekretær, Lægehuset Solby
- Olav Stenbæk (elevrepræsentant)
- Keld Brusgaard (medarbejderrepræsentant)

**Afbud:**
- Asta Lindhard (viceskoleleder)
- Birgit Solvang (sekretariatet)

## 1. Åbning

Poul Egelund startede mødet. Ane Fuglebjerg er valgt som nyt rådsmedlem.
"""


@pytest.fixture(scope="module")
def ask_club(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    (folder / "2024-10-10 Fællesrådet.md").write_text(CLUB, "utf-8")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder)).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvilke politikere deltog i Fællesrådet?", "Vestermark"),
        ("Hvilke embedsfolk deltog i Fællesrådet?", "Egelund Holmstrup"),
        ("Hvilken hospitalsdirektør deltog i Fællesrådet?", "Egelund"),
        ("Hvem fra sygehuset deltog i Fællesrådet?", "Egelund Brorholt"),
        ("Hvilke læger deltog i Fællesrådet?", "Brorholt Elkjær"),
        ("Hvilken lægesekretær deltog i Fællesrådet?", "Hvidkilde"),
        ("Hvilke elever deltog i Fællesrådet?", "Stenbæk"),
        ("Hvilke medarbejdere deltog i Fællesrådet?", "Brusgaard"),
        ("Hvilke forældre deltog i Fællesrådet den 10. oktober 2024?", ""),
        ("Hvem fra sekretariatet havde afbud til Fællesrådet?", "Solvang"),
        ("Hvem indledte mødet i Fællesrådet?", "Egelund"),
        ("Hvem er nyt medlem af Fællesrådet?", "Fuglebjerg"),
    ],
)
def test_an_office_or_a_group_is_told_by_what_is_printed_of_each(
    ask_club: Ask, question: str, told: str
) -> None:
    answer = ask_club(question)
    surnames = "Vestermark Egelund Brorholt Thorsager Holmstrup Elkjær Hvidkilde Stenbæk Brusgaard"
    everybody = f"{surnames} Lindhard Solvang Fuglebjerg".split()
    assert answer.abstained is not bool(told)
    assert [name for name in everybody if name in answer.text] == told.split()


def test_a_deputy_is_no_reason_to_say_that_nobody_was_away(ask_club: Ask) -> None:
    assert "Lindhard" in ask_club("Hvilke ledere havde afbud til Fællesrådet?").text
