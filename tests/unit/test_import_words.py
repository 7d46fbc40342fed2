from datetime import date

import pytest

from recovery_desk.domain.dates_as_typed import DateNotUnderstood, WhyNot
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import import_problems
from recovery_desk.usecases.import_problems import (
    BadRowsNotSaved,
    CellProblem,
    FileIsThere,
    FileKind,
    MappingNotUnderstood,
    NoNameColumn,
    NotATable,
    PlanOutOfDate,
    RowsRefused,
    TableRowTooLong,
    TableTooLarge,
    TableTooLargeUnpacked,
    Wrong,
)
from recovery_desk.usecases.problem_words import has_words, words_for

EVERY_ONE: list[UserFacingError] = [
    *(CellProblem(wrong, "SHOWN", ("HMP Barlinnie", "HMP Low Moss"), 7, 300) for wrong in Wrong),
    *(DateNotUnderstood("4/12/26", why, date(2026, 12, 4)) for why in WhyNot),
    *(NotATable("list.csv", kind) for kind in FileKind),
    NoNameColumn("list.csv", ("Notes", "Phone")),
    MappingNotUnderstood("Surname"),
    RowsRefused(1, 10),
    RowsRefused(2, 10_000),
    PlanOutOfDate(4),
    TableRowTooLong("list.csv", 3),
    TableTooLarge("list.csv", 200_000_000),
    TableTooLargeUnpacked("list.xlsx", 600_000_000),
    FileIsThere("bad.csv"),
    BadRowsNotSaved("bad.csv"),
]


@pytest.mark.parametrize("problem", EVERY_ONE, ids=lambda problem: f"{type(problem).__name__} {problem}")
def test_every_problem_has_a_sentence(problem: UserFacingError) -> None:
    sentence = words_for(problem)
    assert sentence[-1] in ".?"
    assert "  " not in sentence
    assert "None" not in sentence


def test_no_kind_of_problem_was_forgotten() -> None:
    kinds = [kind for kind in vars(import_problems).values() if isinstance(kind, type)]
    problems = [kind for kind in kinds if issubclass(kind, UserFacingError) and kind is not UserFacingError]
    assert problems
    root = import_problems.TableProblem
    assert [kind.__name__ for kind in problems if kind is not root and not has_words(kind)] == []


def test_what_is_quoted_from_a_cell_is_clipped() -> None:
    assert len(words_for(CellProblem(Wrong.NO_LETTERS, "9" * 1_000_000))) < 200
    assert len(words_for(DateNotUnderstood("9" * 1_000_000, WhyNot.UNREADABLE))) < 200
