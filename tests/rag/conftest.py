"""What the tests of answers share: an assistant over invented minutes of other bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from index import Embedder, build_index, open_index
from rag import Answer, Assistant, Turn
from tests.rag.bodies import FILES

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def elsewhere(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Assistant:
    """Answers over invented minutes of a town council, a school and a housing association."""
    return assistant_over(FILES)


@pytest.fixture(scope="session")
def assistant_over(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Callable[[Mapping[str, str]], Assistant]:
    """Makes an assistant over files, given as text by name."""

    def make(files: Mapping[str, str]) -> Assistant:
        folder = tmp_path_factory.mktemp("minutes")
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        index = tmp_path_factory.mktemp("index")
        build_index(folder, index, embedder)
        return Assistant(open_index(index, embedder))

    return make


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
