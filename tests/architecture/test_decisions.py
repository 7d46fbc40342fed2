"""Decisions are cited by number: each has one of its own, in one row, and none that is cited is missing."""

import re
from pathlib import Path

import pytest

HANDBOOK = Path(__file__).resolve().parents[2] / "resources" / "handbook"
_HEADING = re.compile(r"^## (\d+)\. ", re.MULTILINE)
_CITED = re.compile(r"\bdecisions? (\d+)\b", re.IGNORECASE)


def out_of_row(text: str) -> list[int]:
    """The numbers of headings that are not the next one of the row."""
    numbers = [int(number) for number in _HEADING.findall(text)]
    return [number for at, number in enumerate(numbers, 1) if number != at]


def test_decisions_are_numbered_in_one_row() -> None:
    text = (HANDBOOK / "decisions.md").read_text(encoding="utf-8")
    assert len(_HEADING.findall(text)) == text.count("\n## ")
    assert not out_of_row(text), "Give a new decision the next free number, and put it last"


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.name)
def test_a_decision_that_is_cited_is_there(page: Path) -> None:
    known = set(_HEADING.findall((HANDBOOK / "decisions.md").read_text(encoding="utf-8")))
    assert set(_CITED.findall(page.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize(
    ("numbers", "wrong"), [("1 2 3", []), ("1 2 2", [2]), ("1 3 2", [3, 2]), ("2 3", [2, 3]), ("", [])]
)
def test_a_number_out_of_the_row_is_seen(numbers: str, wrong: list[int]) -> None:
    assert out_of_row("\n\n".join(f"## {number}. Something" for number in numbers.split())) == wrong
