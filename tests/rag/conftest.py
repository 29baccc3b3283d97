"""What the tests of answers share: an assistant over invented minutes of other bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Embedder, build_index, open_index
from rag import Answer, Assistant, Turn
from tests.rag.bodies import FILES

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    """Answers over invented minutes of a town council, a school and a housing association."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    index = tmp_path_factory.mktemp("elsewhere-index")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder))


@pytest.fixture(scope="session")
def ask_elsewhere(elsewhere: Assistant) -> Ask:
    """Asks one question after others: the last is answered, each with its turns before it."""

    def ask(*questions: str) -> Answer:
        history: list[Turn] = []
        for question in questions[:-1]:
            said = elsewhere.answer(question, history).text
            history += [Turn("user", question), Turn("assistant", said)]
        return elsewhere.answer(questions[-1], history)

    return ask
