"""Votes on answers: kept beside others' at once, and exported as questions that can be used."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect

import eval.__main__ as evaluation
from index import Index
from rag import Assistant
from tests.app.browsing import OpenPage, Served, Shoot, ask, serious
from ui.__main__ import main
from ui.feedback import FeedbackStore
from ui.judging import judged
from ui.session import Exchange, Session

QUESTIONS = (
    ("Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?", 1),
    ("Hvem havde afbud i Klynge Syd?", -1),
    ("Hvad besluttede Sundhedsklynge Nord?", 1),
    ("Hvem stemte imod?", -1),
)


def exchange(index: Index, assistant: Assistant, question: str) -> Exchange:
    answer = assistant.answer(question)
    return Exchange(question, answer, index.meetings, generation=index.generation)


def test_exported_votes_are_a_question_set_that_can_be_used(
    index: Index, assistant: Assistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = FeedbackStore(tmp_path)
    for question, vote in QUESTIONS:
        store.vote(exchange(index, assistant, question), vote)
    out = tmp_path / "spoergsmaal.jsonl"
    assert main(["feedback", "--index", str(tmp_path), "--export", str(out)]) == 0
    assert evaluation.main(["check", str(out)]) == 0
    good, bad, refused, missed = map(json.loads, out.read_text("utf-8").splitlines())
    assert good["gold"][0]["doc"].startswith("2023-05-10")
    assert good["answerable"]
    assert good["must_contain"]
    assert bad["must_not"]
    assert (refused["type"], refused["answerable"]) == ("unanswerable", False)
    assert missed["answerable"]


def test_many_people_vote_at_once(index: Index, assistant: Assistant, tmp_path: Path) -> None:
    voted = exchange(index, assistant, QUESTIONS[0][0])
    with ThreadPoolExecutor(16) as pool:
        ids = list(pool.map(lambda _: FeedbackStore(tmp_path).vote(voted, 1), range(40)))
    assert {vote.id for vote in FeedbackStore(tmp_path).all()} == set(ids)


def test_a_changed_mind_is_one_vote_and_a_remark_has_no_phone_number(
    index: Index, assistant: Assistant, tmp_path: Path
) -> None:
    store = FeedbackStore(tmp_path)
    session = Session().with_exchange(exchange(index, assistant, QUESTIONS[0][0]))
    for data in ({"turn": 0, "vote": 1}, {"turn": 0, "vote": -1}):
        session = judged(session, data, store)
    session = judged(session, {"turn": 0, "remark": "Ring til 98 76 54 32"}, store)
    (kept,) = store.all()
    assert kept.vote == -1
    assert kept.generation == index.generation
    assert kept.remark == "Ring til [kontaktoplysning skjult]"


@pytest.mark.parametrize(
    "data", [None, [], {}, {"turn": 9, "vote": 1}, {"turn": 0, "vote": 5}, {"turn": "0"}]
)
def test_what_is_no_vote_changes_nothing(data: object, tmp_path: Path) -> None:
    session = Session().with_exchange(Exchange("Hvad?", failure="failed"))
    assert judged(session, data, FeedbackStore(tmp_path)) == session
    assert judged(session, {"turn": 0, "vote": 1}, FeedbackStore(tmp_path)) == session


def test_a_vote_in_the_page_is_kept_with_its_remark(
    open_page: OpenPage, served: Served, shoot: Shoot
) -> None:
    page = open_page()
    turn = ask(page, "Hvem deltog i mødet i Klynge Syd?")
    turn.get_by_role("button", name="Godt svar").press("Enter")
    expect(turn.get_by_role("button", name="Godt svar")).to_have_attribute("aria-pressed", "true")
    assert serious(page) == []
    shoot(page, "feedback")
    turn.get_by_label("Bemærkning (kan udelades)").fill("Klart og tydeligt")
    turn.get_by_role("button", name="Send").click()
    expect(turn.get_by_role("status")).to_contain_text("gemt på denne maskine")
    kept = FeedbackStore(served.index).all()[-1]
    assert (kept.vote, kept.remark) == (1, "Klart og tydeligt")
