"""The command line: the same use cases as the windows, so that nothing can live in a widget.

Passphrases come from a prompt or, with `--passphrase-stdin`, from the first line of standard input: never from
an argument or the environment, where other programs can read them. Exit codes: 0 done, 1 refused with a
sentence, 2 misuse.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from recovery_desk import __version__, front_door
from recovery_desk.clocks import SystemClock
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import (
    Country,
    ReleaseKind,
    release_kind_from,
)
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.import_caseload import (
    Decision,
    ImportPlan,
    PlannedRow,
    outcome_as_json,
    outcome_of,
)
from recovery_desk.usecases.import_problems import RowsRefused
from recovery_desk.usecases.make_practice_desk import MOST_PEOPLE
from recovery_desk.usecases.problem_words import words_for

DONE, REFUSED, MISUSE = 0, 1, 2

_WEEKS = timedelta(days=27)
_FIRST_YEAR, _LAST_YEAR = 1994, 2200
"""From the Acts in force to well beyond anybody's sentence."""


class Refused(Exception):
    """Stops a command with a sentence and exit code 1."""


def run(arguments: Sequence[str]) -> int:
    """Runs one command; no traceback ever reaches whoever typed it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else MISUSE
    return _answered(options)


def _answered(options: argparse.Namespace) -> int:  # noqa: PLR0911 - one return for each way it can end
    try:
        return int(options.command(options))
    except Refused as refusal:
        return _refuse(str(refusal))
    except UserFacingError as problem:
        return _refuse(words_for(problem))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _refuse("Stopped. Nothing that was not finished has been kept.")
    except OSError as problem:
        return _refuse(f"{problem.strerror or 'The file could not be used'}: {problem.filename or ''}".rstrip(": "))
    except Exception as bug:  # noqa: BLE001 - the last door: a sentence and the place, never the person's words
        return _refuse(f"Something went wrong inside Recovery Desk ({_place(bug)}). Nothing half-done was kept.")


def _refuse(sentence: str) -> int:
    _aside(sentence)
    return REFUSED


def _place(bug: BaseException) -> str:
    frame = bug.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = "" if frame is None else f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
    return f"{type(bug).__name__}{where}"


def _aside(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


def _say(text: str = "") -> None:
    print(text)  # noqa: T201


def _say_json(value: object) -> None:
    _say(json.dumps(value, ensure_ascii=False, indent=2))


def _parser() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", type=_folder, metavar="DIR", default=argparse.SUPPRESS, help="where the data is")
    secret = argparse.ArgumentParser(add_help=False)
    secret.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read the passphrase from the first line of standard input",
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="answer in JSON")

    parser = argparse.ArgumentParser(
        prog="recovery-desk", parents=[data], description="With no command: opens the window."
    )
    parser.add_argument("--version", action="version", version=f"Recovery Desk {__version__}")
    parser.add_argument("--practice", action="store_true", help="open a practice desk with made-up people")
    parser.set_defaults(command=_window, data=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    _add_check_date(commands.add_parser("check-date", parents=[as_json], help="what the law makes of a release day"))

    practice = commands.add_parser("practice", parents=[data, secret], help="make a practice desk of made-up people")
    practice.add_argument("--people", type=_people, default=front_door.PRACTICE_PEOPLE, metavar="N")
    practice.add_argument("--seed", type=int, default=front_door.PRACTICE_SEED, metavar="S")
    practice.add_argument("--today", type=_day, default=None, metavar="DATE")
    practice.set_defaults(command=_practice)

    start = commands.add_parser("start", parents=[data, secret], help="start a new, empty desk")
    start.add_argument("--worker", default="", metavar="NAME", help="your name, as sheets show it")
    start.set_defaults(command=_start)

    bring_in = commands.add_parser("import", help="bring records in from a file")
    kinds = bring_in.add_subparsers(title="what", metavar="WHAT", required=True)
    caseload = kinds.add_parser("caseload", parents=[data, secret, as_json], help="a caseload spreadsheet, CSV or XLSX")
    caseload.add_argument("file", metavar="FILE")
    caseload.add_argument("--dry-run", action="store_true", help="look, and keep nothing")
    caseload.add_argument(
        "--skip-bad-rows", action="store_true", help="leave bad rows out instead of refusing the file"
    )
    caseload.add_argument("--bad-rows", metavar="FILE", help="save the rows left out to a CSV file to correct")
    caseload.set_defaults(command=_import_caseload)

    releases = commands.add_parser(
        "releases", parents=[data, secret, as_json], help="who is due out, and what is wrong"
    )
    releases.add_argument("--from", dest="first", type=_day, default=None, metavar="DATE")
    releases.add_argument("--to", dest="last", type=_day, default=None, metavar="DATE")
    releases.set_defaults(command=_releases)

    printing = commands.add_parser("print", help="sheets as PDF")
    sheets = printing.add_subparsers(title="sheets", metavar="SHEET", required=True)
    handover = sheets.add_parser("handover", parents=[data, secret], help="the handover sheet of one person")
    handover.add_argument("--person", required=True, metavar="ID")
    handover.add_argument("--out", required=True, metavar="FILE.pdf")
    handover.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
    handover.set_defaults(command=_print_handover)

    doctor = commands.add_parser("doctor", parents=[data, as_json], help="versions, paths and fonts, for IT")
    doctor.set_defaults(command=_doctor)

    practice_run = commands.add_parser("practice-run")
    practice_run.add_argument("--out", default="practice-output", metavar="DIR")
    practice_run.add_argument("--today", type=_day, default=None, metavar="DATE")
    practice_run.set_defaults(command=_practice_run)
    return parser


def _add_check_date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("due", metavar="DATE", help="the day due, 2026-12-04; - reads one JSON request a line")
    parser.add_argument("--country", type=Country, choices=list(Country), metavar="COUNTRY")
    parser.add_argument("--local-holiday", type=_day, action="append", default=[], metavar="DATE")
    parser.add_argument("--rule", type=_rule, action="append", default=[], metavar="ID=DATE")
    parser.add_argument("--sentence-days", type=_days, default=None, metavar="N")
    parser.add_argument("--days-served", type=_days, default=None, metavar="N")
    parser.add_argument("--release-kind", type=_kind, default=ReleaseKind.SENTENCE, metavar="K")
    parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="the day the question is asked")
    parser.set_defaults(command=_check_date)


def _folder(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("--data needs a folder")
    return text


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-12-04") else date.min
    except ValueError:
        day = date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-12-04")
    return day


def _rule(text: str) -> tuple[str, date]:
    name, equals, day = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not a rule like scotland-2023-s8=2027-04-01")
    return name, _day(day)


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


def _people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_PEOPLE:,} people")
    return int(text)


def _kind(text: str) -> ReleaseKind:
    kind = release_kind_from(text)
    if kind is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of: {', '.join(ReleaseKind)}")
    return kind


def _window(options: argparse.Namespace) -> int:
    if not _has_screen():
        raise Refused(
            "There is no screen here to open a window on. `recovery-desk --help` tells what can be done without one."
        )
    return front_door.run_windows(front_door.data_folder(options.data), practice=options.practice)


def _has_screen() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or platform.partition(":")[0] not in ("", "offscreen", "minimal"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_date(options: argparse.Namespace) -> int:
    from recovery_desk.exchange.release_rules_file import load_release_law
    from recovery_desk.usecases import check_date

    law = load_release_law()
    if options.due == "-":
        for line in check_date.answer_lines(sys.stdin.buffer, law.check, law.rule_ids):
            sys.stdout.write(line + "\n")
        return DONE
    try:
        question = check_date.question_from_json(_request(options), law.rule_ids)
    except UserFacingError as problem:
        _aside(f"recovery-desk check-date: {words_for(problem)}")
        return MISUSE
    answer = law.check(question)
    if options.json:
        _say_json(check_date.answer_as_json(answer))
    else:
        for line in check_date.answer_in_words(answer):
            _say(line)
    return DONE


def _request(options: argparse.Namespace) -> dict[str, object]:
    """The options as one request of the stream, so that both doors ask and refuse alike."""
    chosen: dict[str, object] = {
        "due": options.due,
        "country": options.country.value if options.country else None,
        "local_holidays": [day.isoformat() for day in options.local_holiday],
        "rules": {rule: day.isoformat() for rule, day in options.rule},
        "sentence_days": options.sentence_days,
        "days_served": options.days_served,
        "release_kind": options.release_kind.value,
        "as_of": options.as_of.isoformat() if options.as_of else None,
    }
    return {name: value for name, value in chosen.items() if value is not None}


def _practice(options: argparse.Namespace) -> int:
    folder = front_door.data_folder(options.data)
    passphrase = _from_stdin() if options.passphrase_stdin else front_door.PRACTICE_PASSPHRASE
    today = options.today or SystemClock().today()
    from recovery_desk import app

    vault = app.make_practice_vault(folder, options.people, options.seed, today, passphrase, report=_progress)
    vault.close()
    _say(f"A practice desk with {options.people:,} made-up people is in {folder}.")
    if not options.passphrase_stdin:
        _say(f"Its passphrase is: {front_door.PRACTICE_PASSPHRASE}")
    return DONE


def _start(options: argparse.Namespace) -> int:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    passphrase = _passphrase(options)
    if not options.passphrase_stdin and getpass.getpass("The same again: ") != passphrase:
        raise Refused("The two passphrases differ. Nothing was made.")
    door.start(passphrase, options.worker)
    door.close()
    _say(f"A new desk is in {door.where}.")
    return DONE


def _import_caseload(options: argparse.Namespace) -> int:

    with _open_desk(options) as desk:
        plan = desk.plan_import(desk.read_table(Path(options.file)), report=_progress)
        if options.bad_rows and plan.rejected:
            desk.save_bad_rows(plan, Path(options.bad_rows))
        outcome, kept = outcome_of(plan), False
        if not options.dry_run and (options.skip_bad_rows or not plan.rejected):
            outcome, kept = desk.apply_import(plan, skip_bad_rows=options.skip_bad_rows, report=_progress), True
    if options.json:
        offered = [{"row": row.number, "person_id": row.person_id} for row in _offered(plan)]
        _say_json({**outcome_as_json(outcome), "offered": offered, "kept": kept})
    else:
        left_out = len(outcome.rejected)
        _say(f"{outcome.rows:,} rows: {outcome.created:,} new, {outcome.matched:,} known, {left_out:,} left out.")
        for problem in (problem for row in outcome.rejected for problem in row.problems):
            _say(f"  row {problem.row}, {problem.column}: {problem.problem}")
        for row in _offered(plan):
            _say(f"  row {row.number}: taken for somebody on the desk of the same name; check that it is them.")
        for note in outcome.notes:
            _say(f"  {note}")
    if options.dry_run:
        _aside("Nothing was kept: this was a look.")
        return DONE
    if not kept:
        raise RowsRefused(len(outcome.rejected), outcome.rows)
    return DONE


def _offered(plan: ImportPlan) -> list[PlannedRow]:
    """Rows matched by name alone: probably the same person, and said so."""
    return [row for row in plan.planned if row.decision is Decision.OFFER]


def _releases(options: argparse.Namespace) -> int:
    with _open_desk(options) as desk:
        first = options.first or desk.clock.today()
        last = options.last or first + _WEEKS
        if last < first:
            raise Refused(f"{last} is before {first}: give --from the earlier day.")
        board = desk.list_releases(first, last)
    if options.json:
        _say_json([_release_as_json(release) for release in board.releases])
    else:
        _table(board)
    return DONE


def _release_as_json(release: object) -> dict[str, object]:
    from recovery_desk.usecases.check_date import answer_as_json
    from recovery_desk.usecases.list_releases import Release

    assert isinstance(release, Release)  # noqa: S101 - for the type checker
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


def _print_handover(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.is_dir():
        raise Refused(f"{out} is a folder. Give the name of a file.")
    if out.exists() and not options.force:
        raise Refused(f"{out} is there already. Choose another name, or use --force to overwrite it.")
    if not out.parent.is_dir():
        raise Refused(f"There is no folder {out.parent}.")
    with _open_desk(options) as desk:
        sheet = desk.print_handover(PersonId(options.person))
    write_durably(out, sheet.pdf, overwrite=options.force)
    for warning in sheet.warnings:
        _aside(warning)
    _say(f"{out}: {sheet.pages} page{'s' if sheet.pages != 1 else ''}.")
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from recovery_desk import app

    found = app.examine(front_door.data_folder(options.data))
    if options.json:
        _say_json(found)
    else:
        for name, value in found.items():
            _say(f"{name}: {value}")
    return DONE


def _practice_run(options: argparse.Namespace) -> int:
    from recovery_desk.practice_run import practice_run

    practice_run(Path(options.out), options.today or SystemClock().today(), _say, _table)
    return DONE


def _table(board: object) -> None:
    from recovery_desk.domain.dates import short_date
    from recovery_desk.usecases.list_releases import ReleasesBoard

    assert isinstance(board, ReleasesBoard)  # noqa: S101 - for the type checker
    many = len(board.releases)
    _say(
        f"{many} due out from {short_date(board.first)} to {short_date(board.last)}: {board.hard} on a hard day, "
        f"{board.moved} brought forward by law, {board.may_ask} may be asked out earlier. "
        f"{board.without_date} people have no date."
    )
    for release in board.releases:
        mark = "!" if release.answer.is_hard_day else " "
        row = release.row
        _say(
            f" {mark} {short_date(release.release_day):<11} {row.filed_as[:28]:<28} {row.establishment[:22]:<22} "
            f"{release.answer.short_reason}"
        )


@contextmanager
def _open_desk(options: argparse.Namespace) -> Iterator[Desk]:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    if not door.has_vault():
        raise Refused(f"There is no desk in {door.where}. Start one with: recovery-desk start --data DIR")
    desk = door.unlock(_passphrase(options))
    try:
        for warning in desk.warnings:
            _aside(warning)
        yield desk
    finally:
        door.close()


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_stdin:
        return _from_stdin()
    if not sys.stdin.isatty():
        raise Refused(
            "A passphrase is needed. Type it at the prompt, or give it on standard input with --passphrase-stdin."
        )
    return getpass.getpass("Passphrase: ")


def _from_stdin() -> str:
    line = sys.stdin.buffer.readline()
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("The passphrase on standard input is not UTF-8 text.") from None


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:,} of {of:,}", end="\n" if done >= of else "", file=sys.stderr, flush=True)  # noqa: T201
