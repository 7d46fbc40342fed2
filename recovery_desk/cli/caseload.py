"""The caseload: bringing a spreadsheet in, and who is due out."""

import argparse
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from recovery_desk.cli.arguments import day, number, one_of
from recovery_desk.cli.boards import board_in_words
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import (
    DONE,
    Refused,
    aside,
    in_order,
    new_file,
    open_desk,
    progress,
    say,
    say_json,
)
from recovery_desk.domain.counting import so_many
from recovery_desk.usecases.check_date import answer_as_json
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.import_caseload import (
    Decision,
    Field,
    ImportOutcome,
    ImportPlan,
    PlannedRow,
    outcome_as_json,
    outcome_of,
)
from recovery_desk.usecases.import_outcome_words import mapping_in_words, news_in_words, rows_to_correct
from recovery_desk.usecases.import_problems import NoNameColumn, RowsRefused
from recovery_desk.usecases.list_releases import Release
from recovery_desk.usecases.problem_words import words_for

_WEEKS = timedelta(days=27)


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    caseload = commands.add_to("import", "caseload", "a caseload spreadsheet, CSV or XLSX", commands.shared.all)
    caseload.add_argument("file", metavar="FILE")
    caseload.add_argument("--dry-run", action="store_true", help="look, and keep nothing")
    caseload.add_argument(
        "--skip-bad-rows", action="store_true", help="leave bad rows out instead of refusing the file"
    )
    caseload.add_argument(
        "--bad-rows", metavar="FILE", help="save the rows left out to a CSV file, to correct and import again"
    )
    caseload.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="FIELD=HEADING",
        help=f"take a field from another column than was guessed, or from none: {', '.join(Field)}",
    )
    caseload.add_argument(
        "--not-the-same",
        type=number,
        action="append",
        default=[],
        metavar="ROW",
        help="this row is somebody else than the person of the same name it would be taken for",
    )
    caseload.add_argument("--force", action="store_true", help="overwrite the file of --bad-rows if it is there")
    caseload.set_defaults(command=_import_caseload)

    releases = commands.add("releases", "who is due out, and what is wrong", commands.shared.all)
    releases.add_argument("--from", dest="first", type=day, default=None, metavar="DATE")
    releases.add_argument("--to", dest="last", type=day, default=None, metavar="DATE")
    releases.set_defaults(command=_releases)


def _import_caseload(options: argparse.Namespace) -> int:
    to_correct = _to_correct(options)
    with open_desk(options) as desk:
        plan = _plan(desk, options)
        others = _declined(plan, options.not_the_same)
        if to_correct is not None and plan.rejected:
            desk.save_bad_rows(plan, to_correct, overwrite=options.force)
        outcome, kept = outcome_of(plan, others), False
        if not options.dry_run and (options.skip_bad_rows or not plan.rejected):
            skip = options.skip_bad_rows
            outcome = desk.apply_import(plan, skip_bad_rows=skip, not_the_same=others, report=progress)
            kept = True
    taken = [row for row in _offered(plan) if row.number not in others]
    if options.json:
        offered = [{"row": row.number, "person_id": row.person_id} for row in taken]
        say_json({**outcome_as_json(outcome), "offered": offered, "kept": kept})
    else:
        _in_words(taken, outcome)
    if outcome.rejected or to_correct is not None:
        aside(rows_to_correct(len(outcome.rejected), "" if to_correct is None else str(to_correct)))
    if options.dry_run:
        aside("Nothing was kept: this was a look.")
        return DONE
    if not kept:
        raise RowsRefused(len(outcome.rejected), outcome.rows)
    return DONE


def _declined(plan: ImportPlan, rows: Sequence[int]) -> frozenset[int]:
    """The rows that are somebody else. Raises `Refused` for one that nobody is taken for by name alone."""
    offered = {row.number for row in _offered(plan)}
    for row in rows:
        if row not in offered:
            raise Refused(f"Row {row} is not taken for anybody by name alone. Nothing was imported.")
    return frozenset(rows)


def _in_words(taken: Sequence[PlannedRow], outcome: ImportOutcome) -> None:
    left_out = len(outcome.rejected)
    say(f"{so_many(outcome.rows, 'row')}: {outcome.created:,} new, {outcome.matched:,} known, {left_out:,} left out.")
    say(f"  {mapping_in_words(outcome.mapping)}")
    if news := news_in_words(outcome.matched, outcome.changed, outcome.news):
        say(f"  {news}")
    for problem in (problem for row in outcome.rejected for problem in row.problems):
        column = f", {problem.column}" if problem.column else ""
        say(f"  row {problem.row}{column}: {problem.problem}")
    for row in taken:
        say(
            f"  row {row.number}: taken for somebody on the desk of the same name. If not, --not-the-same {row.number}."
        )
    for note in outcome.notes:
        say(f"  {note}")


def _plan(desk: Desk, options: argparse.Namespace) -> ImportPlan:
    table = desk.read_table(Path(options.file))
    try:
        return desk.plan_import(table, report=progress, columns=dict(options.column))
    except NoNameColumn as problem:
        raise Refused(f"{words_for(problem)} With --column full_name=HEADING.") from problem


def _column(text: str) -> tuple[Field, str]:
    name, equals, heading = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{text}” is not like release_date=Lib date.")
    return one_of(Field)(name.strip()), heading.strip()


def _to_correct(options: argparse.Namespace) -> Path | None:
    """Where the rows left out go: never over another file unasked, and never over the list itself."""
    if not options.bad_rows:
        return None
    out = new_file(options.bad_rows, force=options.force)
    listed = Path(options.file)
    if out.exists() and listed.exists() and out.samefile(listed):
        raise Refused(f"{out} is the list itself. Choose another name for the rows to correct.")
    return out


def _offered(plan: ImportPlan) -> list[PlannedRow]:
    """Rows matched by name alone: probably the same person, and said so."""
    return [row for row in plan.planned if row.decision is Decision.OFFER]


def _releases(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        first = options.first or desk.clock.today()
        last = options.last or first + _WEEKS
        in_order(first, last)
        board = desk.list_releases(first, last)
    if options.json:
        say_json([_release_as_json(release) for release in board.releases])
    else:
        board_in_words(board)
    return DONE


def _release_as_json(release: Release) -> dict[str, object]:
    row = release.row
    return {
        "person_id": row.person_id,
        "name": row.filed_as,
        "prison_number": row.prison_number,
        "establishment": row.establishment,
        "place": row.place,
        "kind": row.kind.value,
        "told_by": row.told_by,
        **answer_as_json(release.answer),
        "hard_day": release.answer.is_hard_day,
    }
