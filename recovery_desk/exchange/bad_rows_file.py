"""The rows that could not be imported, as a file to put right and import again."""

import csv
from pathlib import Path

from recovery_desk.usecases.import_caseload import ImportPlan
from recovery_desk.usecases.import_caseload.mapping import is_problem_column
from recovery_desk.usecases.import_problems import BadRowsNotSaved, FileIsThere

PROBLEM_HEADING = "Problem"
"""The last column: what was wrong. It is left out when the file is imported again."""

_CALCULATED = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_BLANK = ("\t", "\r", "\n")


def save_bad_rows(plan: ImportPlan, path: Path, *, overwrite: bool = False) -> int:
    """Writes the rejected rows of `plan` under their own headings; returns how many.

    The file opens in Excel with its letters whole (UTF-8 with mark), and nothing in it is calculated.

    Raises:
        FileIsThere: there is such a file, and `overwrite` is not set.
        BadRowsNotSaved: the place cannot be written to.
    """
    kept = [column for column, heading in enumerate(plan.written_headings) if not is_problem_column(heading)]
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*(defused(plan.written_headings[column]) for column in kept), PROBLEM_HEADING])
            for row in plan.rejected:
                beyond = range(len(plan.written_headings), len(row.cells))
                cells = [defused(_cell(row.cells, column)) for column in kept]
                said = " ".join(
                    f"{problem.column}: {problem.problem}" if problem.column else problem.problem
                    for problem in row.problems
                )
                writer.writerow([*cells, defused(said), *(defused(row.cells[column]) for column in beyond)])
    except FileExistsError as error:
        raise FileIsThere(path.name) from error
    except OSError as error:
        raise BadRowsNotSaved(path.name) from error
    return len(plan.rejected)


def defused(text: str) -> str:
    """`text` so that no spreadsheet calculates it: an apostrophe first, which the import takes off again."""
    is_calculated = text.startswith(_BLANK) or text.lstrip().startswith(_CALCULATED)
    return "'" + text if is_calculated else text


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if column < len(cells) else ""
