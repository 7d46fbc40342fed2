"""The recovery key on paper: read back from the printed words, it is the key."""

import re
from datetime import datetime

import pytest

from recovery_desk.domain.recovery_keys import fingerprint, from_typed, in_groups
from recovery_desk.printing.forms.recovery_key import render_recovery_key
from recovery_desk.printing.qr import qr_slice
from recovery_desk.usecases.recovery_sheet import RecoverySheet
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import pages_of

KEY = bytes(range(100, 132))
SHEET = RecoverySheet(
    in_groups(KEY, is_private=True),
    fingerprint(KEY),
    "Made-up Recovery Service",
    "M. Kerr",
    datetime(2026, 11, 23, 9, 0),
    "OFFICIAL-SENSITIVE",
)


def test_the_sheet_is_one_page_and_says_what_to_do_with_it() -> None:
    drawn = render_recovery_key(SHEET)
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert_golden("recovery-key", drawn.pdf)


def test_what_is_printed_is_the_key() -> None:
    (page,) = pages_of(render_recovery_key(SHEET).pdf)
    rows = re.findall(r"(?m)^(\d+) ((?:[0-9A-Z] ){4}[0-9A-Z]) (\d+) ((?:[0-9A-Z] ){4}[0-9A-Z])$", page)
    found = {int(number): group for row in rows for number, group in (row[:2], row[2:])}
    typed = " ".join(found[number] for number in range(1, 15))
    assert from_typed(typed, wanted_private=True) == KEY


def test_the_picture_is_drawn_from_the_same_letters() -> None:
    one, other = qr_slice("".join(SHEET.groups), 505.0, 150.0), qr_slice("A" * 70, 505.0, 150.0)
    assert one.tints != other.tints
    assert all(t.x >= 0 and t.x + t.width <= 505 and t.y >= 0 and t.y + t.height <= 150 for t in one.tints)


@pytest.mark.parametrize("service", ["", "A very long name of a service " * 6])
def test_it_stays_one_page(service: str) -> None:
    from dataclasses import replace

    assert render_recovery_key(replace(SHEET, service_name=service)).pages == 1
