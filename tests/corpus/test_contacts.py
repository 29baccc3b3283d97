"""Contact details are found by their shape, and numbers that are something else are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import find_contacts


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_contacts(text)]


@pytest.mark.parametrize(
    "contact",
    [
        "navn@example.dk",
        "for.efter-navn+x@sub.example.co.uk",
        "navn (at) example.dk",
        "navn [snabel-a] example.dk",
        "tlf. 12345678",
        "Tlf.: 98 76 54 32",
        "telefon nr. 98 76 54 32",
        "mobil 2212 3344",
        "+45 98765432",
        "+4598765432",
        "0045 98 76 54 32",
        "98 76 54 32",
        "98.76.54.32",
        "2233 4455",
        "22334455",
        "010190-1234",
        "010190 1234",
        "3112451234",
    ],
)
def test_contact_details_are_found_in_any_sentence(contact: str) -> None:
    assert found(f"Kontakt {contact}, hvis det brænder.") == [contact]
    assert found(f"Ib Dam ({contact}).") == [contact]


def test_a_second_number_after_a_telephone_number_is_one_too() -> None:
    assert found("Tlf. 98 76 54 32 / 12 34 56 78") == ["Tlf. 98 76 54 32", " / 12 34 56 78"]


@pytest.mark.parametrize(
    "text",
    [
        "i 2019 2020",
        "den 20112020",
        "fil 20201120",
        "i alt 22334455 kr.",
        "kr. 22334455",
        "22.334.455 kr.",
        "75 000 kr. i 2023 og 145 000 kr. i 2024",
        "sag 2020-123456",
        "sag 22334455",
        "Sagsnr. 22334455",
        "Sags ID: 22334455",
        "j.nr. 22 33 44 55",
        "CVR-nr. 22334455",
        "Dok.nr.: 22334455",
        "punkt 22334455",
        "EMN-2025-003383",
        "1-21-78-2-18",
        "27.00.00-A00-12-17",
        "kl. 12.30 – 14.30",
        "9000 Aalborg",
        "15-17-årige",
        "hjælp@ nogen",
        "den 01.01.2020 1234 borgere",
    ],
)
def test_dates_amounts_and_case_numbers_are_none(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="ab1 .@+-45(at)/", max_size=200))
def test_places_are_in_order_and_apart(text: str) -> None:
    flat = [offset for place in find_contacts(text) for offset in place]
    assert flat == sorted(flat)


@pytest.mark.parametrize("unit", ["a", "1", "12 ", "tlf ", "a@", "1."])
def test_a_long_run_is_no_burden(unit: str) -> None:
    assert len(find_contacts(unit * 50_000)) < 50_000
