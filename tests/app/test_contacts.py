"""Contact details are hidden, and numbers that are something else are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import find_contacts
from ui.contacts import HIDDEN, hide_contacts


@pytest.mark.parametrize(
    "text",
    [
        "navn@example.dk",
        "for.efter-navn+x@sub.example.co.uk",
        "navn (at) example.dk",
        "tlf. 12345678",
        "Tlf.: 98 76 54 32",
        "mobil 2212 3344",
        "+45 98765432",
        "98 76 54 32",
        "2233 4455",
        "22334455",
    ],
)
def test_contact_details_are_hidden(text: str) -> None:
    assert hide_contacts(f"Kontakt {text}, hvis det brænder.") == (
        f"Kontakt {HIDDEN}, hvis det brænder."
    )


@pytest.mark.parametrize(
    "text",
    [
        "i 2019 2020",
        "den 20112020",
        "fil 20201120",
        "i alt 22334455 kr.",
        "22.334.455 kr.",
        "75 000 kr. i 2023 og 145 000 kr. i 2024",
        "sag 2020-123456",
        "kl. 12.30 – 14.30",
        "9000 Aalborg",
        "15-17-årige",
        "hjælp@ nogen",
    ],
)
def test_other_numbers_and_signs_stay(text: str) -> None:
    assert hide_contacts(text) == text


@given(st.text(alphabet="ab1 .@+-45(at)", max_size=200))
def test_places_are_in_order_and_apart(text: str) -> None:
    places = find_contacts(text)
    flat = [offset for place in places for offset in place]
    assert flat == sorted(flat)
    assert hide_contacts(text).count(HIDDEN) == len(places)


def test_a_long_run_of_letters_is_no_burden() -> None:
    text = "a" * 200_000
    assert hide_contacts(text) == text
