"""The early-release request as it comes out of the printer."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from recovery_desk.printing.forms.early_release import render_early_release
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter
from tests.printing.reading import pages_of, words_of

GOLDEN = Path(__file__).parent / "golden"
LETTER = EarlyReleaseLetter(
    person_name="Craig McAllister",
    about="born 14 February 1979, prison number 117531, D Hall 1/22",
    addressed_to="The Governor\nHMP Barlinnie\nGlasgow",
    subject="Request for release before Friday 4 December 2026",
    body="I ask that Craig McAllister be released earlier.\n\nThese would not be in place:\n"
    "- Somewhere to sleep tonight.\n- First dose after release.\n\nPlease answer by 27 November.",
    asked_for=(date(2026, 12, 3), date(2026, 12, 2)),
    release_day=date(2026, 12, 4),
    written_on=date(2026, 11, 23),
    is_draft=False,
    marking="OFFICIAL-SENSITIVE: PERSONAL",
    from_name="M. Kerr",
    service_name="Prison Recovery Coordination",
    service_phone="0141 496 0100",
    printed_at=datetime(2026, 11, 23, 10, 14),
)


def test_the_words_of_the_page() -> None:
    rendered = render_early_release(LETTER)
    assert pages_of(rendered.pdf) == [(GOLDEN / "early-release-request.txt").read_text(encoding="utf-8")]
    assert rendered.warnings == ()


def test_a_draft_says_so() -> None:
    assert "Draft, not sent" in words_of(render_early_release(replace(LETTER, is_draft=True)).pdf)
    assert "Sent 23 November 2026" in words_of(render_early_release(LETTER).pdf)


def test_a_long_letter_says_on_each_page_whom_it_is_about() -> None:
    pages = pages_of(render_early_release(replace(LETTER, body="One more thing. " * 600)).pdf)
    assert len(pages) > 1
    assert "continued: Craig McAllister" in pages[1]
