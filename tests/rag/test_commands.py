"""``python -m rag``: an answer that a person and a program can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Span, display_text
from index import Embedder, Index
from rag.__main__ import main

DECISION = "Hvad blev besluttet om forebyggelige genindlæggelser i Sundhedsklynge Vest?"
PRIVATE = "Hvad er Mads Duedahls telefonnummer?"
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(
    index_folder: Path,
    embedder: Embedder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Ask:
    """Asks over the minutes that ship; gives exit status, output and errors."""
    monkeypatch.setattr(Embedder, "load", lambda: embedder)

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main([*arguments, "--index", str(index_folder)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_an_answer_is_followed_by_its_sources(ask: Ask) -> None:
    status, out, err = ask(DECISION)
    assert (status, err) == (0, "")
    answer, sources = out.split("\nKilder\n")
    assert "[1]" in answer
    assert sources.startswith("[1] ")
    assert "Sundhedsklynge Vest, 10. maj 2023" in sources
    assert "2023-05-10 Sundhedsklynge Vest.txt" in sources
    assert "”" in sources


def test_json_is_the_prediction_record(ask: Ask, index: Index) -> None:
    status, out, err = ask(DECISION, "--json")
    assert (status, err) == (0, "")
    record = json.loads(out)
    assert record["seconds"] > 0
    assert not record["abstained"]
    assert record["citations"]
    for citation in record["citations"]:
        source = index.meetings[citation["doc"]].source
        start, end = citation["span"]
        assert citation["quote"] == display_text(source, Span(start, end))
        assert f"[{citation['marker']}]" in record["answer"]
    assert 0 < len(record["retrieved"]) <= 10


def test_a_refusal_is_no_error(ask: Ask) -> None:
    status, out, err = ask(PRIVATE)
    assert (status, err) == (0, "")
    assert "\nKilder\n" not in out
    record = json.loads(ask(PRIVATE, "--json")[1])
    assert record["abstained"]
    assert record["reason"]
    assert record["citations"] == []


def test_a_proposal_is_marked_as_one(ask: Ask) -> None:
    status, out, _ = ask("Hvad blev indstillet?", "--body", "vest", "--section", "indstilling")
    assert status == 0
    assert "indstilling (et forslag, ikke en beslutning)" in out


def test_filters_exclude(ask: Ask) -> None:
    question = "Hvad blev drøftet om genindlæggelser og mental sundhed?"
    for arguments, fits in (
        (("--body", "midt"), lambda hit: "Midt" in hit["doc"]),
        (("--body", "Sundhedsklynge"), lambda hit: "Sundhedsklynge" in hit["doc"]),
        (("--from", "10. maj 2023"), lambda hit: hit["doc"] >= "2023-05-10"),
        (("--to", "2021-03-29"), lambda hit: hit["doc"] < "2021-03-30"),
        (("--section", "Referat"), lambda hit: hit["section"] == "minutes"),
        (("--section", "minutes"), lambda hit: hit["section"] == "minutes"),
    ):
        record = json.loads(ask(question, "--json", *arguments)[1])
        assert record["retrieved"], arguments
        assert all(fits(hit) for hit in record["retrieved"]), arguments


@pytest.mark.parametrize(
    "arguments",
    [
        ("--body", "Andeby"),
        ("--body", " "),
        ("--from", "i går"),
        ("--to", "2023-02-31"),
        ("--section", "alt"),
    ],
)
def test_an_argument_that_fits_nothing_is_one_sentence(
    ask: Ask, arguments: tuple[str, ...]
) -> None:
    status, out, err = ask(DECISION, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_minutes_that_are_missing_are_one_sentence(ask: Ask, tmp_path: Path) -> None:
    status, out, err = ask(DECISION, "--corpus", str(tmp_path / "nowhere"))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "python -m rag" in capsys.readouterr().out
