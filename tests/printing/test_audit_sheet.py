"""The audit on paper: the head on every page, ids and no names."""

from dataclasses import replace
from datetime import datetime

from recovery_desk.printing.forms.audit import render_audit
from recovery_desk.usecases.audit_sheet import AuditRow, AuditSheet
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import pages_of

ROWS = (
    AuditRow(1204, "Mon 23 Nov 2026, 10:14", "M. Kerr", "Looked at: person", "…d2e3f4a5", "…d2e3f4a5"),
    AuditRow(1203, "Mon 23 Nov 2026, 10:02", "A. Singh", "Changed: hall, stay in custody", "…2e3f4a5b",
             "…d2e3f4a5"),
    AuditRow(1202, "Mon 23 Nov 2026, 09:58", "M. Kerr", "Unlocked", "…6c7d8e9f", ""),
)  # fmt: skip
SHEET = AuditSheet(
    ROWS,
    False,
    1204,
    "9f3c01ab",
    "018f6c2e-7a41-7c55-9d30-b7c1d2e3f4a5",
    "",
    "Monday 23 November 2026",
    False,
    "Made-up Recovery Service",
    "M. Kerr",
    datetime(2026, 11, 23, 10, 14),
    "OFFICIAL-SENSITIVE",
)


def test_it_says_what_it_shows_and_what_the_history_can_be_held_against() -> None:
    drawn = render_audit(SHEET)
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert_golden("audit", drawn.pdf)


def test_the_head_is_on_every_page_and_every_line_is_printed() -> None:
    drawn = render_audit(replace(SHEET, rows=ROWS * 60, has_more=True))
    pages = pages_of(drawn.pdf)
    assert len(pages) > 3
    assert all(SHEET.head in page for page in pages)
    assert sum(page.count("Unlocked") for page in pages) == 60


def test_nothing_like_that_is_said() -> None:
    (page,) = pages_of(render_audit(replace(SHEET, rows=(), whose="", days="", only_looks=True)).pdf)
    assert "No line of the history is like that." in page
    assert "looks, prints and other deeds only" in page
