"""Texts to the token ids of the default model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path


class Tokens:
    """The tokenizer of a folder that `index.model_folder` wrote; safe to use from several threads.

    Attributes:
        begin, end: the ids that stand around a text.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        added = self._tokenizer.get_added_tokens_decoder().values()
        self._plain = PlainText(token.content for token in added if token.special)
        self.begin, self.end = self._tokenizer.encode("").ids

    def special(self, prompt: str, text: str) -> list[int]:
        """The ids of prompt and text with the special tokens at both ends."""
        ids: list[int] = self._tokenizer.encode(prompt + self._plain(text)).ids
        return ids

    def plain(self, text: str) -> list[int]:
        """The ids of a text alone, without special tokens."""
        ids: list[int] = self._tokenizer.encode(self._plain(text), add_special_tokens=False).ids
        return ids


@lru_cache(maxsize=4)
def tokens_of(folder: Path) -> Tokens:
    """The tokenizer of a folder, loaded once: it takes 280 MB."""
    return Tokens(folder)


class PlainText:
    """Makes a text harmless to a tokenizer.

    A tokenizer would read `<s>` (struck-out text in Markdown) as the beginning of a text, cannot
    read half a surrogate pair at all, and U+0000 has no meaning to it.
    """

    def __init__(self, specials: Iterable[str]) -> None:
        words = [re.escape(word) for word in specials if len(word) > 1]
        self._special = re.compile("|".join(sorted(words, key=len, reverse=True)) or r"(?!)")
        self._unreadable = re.compile("[\0\ud800-\udfff]")

    def __call__(self, text: str) -> str:
        """The text as a tokenizer may have it."""
        text = self._unreadable.sub(" ", text)
        return self._special.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)
