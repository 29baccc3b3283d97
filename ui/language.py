"""The languages of the page: a word and its translation stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Literal, Self, TypeVar, overload

Language = Literal["da", "en"]
Said = TypeVar("Said", covariant=True)


@dataclass(frozen=True)
class Spoken:
    """Words of one language; its class has them as ``Both``."""

    language: Language = "da"


@dataclass(frozen=True)
class Both(Generic[Said]):
    """An attribute of ``Spoken`` that says the same in its language."""

    da: Said
    en: Said

    def said(self, language: Language) -> Said:
        """What it says in a language."""
        return self.en if language == "en" else self.da

    @overload
    def __get__(self, spoken: None, owner: type[Spoken]) -> Self: ...
    @overload
    def __get__(self, spoken: Spoken, owner: type[Spoken]) -> Said: ...
    def __get__(self, spoken: Spoken | None, owner: type[Spoken]) -> Said | Self:
        """What an instance says; from the class both."""
        return self if spoken is None else self.said(spoken.language)


def asked_in(language: Language) -> str | None:
    """What an address says of its language: nothing when it is Danish."""
    return None if language == "da" else language


def language_of(query: Mapping[str, str]) -> Language:
    """The language that an address asks for: Danish unless it says ``sprog=en``."""
    return "en" if query.get("sprog") == "en" else "da"
